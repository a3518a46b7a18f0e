import { codeOf } from '../../contacts/rules/code.ts'
import type { Instant } from '../../../shared/time/civil.ts'
import type { Place } from '../schema.ts'
import { placeStateAt } from './place.ts'

/** A place as it is told to its contact: as it stands at this moment, whatever the timer has come to. */
export function placeView(place: Place, now: Instant) {
  const { id, rooms, date, from, to, offer, booking } = place
  const state = placeStateAt(place, now)
  const slot = { rooms, date, from, to }
  const held = state === 'offered' && offer ? { offer: { ...slot, ...offer } } : {}
  return { id, state, code: codeOf(id), ...slot, ...held, ...(booking === undefined ? {} : { booking }) }
}
