import { entity } from '../../../shared/table/entity.ts'
import type { Table } from '../../../shared/table/table.ts'
import type { Write } from '../../../shared/table/write.ts'
import { epochSeconds } from '../../../shared/time/civil.ts'
import { forgottenAt } from '../rules/bad-address.ts'
import { BadAddress } from '../schema/bad-address.ts'

const BadAddresses = entity({
  type: 'bad-address',
  schema: BadAddress,
  key: ({ mailbox }: { mailbox: string }) => ({ pk: `BADADDRESS#${mailbox}`, sk: 'ADDRESS' }),
  extras: (mark: BadAddress) => ({ ttl: epochSeconds(forgottenAt(mark)), owner: mark.contactId }),
})

export const badAddressType = BadAddresses.type

export async function readBadAddress(table: Table, mailbox: string): Promise<BadAddress | undefined> {
  const item = await table.get(BadAddresses.key({ mailbox }))
  return item && BadAddresses.parse(item)
}

/** Two mails that come back at once may count as one. */
export function badAddressWrite(mark: BadAddress): Write {
  return BadAddresses.put(mark)
}

export function goodAddressWrite(mailbox: string): Write {
  return { kind: 'delete', key: BadAddresses.key({ mailbox }) }
}

export function badAddressOf(item: Parameters<typeof BadAddresses.parse>[0]): BadAddress {
  return BadAddresses.parse(item)
}
