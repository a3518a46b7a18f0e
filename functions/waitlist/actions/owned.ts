import { goesOf } from '../../../shared/owned.ts'
import type { Owned } from '../../../shared/owned.ts'
import { retryIfChanged } from '../../../shared/retry-if-changed.ts'
import { manageToken } from '../../contacts/rules/access.ts'
import { forgottenPlace } from '../rules/forgotten.ts'
import { Place } from '../schema.ts'
import { forgottenPlaceWrite, placeType } from '../store.ts'
import { leavePlace } from './leave-place.ts'
import { openPlace } from './load.ts'

/** For what somebody waits, or has waited. */
export const ownedPlaces: Owned = {
  kind: placeType,

  tell(_, __, item) {
    const { contactId: _contact, fingerprint: _print, ...data } = Place.parse(item)
    const { id, house, purpose: title, date, createdAt: since } = data
    return [{ kind: placeType, id, house, title, dates: [date], since, ...goesOf(item), data }]
  },

  async forget(ctx, { contactId }, { id }) {
    await retryIfChanged(async () => {
      const { place, house } = await openPlace(ctx, id)
      if (place.contactId !== contactId) return
      const isOver = place.state !== 'waiting' && place.state !== 'offered'
      const token = manageToken(await ctx.secret(), id)
      const left = isOver ? place : await leavePlace(ctx, { kind: 'visitor', address: '', token }, { id })
      await ctx.table.transact([
        forgottenPlaceWrite(forgottenPlace(left, ctx.newId()), house.retentionMonths),
      ])
    })
  },
}
