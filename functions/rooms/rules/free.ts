import { addDays, daysBetween, minutesOfTime, quarterToTime, timeExists } from '../../../shared/time/civil.ts'
import type { LocalDate } from '../../../shared/time/civil.ts'
import type { DaySheet, Room, Span } from '../schema.ts'
import { claimChanges } from './claim.ts'
import { range } from './sheet-change.ts'
import { openOn } from './hours.ts'
import { quarterAtOrAfter, takenSpan, useRefusal } from './use.ts'
import type { Use, UseTerms } from './use.ts'

/** A room with its sheets by date; a date without a sheet is free. */
export interface RoomDays {
  room: Room
  sheets: ReadonlyMap<LocalDate, DaySheet>
  /** The same for rooms that keep this one from being used (`relatedRooms`). */
  related: readonly Omit<RoomDays, 'related'>[]
}

export interface Slot {
  rooms: string[]
  date: LocalDate
  from: string
  to: string
}

/** Whether nobody holds what this use would take, with its gap and in related rooms: what the claiming write asks too. */
export function isFree({ room, sheets, related }: RoomDays, use: Use, zone: string, self?: string): boolean {
  return holdersInTheWay({ room, sheets, related }, use, zone).every(({ holder }) => holder === self)
}

/** Who holds what this use would take, each once a sheet, with the sheet on which it is. */
export function holdersInTheWay(
  { room, sheets, related }: RoomDays,
  use: Use,
  zone: string,
): { sheet: DaySheet; holder: string }[] {
  const entry = { from: use.from, to: use.to, kind: 'booking', state: 'requested' } as const
  const others = related.map((other) => other.room)
  const claims = claimChanges({ house: room.house, room, related: others, zone, id: '', use, entry })
  return claims.flatMap(({ room: id, date, take, clear }) => {
    const known = id === room.id ? sheets : related.find((other) => other.room.id === id)?.sheets
    const sheet = known?.get(date)
    if (sheet === undefined) return []
    const holders = [...take.keys(), ...clear].map((quarter) => sheet.quarters.get(quarter))
    return [...new Set(holders)].flatMap((holder) => (holder === undefined ? [] : [{ sheet, holder }]))
  })
}

/**
 * Free slots of the same length in all of the rooms together, nearest first: the same day earlier or later, then the same
 * time on other days. Only what the rooms allow; at most `count`.
 */
export function nearestSlots(
  days: readonly RoomDays[],
  use: Use,
  terms: Omit<UseTerms, 'room'>,
  window: { dates: readonly LocalDate[]; count: number },
): Slot[] {
  const { zone } = terms
  const inRooms = days.map((each) => ({ each, terms: { ...terms, room: each.room } }))
  const isGood = (other: Use) =>
    days.every((each) => !isTakenItself(each, other, zone)) &&
    inRooms.every(({ each, terms: own }) => !useRefusal(other, own) && isFree(each, other, zone))
  const sameDay = apart(sameDayUses(use, openTogether(days, use.date), zone), use, isGood)
  const otherDays = window.dates.filter((date) => date !== use.date).map((date) => ({ ...use, date }))
  const byDistance = otherDays.sort((a, b) => distance(a.date, use.date) - distance(b.date, use.date))
  const found: Use[] = [...sameDay]
  for (const other of byDistance) {
    if (found.length >= window.count) break
    if (isGood(other)) found.push(other)
  }
  const rooms = days.map(({ room }) => room.id)
  return found.slice(0, window.count).map(({ date, from, to }) => ({ rooms, date, from, to }))
}

/**
 * Seen at a glance: somebody has a quarter of the time itself, or the clocks leave it out. Most times that are looked at are so, and
 * only of the others it is worth knowing what lies around them.
 */
function isTakenItself({ sheets }: RoomDays, use: Use, zone: string): boolean {
  const { date, from, to } = use
  if (!timeExists(date, from, zone) || !timeExists(date, to, zone)) return true
  const held = sheets.get(date)?.quarters
  return held !== undefined && range(takenSpan(use, zone)).some((quarter) => held.has(quarter))
}

/** The quarters from the first opening to the last closing that all of these rooms have. */
function openTogether(days: readonly RoomDays[], date: LocalDate): Span {
  const open = days.map(({ room }) => openOn(room, date))
  const from = open
    .map((spans) => spans[0]?.from ?? '24:00')
    .reduce((one, other) => (one > other ? one : other))
  const to = open
    .map((spans) => spans.at(-1)?.to ?? '00:00')
    .reduce((one, other) => (one < other ? one : other))
  return { from, to }
}

/** Every start within these hours for a use as long as this one, nearest start first. */
function sameDayUses(use: Use, open: Span, zone: string): Use[] {
  const { date } = use
  const length = takenSpan({ ...use, setUpMinutes: 0, tidyUpMinutes: 0 }, zone)
  const quarters = length.to - length.from
  const first = quarterAtOrAfter(date, open.from, zone)
  const last = quarterAtOrAfter(date, open.to, zone) - quarters
  return range({ from: first, to: last + 1 })
    .filter((start) => start !== length.from)
    .sort((a, b) => Math.abs(a - length.from) - Math.abs(b - length.from))
    .map((start) => ({
      ...use,
      from: quarterToTime(date, start, zone),
      to: quarterToTime(date, start + quarters, zone),
    }))
}

/** The nearest one earlier and the nearest one later say more than two neighbours of a quarter of an hour. */
function apart(uses: readonly Use[], wanted: Use, isGood: (use: Use) => boolean): Use[] {
  const earlier = uses.find((use) => use.from < wanted.from && isGood(use))
  const later = uses.find((use) => use.from > wanted.from && isGood(use))
  const both = [earlier, later].filter((use) => use !== undefined)
  const off = ({ from }: Use) => Math.abs(minutesOfTime(from) - minutesOfTime(wanted.from))
  return both.sort((a, b) => off(a) - off(b))
}

/** In days; of two equally far the later one is nearer. */
function distance(a: LocalDate, b: LocalDate): number {
  return Math.abs(daysBetween(b, a)) + (a < b ? 0.5 : 0)
}

/**
 * Free stretches of a day within opening hours, for showing what may be chosen: without the turnover beside others, and without
 * what related rooms keep from it. What `self` holds is free for itself.
 */
export function freeSpans(days: RoomDays, date: LocalDate, zone: string, self?: string): Span[] {
  const held = heldQuarters(days, date, self)
  return openOn(days.room, date).flatMap((open) => {
    const end = quarterAtOrAfter(date, open.to, zone)
    const spans: Span[] = []
    let start: number | undefined
    for (let quarter = quarterAtOrAfter(date, open.from, zone); quarter <= end; quarter++) {
      const isOpen = quarter < end && !held.has(quarter)
      if (isOpen) start ??= quarter
      else if (start !== undefined) {
        spans.push({ from: quarterToTime(date, start, zone), to: quarterToTime(date, quarter, zone) })
        start = undefined
      }
    }
    return spans
  })
}

/** What others hold, with the turnover around it. */
function heldQuarters({ room, sheets, related }: RoomDays, date: LocalDate, self?: string): Set<number> {
  const all = [{ room, sheets }, ...related]
  return new Set(
    all.flatMap((other) => {
      const gap = Math.max(room.gapMinutes, other.room.gapMinutes) / 15
      const quarters = [...(other.sheets.get(date)?.quarters ?? [])].filter(([, holder]) => holder !== self)
      return quarters.flatMap(([quarter]) => range({ from: quarter - gap, to: quarter + gap + 1 }))
    }),
  )
}

/** The dates around one, from `before` days earlier to `after` days later. */
export function datesAround(date: LocalDate, before: number, after: number): LocalDate[] {
  return Array.from({ length: before + after + 1 }, (_, index) => addDays(date, index - before))
}
