import { invalidField, Refusal } from '../../../shared/refusal.ts'
import type { House } from '../../houses/schema.ts'
import type { Room, When } from '../schema.ts'
import { elsewhereRefusal, useRefusal } from './use.ts'
import type { Use, UseTerms } from './use.ts'

/** By what a wish for rooms is held: the house, the rooms that are wished for, the moment, and who asks. */
export interface RequestTerms {
  house: House
  rooms: readonly Room[]
  now: string
  byManager: boolean
}

/** What a wish takes. */
export function useOfRequest({
  date,
  from,
  to,
  setUpMinutes = 0,
  tidyUpMinutes = 0,
}: Omit<When, 'rooms'>): Use {
  return { date, from, to, setUpMinutes, tidyUpMinutes }
}

/** Why these rooms cannot be used so, whoever has them now; without rooms, why nothing can be then. Nothing if they can. */
export function whenRefusal(
  when: Omit<When, 'rooms'>,
  { house, rooms, now, byManager }: RequestTerms,
): Refusal | undefined {
  const phoneOnly = byManager ? undefined : rooms.find(({ approval }) => approval === 'phone-only')
  if (phoneOnly) {
    return new Refusal('invalid', 'phone-only', { pointer: '/rooms', room: phoneOnly.id, phone: house.phone })
  }
  const use = useOfRequest(when)
  return refusalIn(rooms, use, { zone: house.timeZone, now, byManager })
}

/** The first of these rooms that cannot be used so; without rooms, the time itself. */
export function refusalIn(
  rooms: readonly Room[],
  use: Use,
  terms: Omit<UseTerms, 'room'>,
): Refusal | undefined {
  if (rooms.length === 0) return elsewhereRefusal(use, terms)
  const refusals = rooms.map((room) => useRefusal(use, { ...terms, room }))
  return refusals.find((refusal) => refusal !== undefined)
}

/** More heads than the rooms hold together. */
export function headsRefusal(attendees: number | undefined, rooms: readonly Room[]): Refusal | undefined {
  const most = rooms.reduce((sum, { capacity }) => sum + capacity, 0)
  return attendees !== undefined && attendees > most
    ? invalidField('/attendees', 'too-many-people', { most })
    : undefined
}
