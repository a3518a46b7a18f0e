import { invalidField, Refusal } from '../../../shared/refusal.ts'
import {
  addMinutes,
  addMonths,
  instantOf,
  minutesOfTime,
  quarterAt,
  quartersOfDay,
  timeExists,
  today,
} from '../../../shared/time/civil.ts'
import type { Instant, LocalDate } from '../../../shared/time/civil.ts'
import type { Room, RoomSettings, SheetEntry, Span } from '../schema.ts'
import { openOn } from './hours.ts'

/** A use of a room on one date, local wall time of the house; set-up and tidy-up lie outside from-to. */
export interface Use {
  date: LocalDate
  from: string
  to: string
  setUpMinutes: number
  tidyUpMinutes: number
}

/** Quarters of an hour elapsed since local midnight, `to` exclusive. */
export interface QuarterSpan {
  from: number
  to: number
}

/** All that a use takes, with set-up and tidy-up; may reach beyond the day, which opening hours never allow. */
export function takenSpan(use: Use, zone: string): QuarterSpan {
  return {
    from: quarterAt(use.date, use.from, zone) - use.setUpMinutes / 15,
    to: quarterAt(use.date, use.to, zone) + use.tidyUpMinutes / 15,
  }
}

export interface UseTerms {
  room: Room
  zone: string
  now: Instant
  /** The manager enters what was agreed on the phone: lead time does not bind, the past does. */
  byManager: boolean
}

/** Why this room may not be used so, or nothing. The slot itself is checked by the write that claims it. */
export function useRefusal(use: Use, terms: UseTerms): Refusal | undefined {
  return (
    timeRefusal(use, terms.zone) ?? lengthRefusal(use, terms) ?? horizonRefusal(use, terms, horizonOf(terms))
  )
}

/** As far ahead as a series may go. */
const horizonElsewhere = 24

/** Why nothing can be then that takes no room (outdoors, online), or nothing: it may be at any hour, and however short or long. */
export function elsewhereRefusal(use: Use, terms: Omit<UseTerms, 'room'>): Refusal | undefined {
  const anyRoom = { horizonMonths: horizonElsewhere, leadHours: 0 }
  return timeRefusal(use, terms.zone) ?? horizonRefusal(use, terms, horizonFrom(terms, anyRoom, {}))
}

function timeRefusal({ date, from, to }: Use, zone: string): Refusal | undefined {
  if (to <= from) return invalidField('/to', 'invalid-input', { reason: 'ends-before-it-begins' })
  for (const [pointer, time] of [
    ['/from', from],
    ['/to', to],
  ] as const) {
    if (!timeExists(date, time, zone)) return invalidField(pointer, 'time-does-not-exist', { date, time })
  }
  return undefined
}

/** As people read it off the clock: a whole day is as long on the days on which the clocks change. */
function lengthRefusal(use: Use, { room, zone }: UseTerms): Refusal | undefined {
  const minutes = minutesOfTime(use.to) - minutesOfTime(use.from)
  const facts = { room: room.id, date: use.date }
  if (minutes < room.minMinutes)
    return invalidField('/to', 'too-short', { ...facts, minutes: room.minMinutes })
  if (minutes > room.maxMinutes)
    return invalidField('/to', 'too-long', { ...facts, minutes: room.maxMinutes })
  const open = openOn(room, use.date)
  if (isInside(takenSpan(use, zone), open, use.date, zone)) return undefined
  return invalidField('/from', 'outside-opening-hours', { ...facts, open })
}

/** How near and how far ahead something may be, and of what that is said. */
interface Horizon {
  earliest: Instant
  latest: LocalDate
  leadHours: number
  facts: { room?: string }
}

/** A page asks about a hundred times with the same terms, and a search for free time a thousand times. */
const horizons = new WeakMap<UseTerms, Horizon>()

function horizonOf(terms: UseTerms): Horizon {
  const known = horizons.get(terms)
  if (known) return known
  const horizon = horizonFrom(terms, terms.room, { room: terms.room.id })
  horizons.set(terms, horizon)
  return horizon
}

function horizonFrom(
  { now, zone }: Omit<UseTerms, 'room'>,
  { horizonMonths, leadHours }: Pick<RoomSettings, 'horizonMonths' | 'leadHours'>,
  facts: Horizon['facts'],
): Horizon {
  const latest = addMonths(today(now, zone), horizonMonths)
  return { earliest: addMinutes(now, leadHours * 60), latest, leadHours, facts }
}

function horizonRefusal(
  { date, from, to }: Use,
  { zone, now, byManager }: Omit<UseTerms, 'room'>,
  { earliest, latest, leadHours, facts: about }: Horizon,
): Refusal | undefined {
  const facts = { ...about, date }
  if (date > latest) return invalidField('/date', 'too-far', { ...facts, latest })
  if (byManager)
    return instantOf(date, to, zone) <= now ? invalidField('/date', 'too-soon', facts) : undefined
  if (instantOf(date, from, zone) >= earliest) return undefined
  return invalidField('/date', 'too-soon', { ...facts, leadHours })
}

function isInside(taken: QuarterSpan, open: readonly Span[], date: LocalDate, zone: string): boolean {
  return joined(open).some(({ from, to }) => {
    const opens = quarterAtOrAfter(date, from, zone)
    return opens <= taken.from && taken.to <= quarterAtOrAfter(date, to, zone)
  })
}

/** 08:00-12:00 and 12:00-22:00 are one stretch. */
function joined(open: readonly Span[]): Span[] {
  return open.reduce<Span[]>((spans, span) => {
    const last = spans.at(-1)
    if (last?.to !== span.from) return [...spans, span]
    return [...spans.slice(0, -1), { from: last.from, to: span.to }]
  }, [])
}

/** Opening hours that begin in the hour which spring takes away begin when it is over. */
export function quarterAtOrAfter(date: LocalDate, time: string, zone: string): number {
  if (timeExists(date, time, zone)) return quarterAt(date, time, zone)
  const hour = Number(time.slice(0, 2)) + 1
  return hour >= 24
    ? quartersOfDay(date, zone)
    : quarterAtOrAfter(date, `${String(hour).padStart(2, '0')}:00`, zone)
}

/** Somebody asks for the time, and nobody has said yes. */
export function isUndecided({ kind, state }: Pick<SheetEntry, 'kind' | 'state'>): boolean {
  return kind === 'booking' && state !== 'approved'
}

/** Whether an entry and a use of the same day overlap, set-up and tidy-up included. */
export function meets(
  { from, to, setUp = 0, tidyUp = 0 }: Pick<SheetEntry, 'from' | 'to' | 'setUp' | 'tidyUp'>,
  use: Parameters<typeof takenSpan>[0],
  date: string,
  zone: string,
  gap = 0,
): boolean {
  const [a, b] = [
    takenSpan({ date, from, to, setUpMinutes: setUp, tidyUpMinutes: tidyUp }, zone),
    takenSpan(use, zone),
  ]
  return a.from < b.to + gap && b.from - gap < a.to
}
