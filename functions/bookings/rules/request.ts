import { createHash } from 'node:crypto'
import { invalidField, Refusal } from '../../../shared/refusal.ts'
import type { House } from '../../houses/schema.ts'
import { useRefusal } from '../../rooms/rules/use.ts'
import type { Use } from '../../rooms/rules/use.ts'
import type { Room } from '../../rooms/schema.ts'
import type { BookingRequest, BookingState, Contact, When } from '../schema.ts'
import { needsDecision } from './consent.ts'

export interface RequestTerms {
  house: House
  rooms: readonly Room[]
  now: string
  byManager: boolean
}

export function useOfRequest({
  date,
  from,
  to,
  setUpMinutes = 0,
  tidyUpMinutes = 0,
}: Omit<When, 'rooms'>): Use {
  return { date, from, to, setUpMinutes, tidyUpMinutes }
}

/** Why these rooms cannot be used so, whoever has them now; nothing if they can. */
export function whenRefusal(
  when: Omit<When, 'rooms'>,
  { house, rooms, now, byManager }: RequestTerms,
): Refusal | undefined {
  const phoneOnly = byManager ? undefined : rooms.find(({ approval }) => approval === 'phone-only')
  if (phoneOnly) {
    return new Refusal('invalid', 'phone-only', { pointer: '/rooms', room: phoneOnly.id, phone: house.phone })
  }
  const use = useOfRequest(when)
  const refusals = rooms.map((room) => useRefusal(use, { room, zone: house.timeZone, now, byManager }))
  return refusals.find((refusal) => refusal !== undefined)
}

/**
 * Why no date of a series can be had: its length, or that a room is given on the phone alone. What else the rooms do not allow binds
 * each date by itself.
 */
export function wholeRefusal(when: Omit<When, 'rooms'>, terms: RequestTerms): Refusal | undefined {
  const refusal = whenRefusal(when, terms)
  return refusal?.code === 'phone-only' || refusal?.facts.pointer === '/to' ? refusal : undefined
}

/** More heads than the rooms hold together. */
export function headsRefusal(attendees: number | undefined, rooms: readonly Room[]): Refusal | undefined {
  const most = rooms.reduce((sum, { capacity }) => sum + capacity, 0)
  return attendees !== undefined && attendees > most
    ? invalidField('/attendees', 'too-many-people', { most })
    : undefined
}

/** From the web somebody must be reachable; the manager knows the caller, or that he comes by. */
export function contactRefusal({ email, phone }: Contact): Refusal | undefined {
  if (email !== undefined || phone !== undefined) return undefined
  return invalidField('/contact/email', 'invalid-input', { reason: 'email-or-phone' })
}

/** The state in which a booking begins. */
export function firstState(
  request: BookingRequest,
  {
    byManager,
    isProved,
    rooms,
    trusted,
  }: Pick<RequestTerms, 'byManager' | 'rooms'> & { isProved: boolean; trusted: boolean },
): BookingState {
  if (byManager) return request.approve ? 'approved' : 'requested'
  if (!isProved) return 'unconfirmed'
  return needsDecision(request, {}, { rooms, trusted }) ? 'requested' : 'approved'
}

/** Tells requests apart that came with the same Idempotency-Key. */
export function fingerprintOf(request: BookingRequest): string {
  const sorted = (value: unknown): unknown =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(
          Object.entries(value)
            .sort(([a], [b]) => (a < b ? -1 : 1))
            .map(([name, inner]) => [name, sorted(inner)]),
        )
      : value
  return createHash('sha256')
    .update(JSON.stringify(sorted(request)))
    .digest('base64url')
    .slice(0, 16)
}
