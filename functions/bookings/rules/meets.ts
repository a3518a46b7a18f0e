import { conflictIn } from '../../rooms/rules/conflict.ts'
import { datesAround, holdersInTheWay, nearestSlots } from '../../rooms/rules/free.ts'
import type { RoomDays, Slot } from '../../rooms/rules/free.ts'
import { openOn } from '../../rooms/rules/hours.ts'
import type { Use, UseTerms } from '../../rooms/rules/use.ts'
import { refusalIn } from '../../rooms/rules/wanted.ts'
import { holderOf } from '../../rooms/schema/entry-name.ts'
import type { Conflict, DaySheet, Room } from '../../rooms/schema.ts'
import type { Booking, Occurrence } from '../schema.ts'
import type { Refused } from '../schema/occurrence.ts'

export type MeetingTerms = Omit<UseTerms, 'room'>

/** What a date would meet: why it cannot be had, who is there, and free slots near it. Nothing of it if it can be had. */
export interface Obstruction {
  refused: Refused
  conflicts: Conflict[]
  alternatives: Slot[]
}

/** What the rooms themselves do not allow, whoever has them. */
export function notAllowed(use: Use, rooms: readonly Room[], terms: MeetingTerms): Refused | undefined {
  const refusal = refusalIn(rooms, use, terms)
  if (refusal === undefined) return undefined
  const room = rooms.find(({ id }) => id === refusal.facts.room)
  const isClosed =
    refusal.code === 'outside-opening-hours' && room !== undefined && openOn(room, use.date).length === 0
  return { code: isClosed ? 'closed' : refusal.code }
}

/** What a use would meet in these rooms; `self` does not count as somebody in the way. */
export function metBy(
  use: Use,
  days: readonly RoomDays[],
  terms: MeetingTerms,
  self?: string,
): Obstruction | undefined {
  const rooms = days.map(({ room }) => room)
  const never = notAllowed(use, rooms, terms)
  // A time that the clocks leave out meets nobody, and nothing is near it.
  if (never?.code === 'time-does-not-exist') return { refused: never, conflicts: [], alternatives: [] }
  const conflicts = days.flatMap((each) => conflictsIn(each, use, terms.zone, self))
  const [first] = conflicts
  const refused = never ?? (first ? { code: 'room-taken', kind: first.kind } : undefined)
  if (refused === undefined) return undefined
  // What takes no room has nothing that could be free instead.
  if (days.length === 0) return { refused, conflicts, alternatives: [] }
  const dates = datesAround(use.date, 7, 14)
  return { refused, conflicts, alternatives: nearestSlots(days, use, terms, { dates, count: 4 }) }
}

function conflictsIn(days: RoomDays, use: Use, zone: string, self: string | undefined): Conflict[] {
  const others = holdersInTheWay(days, use, zone).filter(({ holder }) => holder !== self)
  return others.flatMap(({ sheet, holder }) => entriesOf(sheet, holder))
}

function entriesOf({ room, date, entries }: DaySheet, holder: string): Conflict[] {
  const own = [...entries].filter(([name]) => holderOf(name) === holder)
  return own.map(([, entry]) => conflictIn({ room, date }, entry))
}

/** A booking as its people see it now: why a refused date cannot be had at this moment, or that it can. */
export function withLiveRefusals(
  booking: Booking,
  now: readonly { key: string; refused?: Refused }[],
): Booking & { occurrences: (Occurrence & { claimable?: boolean })[] } {
  const byKey = new Map(now.map((each) => [each.key, each.refused]))
  const occurrences = booking.occurrences.map((each) => {
    if (!byKey.has(each.key)) return each
    const refused = byKey.get(each.key)
    return refused === undefined ? { ...each, claimable: true } : { ...each, refused }
  })
  return { ...booking, occurrences }
}
