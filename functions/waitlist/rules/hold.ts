import { addDays, addMinutes, instantOf, localOf, minutesBetween } from '../../../shared/time/civil.ts'
import type { Instant } from '../../../shared/time/civil.ts'

const hour = 60
const day = 24 * hour

/** Minutes for which a slot is held for somebody out of the queue, by how far off it begins: the nearer, the shorter. */
const holds = [
  { beyond: 14 * day, minutes: 48 * hour },
  { beyond: 3 * day, minutes: 24 * hour },
  { beyond: day, minutes: 6 * hour },
  { beyond: 0, minutes: hour },
] as const

const [night, morning, reply] = ['22:00', '08:00', '09:00']

/**
 * Until when a slot that begins at `start` is held for somebody to whom it is offered now. Nobody has to answer at night: an end
 * from 22:00 to before 08:00 on the house's clocks becomes 09:00. Never beyond the start.
 */
export function heldUntil(start: Instant, now: Instant, zone: string): Instant {
  const left = minutesBetween(now, start)
  const { minutes } = holds.find(({ beyond }) => left > beyond) ?? { minutes: hour }
  const end = byDay(addMinutes(now, minutes), zone)
  return end < start ? end : start
}

function byDay(end: Instant, zone: string): Instant {
  const { date, time } = localOf(end, zone)
  if (time >= night) return instantOf(addDays(date, 1), reply, zone)
  return time < morning ? instantOf(date, reply, zone) : end
}
