import { goesOf } from '../../../shared/owned.ts'
import type { Owned } from '../../../shared/owned.ts'
import { retryIfChanged } from '../../../shared/retry-if-changed.ts'
import { ownerOf } from '../../bookings/rules/forgotten.ts'
import { askType, droppedAskWrite, parseAsk, readAsk } from '../store.ts'

/** What somebody has asked others; it goes whole. What a yes has changed stands in their bookings. */
export const ownedAsks: Owned = {
  kind: askType,

  tell(_, __, item) {
    const { contactId: _contact, personId: _person, proof: _proof, ...data } = parseAsk(item)
    const { id, house, words: title, at: since, of } = data
    return [{ kind: askType, id, house, title, dates: [of.slot.date], since, ...goesOf(item), data }]
  },

  async forget(ctx, { contactId }, { id }) {
    await retryIfChanged(async () => {
      const ask = await readAsk(ctx.table, id)
      if (ask && ownerOf(ask) === contactId) await ctx.table.transact([droppedAskWrite(ask)])
    })
  },
}
