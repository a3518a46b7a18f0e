import type { Table } from '../../../shared/table/table.ts'
import type { Item, Key } from '../../../shared/table/write.ts'
import type { Instant } from '../../../shared/time/civil.ts'
import type { Ledger } from '../rules/limits.ts'

/** Who asked what in a house lies in one partition: the inbox is one query. */
export const ledgerKey = (house: string, contactId: string): Key => ({
  pk: `REQUESTS#${house}`,
  sk: `CONTACT#${contactId}`,
})

export async function readLedgers(table: Table, house: string): Promise<Ledger[]> {
  const items = await table.query({ pk: ledgerKey(house, '').pk, consistent: true })
  return items.map(parseLedger)
}

/** Of some contacts of a house; who has not asked for anything lately has none. */
export async function readLedgersOf(
  table: Table,
  house: string,
  contactIds: readonly string[],
): Promise<Ledger[]> {
  const keys = [...new Set(contactIds)].map((contactId) => ledgerKey(house, contactId))
  const items = keys.length === 0 ? [] : await table.getMany(keys, { consistent: true })
  return items.map(parseLedger)
}

/** Of one contact in some houses, as they are stored. */
export async function readLedgerItems(
  table: Table,
  houses: readonly string[],
  contactId: string,
): Promise<Item[]> {
  const keys = houses.map((house) => ledgerKey(house, contactId))
  return keys.length === 0 ? [] : table.getMany(keys)
}

export function ledgerHouseOf({ pk }: Key): string {
  return pk.slice('REQUESTS#'.length)
}

/** The same, `most` of them, from where a page before ended. */
export async function readSomeLedgers(
  table: Table,
  house: string,
  { from, most }: { from?: string | undefined; most: number },
): Promise<Ledger[]> {
  const { pk } = ledgerKey(house, '')
  const range = { from: `CONTACT#${from ?? ''}`, to: 'CONTACT#~', limit: most }
  return (await table.query({ pk, ...range, consistent: true })).map(parseLedger)
}

export async function readLedger(
  table: Table,
  house: string,
  contactId: string,
): Promise<Ledger | undefined> {
  const item = await table.get(ledgerKey(house, contactId), { consistent: true })
  return item && parseLedger(item)
}

function parseLedger(item: Item): Ledger {
  const withPrefix = (prefix: string) =>
    Object.entries(item).flatMap(([name, value]) =>
      name.startsWith(prefix) ? [[name.slice(prefix.length), value] as const] : [],
    )
  const unproved = withPrefix('u_') as [string, Instant][]
  return {
    contactId: item.sk.slice('CONTACT#'.length),
    open: new Map([...(withPrefix('o_') as [string, Instant][]), ...unproved]),
    unproved: new Set(unproved.map(([id]) => id)),
    recent: new Map(withPrefix('r_') as [string, { at: Instant }][]),
    days: new Map(withPrefix('d_') as [string, number][]),
  }
}
