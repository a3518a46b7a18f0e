import type { Table } from '../../../shared/table/table.ts'
import type { Key, Write } from '../../../shared/table/write.ts'
import type { Instant } from '../../../shared/time/civil.ts'

export const trustType = 'trusted-contact'

/** Apart from the ledgers: whom a house trusts stays for years, and who waits for an answer is read every day. */
const trustKey = (house: string, contactId: string): Key => ({
  pk: `TRUSTED#${house}`,
  sk: `CONTACT#${contactId}`,
})

/** Those of some contacts that the house trusts; a read for each, so ask only where the answer matters. To tell it costs half of deciding by it. */
export async function readTrusted(
  table: Table,
  house: string,
  contactIds: readonly string[],
  how: { consistent: boolean } = { consistent: true },
): Promise<Set<string>> {
  const keys = [...new Set(contactIds)].map((contactId) => trustKey(house, contactId))
  const items = keys.length === 0 ? [] : await table.getMany(keys, how)
  return new Set(items.map(({ sk }) => sk.slice('CONTACT#'.length)))
}

/** Until somebody ends it; writing twice is no fault. */
export function trustWrite(house: string, contactId: string, now: Instant): Write {
  const key = trustKey(house, contactId)
  return { kind: 'put', key, item: { ...key, type: trustType, owner: contactId, since: now } }
}

export function noTrustWrite(house: string, contactId: string): Write {
  return { kind: 'delete', key: trustKey(house, contactId) }
}

export function trustHouseOf({ pk }: Key): string {
  return pk.slice('TRUSTED#'.length)
}
