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

/** `beyond`: over, too soon or too far away. `free`: at each hour one of the rooms can be had; `partly`: at some. */
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
  const free = new Set(startsOn(days, date, terms).map(({ from }) => from))
  // What could be had if nobody had the rooms.
  const empty = days.map(({ room }) => ({ room, sheets: new Map(), related: [] }))
  const all = startsOn(empty, date, terms)
  if (free.size === 0) return all.length > 0 ? 'full' : 'beyond'
  return all.every(({ from }) => free.has(from)) ? 'free' : 'partly'
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
