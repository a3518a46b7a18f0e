import { Refusal } from '../../../shared/refusal.ts'
import { addDays, addMinutes, startOfDay } from '../../../shared/time/civil.ts'
import type { Instant } from '../../../shared/time/civil.ts'
import { hasEnded, startOf, takesPlace } from '../../meetings/rules/dates.ts'
import type { MeetingState } from '../../meetings/schema.ts'
import type { MeetingDate } from '../../meetings/schema/entry.ts'
import type { Registration } from '../../meetings/schema/registration.ts'

interface Terms {
  state: MeetingState
  registration: Registration
  zone: string
  now: Instant
  /** Hosts and the house enter people until the end, whoever they are. */
  inside: boolean
}

/**
 * Why nobody can say now that they come to a date: `registration-closed` (it does not take place, or is over, or too late) or
 * `registration-not-open`, with the moment from which on it is.
 */
export function registrationRefusal(date: MeetingDate, terms: Terms): Refusal | undefined {
  const { state, registration, zone, now, inside } = terms
  if (state !== 'published' || !takesPlace(date) || hasEnded(date, zone, now)) return closed()
  if (inside) return undefined
  if (closesAt(date, registration, zone) <= now) return closed()
  const opens = opensAt(date, registration, zone)
  if (opens === undefined || opens <= now) return undefined
  return new Refusal('conflict', 'registration-not-open', { opens })
}

/** Never later than its start. */
export function closesAt(date: MeetingDate, { closesMinutesBefore }: Registration, zone: string): Instant {
  return addMinutes(startOf(date, zone), -closesMinutesBefore)
}

/** From the beginning of that day on; always, where nothing is said. */
export function opensAt(
  date: MeetingDate,
  { opensDaysBefore }: Registration,
  zone: string,
): Instant | undefined {
  return opensDaysBefore === undefined ? undefined : startOfDay(addDays(date.date, -opensDaysBefore), zone)
}

function closed(): Refusal {
  return new Refusal('conflict', 'registration-closed')
}
