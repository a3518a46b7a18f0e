import { addMinutes } from '../../../shared/time/civil.ts'
import type { Instant } from '../../../shared/time/civil.ts'
import type { Counts } from '../schema/counts.ts'
import type { MeetingDate } from '../schema/entry.ts'
import type { Registration } from '../schema/registration.ts'
import { startOf } from './dates.ts'

/** Heads that there can be at most, and those among them who do not come for the first time. */
export interface Limits {
  all: number
  regulars: number
}

/** Nothing where there is always room. Places kept for newcomers are anybody's once their hour has come. */
export function limitsOf(
  registration: Registration,
  { start, now }: { start: Instant; now: Instant },
): Limits | undefined {
  const { places, newcomerPlaces = 0 } = registration
  if (places === undefined) return undefined
  const isKept = now < newcomersUntil(registration, start)
  return { all: places, regulars: places - (isKept ? newcomerPlaces : 0) }
}

/** When places kept for newcomers become anybody's. */
export function newcomersUntil({ newcomersUntilHours }: Registration, start: Instant): Instant {
  return addMinutes(start, -newcomersUntilHours * 60)
}

/** Heads: how many there can be, come, and wait. */
export interface Places {
  all: number
  taken: number
  waiting: number
  /** So many of those that are free are for people who come for the first time. */
  kept?: number
}

/** Nothing where there is always room. */
export function placesOf(
  registration: Registration,
  counts: Counts | undefined,
  { date, zone, now }: { date: Pick<MeetingDate, 'date' | 'from'>; zone: string; now: Instant },
): Places | undefined {
  const { places: all, newcomerPlaces = 0 } = registration
  if (all === undefined) return undefined
  const { taken = 0, waiting = 0, regulars = 0 } = counts ?? {}
  // A programme asks for thousands of dates, and few of them keep places.
  const limits =
    newcomerPlaces === 0 ? undefined : limitsOf(registration, { start: startOf(date, zone), now })
  const free = Math.max(0, all - taken)
  const kept = limits === undefined ? 0 : free - Math.max(0, Math.min(free, limits.regulars - regulars))
  return { all, taken, waiting, ...(kept > 0 ? { kept } : {}) }
}

/** Places that anybody can have. */
export function freeFor({ all, taken, kept = 0 }: Places): number {
  return Math.max(0, all - taken - kept)
}
