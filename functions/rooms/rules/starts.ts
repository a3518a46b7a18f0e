import { minutesOfTime, timeOfMinutes } from '../../../shared/time/civil.ts'
import type { Instant, LocalDate } from '../../../shared/time/civil.ts'
import type { Span } from '../schema.ts'
import { freeSpans } from './free.ts'
import type { RoomDays } from './free.ts'
import { openOn } from './hours.ts'
import { useRefusal } from './use.ts'

/** A time of the wished length, with the rooms that can be had then, in the order of the house. */
export interface Start extends Span {
  rooms: string[]
}

export interface StartTerms {
  /** How long somebody wants to stay. */
  minutes: number
  /** All of the rooms are wanted, not one of them. */
  together: boolean
  zone: string
  now: Instant
}

/** `beyond`: over, too soon or too far away. `partly`: some time of some room is taken. */
export type DayStanding = 'beyond' | 'closed' | 'full' | 'partly' | 'free'

/** Every full hour at which neighbours can ask for one of these rooms; in a stretch that is too short for one, where it begins. */
export function startsOn(days: readonly RoomDays[], date: LocalDate, terms: StartTerms): Start[] {
  const rooms = new Map<string, string[]>()
  for (const each of days) {
    const own = { ...terms, room: each.room, byManager: false }
    for (const from of candidates(freeSpans(each, date, terms.zone), terms.minutes)) {
      const use = { date, from, to: endOf(from, terms.minutes), setUpMinutes: 0, tidyUpMinutes: 0 }
      if (useRefusal(use, own) === undefined) rooms.set(from, [...(rooms.get(from) ?? []), each.room.id])
    }
  }
  return [...rooms]
    .filter(([, those]) => !terms.together || those.length === days.length)
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .map(([from, those]) => ({ from, to: endOf(from, terms.minutes), rooms: those }))
}

/** How a day looks from afar, for a stay of this length. */
export function standingOf(days: readonly RoomDays[], date: LocalDate, terms: StartTerms): DayStanding {
  if (days.every(({ room }) => openOn(room, date).length === 0)) return 'closed'
  if (startsOn(days, date, terms).length === 0) return canBeAsked(days, date, terms) ? 'full' : 'beyond'
  const isUntouched = days.every(
    (each) => minutesIn(freeSpans(each, date, terms.zone)) === minutesIn(openOn(each.room, date)),
  )
  return isUntouched ? 'free' : 'partly'
}

/** Whether anything could be had if nobody had the rooms. */
function canBeAsked(days: readonly RoomDays[], date: LocalDate, terms: StartTerms): boolean {
  const empty = days.map(({ room }) => ({ room, sheets: new Map(), related: [] }))
  return startsOn(empty, date, terms).length > 0
}

function candidates(free: readonly Span[], minutes: number): string[] {
  return free.flatMap(({ from, to }) => {
    const [first, end] = [minutesOfTime(from), minutesOfTime(to)]
    const hours: number[] = []
    for (let at = Math.ceil(first / 60) * 60; at + minutes <= end; at += 60) hours.push(at)
    const starts = hours.length === 0 && first + minutes <= end ? [first] : hours
    return starts.map(timeOfMinutes)
  })
}

function endOf(from: string, minutes: number): string {
  return timeOfMinutes(minutesOfTime(from) + minutes)
}

function minutesIn(spans: readonly Span[]): number {
  return spans.reduce((sum, { from, to }) => sum + minutesOfTime(to) - minutesOfTime(from), 0)
}
