import { goesOf } from '../../../shared/owned.ts'
import type { Owned, Stored } from '../../../shared/owned.ts'
import type { Item } from '../../../shared/table/write.ts'
import { noLabelWrite, usageHouseOf } from '../store/usage.ts'
import { ledgerHouseOf, readLedgerItems, trustWrite } from '../store/ledger.ts'

/** How much of a house somebody has used. Numbers stay until their time is over, or limits would be none; their name goes. */
export const ownedUsage: Owned = {
  kind: 'usage',

  tell(_, __, item) {
    const house = usageHouseOf(item)
    return [{ kind: 'usage', id: house, house, ...goesOf(item), data: dataOf(item) }]
  },

  async forget(ctx, { contactId }, { id: house, data }) {
    if (data['label'] !== undefined) await ctx.table.transact([noLabelWrite(house, contactId)])
  },
}

/** What somebody has asked for lately, for the limits, and whether a house trusts them. */
export const ownedLedgers: Owned = {
  kind: 'ledger',

  tell: (_, __, item) => [storedLedger(item)],

  async find(ctx, { contactId }, houses) {
    return (await readLedgerItems(ctx.table, houses, contactId)).map(storedLedger)
  },

  async forget(ctx, { contactId }, { id: house, data }) {
    if (data['trusted'] === true) await ctx.table.transact([trustWrite(house, contactId, false)])
  },
}

function storedLedger(item: Item): Stored {
  const house = ledgerHouseOf(item)
  const goes = goesOf(item)
  const stays = goes.goes === undefined ? { stays: staying(item) } : {}
  return { kind: 'ledger', id: house, house, ...stays, ...goes, data: dataOf(item) }
}

const staying = ({ trusted }: Item): Stored['stays'] =>
  trusted === true ? 'until-trust-ends' : 'until-you-leave'

function dataOf({ pk: _pk, sk: _sk, type: _type, ttl: _ttl, owner: _owner, ...data }: Item) {
  return data
}
