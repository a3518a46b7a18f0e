import { addDays, startOfDay, today } from '../../../shared/time/civil.ts'
import type { Instant, Zone } from '../../../shared/time/civil.ts'
import type { StreamRecord } from '../../../shared/stream.ts'
import type { Booking } from '../../bookings/schema.ts'
import { windowAt } from './window.ts'
import type { Window } from './window.ts'

/**
 * The dates that a calendar of one's own shows. It is written anew each day: then it has what no change of its own told, such as other words of
 * a meeting that somebody comes to.
 */
export function ownWindow(now: Instant, zone: Zone): Window {
  const window = windowAt(now, zone)
  const midnight = startOfDay(addDays(today(now, zone), 1), zone)
  return { ...window, until: midnight < window.until ? midnight : window.until }
}

/** The contacts whose calendars a change of an item concerns, by what stands in it. */
export function contactsIn({ type, old, new: after }: StreamRecord): string[] {
  const items = [old, after].filter((item) => item !== undefined)
  const named =
    type === 'date-duties'
      ? takersChanged(old, after)
      : items.flatMap(({ contactId, personId }) => [contactId, personId])
  return [...new Set(named.filter((name) => typeof name === 'string'))]
}

function takersChanged(old: StreamRecord['old'], after: StreamRecord['new']): unknown[] {
  const names = new Set([...Object.keys(old ?? {}), ...Object.keys(after ?? {})])
  return [...names]
    .filter((name) => name.startsWith('t_') && JSON.stringify(old?.[name]) !== JSON.stringify(after?.[name]))
    .flatMap((name) => [old?.[name], after?.[name]])
    .flatMap((taker) => (taker as { contactId?: string } | undefined)?.contactId ?? [])
}

/** Of a booking that others come to: which dates are at another time or place now, or do not take place. */
export function datesChanged(before: Booking, after: Booking): string[] {
  const now = timesOf(after)
  return [...timesOf(before)].filter(([key, time]) => now.get(key) !== time).map(([key]) => key)
}

function timesOf({ occurrences, rooms: usual }: Booking): Map<string, string> {
  return new Map(
    occurrences.map(({ key, state, date, from, to, rooms = usual }) => [
      key,
      JSON.stringify([state, date, from, to, rooms]),
    ]),
  )
}
