import { known } from '../../../shared/known.ts'
import { goesOf } from '../../../shared/owned.ts'
import type { Owned, Stored } from '../../../shared/owned.ts'
import type { Item } from '../../../shared/table/write.ts'
import { noLabelWrite, readLabel, usageHouseOf } from '../store/usage.ts'
import { ledgerHouseOf, readLedgerItems } from '../store/ledger-reads.ts'
import { noTrustWrite, trustHouseOf, trustType } from '../store/trust.ts'

/** How much of a house somebody has used. Numbers stay until their time is over, or limits would be none; their name goes. */
export const ownedUsage: Owned = {
  kind: 'usage',

  async tell(ctx, { contactId }, item) {
    const house = usageHouseOf(item)
    const label = await readLabel(ctx.table, house, contactId)
    return [
      { kind: 'usage', id: house, house, ...goesOf(item), data: { ...dataOf(item), ...known({ label }) } },
    ]
  },

  async forget(ctx, { contactId }, { id: house, data }) {
    if (data['label'] !== undefined) await ctx.table.transact([noLabelWrite(house, contactId)])
  },
}

/** What somebody has asked for lately, for the limits; it goes by itself. */
export const ownedLedgers: Owned = {
  kind: 'ledger',

  tell: (_, __, item) => [storedLedger(item)],

  async find(ctx, { contactId }, houses) {
    return (await readLedgerItems(ctx.table, houses, contactId)).map(storedLedger)
  },

  forget: async () => {},
}

/** That a house trusts somebody. */
export const ownedTrust: Owned = {
  kind: trustType,

  tell(_, __, item) {
    const house = trustHouseOf(item)
    return [{ kind: trustType, id: house, house, stays: 'until-trust-ends', data: dataOf(item) }]
  },

  async forget(ctx, { contactId }, { id: house }) {
    await ctx.table.transact([noTrustWrite(house, contactId)])
  },
}

function storedLedger(item: Item): Stored {
  const house = ledgerHouseOf(item)
  const goes = goesOf(item)
  const stays = goes.goes === undefined ? ({ stays: 'until-you-leave' } as const) : {}
  return { kind: 'ledger', id: house, house, ...stays, ...goes, data: dataOf(item) }
}

function dataOf({ pk: _pk, sk: _sk, type: _type, ttl: _ttl, owner: _owner, ...data }: Item) {
  return data
}
