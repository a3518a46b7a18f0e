import { quarterAt } from '../../../shared/time/civil.ts'
import { openOn } from '../../rooms/rules/hours.ts'
import { quarterAtOrAfter, takenSpan } from '../../rooms/rules/use.ts'
import type { QuarterSpan, Use } from '../../rooms/rules/use.ts'
import { holderOf } from '../../rooms/schema/entry-name.ts'
import type { Conflict, DaySheet, Room } from '../../rooms/schema.ts'
import type { Booking, Occurrence } from '../../bookings/schema.ts'
import { isUpcoming } from '../../bookings/rules/scope.ts'
import type { Moment } from '../../bookings/rules/scope.ts'
import { roomsOf, useOf } from '../../bookings/rules/slot.ts'
import { isOpen } from '../../bookings/rules/state.ts'

/** What an undecided date would meet by now. */
export interface Collision {
  key: string
  collisions: Conflict[]
  closed: boolean
}

interface Seen extends Moment {
  sheets: readonly DaySheet[]
  rooms: readonly Room[]
}

/** The slots of a booking that wait for a decision and are not over: of an open date its own, of a changed one what is asked. */
export function undecidedSlots(booking: Booking, moment: Moment) {
  return booking.occurrences.flatMap((occurrence) => {
    const slot = isOpen(occurrence.state) ? occurrence : occurrence.asked
    if (slot === undefined || !isUpcoming(slot, moment)) return []
    return [{ key: occurrence.key, use: useOf(booking, slot), rooms: roomsOf(booking, slot) }]
  })
}

/** What an undecided booking would meet by now, though it holds its slots: a block laid over them, changed opening hours. */
export function collisionsOf(
  booking: Booking,
  seen: Seen,
): { collisions: Conflict[]; closed: boolean; dates: Collision[] } {
  const dates = undecidedSlots(booking, seen).map(({ key, use, rooms }) => ({
    key,
    collisions: rooms.flatMap((room) => othersIn(room, use, booking.id, seen)),
    closed: rooms.some((room) => !isOpenFor(room, use, seen)),
  }))
  return {
    collisions: dates.flatMap(({ collisions }) => collisions),
    closed: dates.some(({ closed }) => closed),
    dates,
  }
}

/** Where requests compete, other open ones are rivals and no collision. */
function othersIn(id: string, use: Use, self: string, { sheets, rooms, zone }: Seen): Conflict[] {
  const { date } = use
  const span = takenSpan(use, zone)
  const competes = rooms.find((room) => room.id === id)?.contention === 'compete'
  const sheet = sheets.find((other) => other.room === id && other.date === date)
  const others = [...(sheet?.entries ?? [])].filter(
    ([name, entry]) =>
      holderOf(name) !== self &&
      overlaps(entry, { date, span, zone }) &&
      !(competes && entry.kind === 'booking' && isOpen(entry.state)),
  )
  return others.map(([, { from, to, kind }]) => ({ room: id, date, from, to, kind }))
}

function overlaps(
  { from, to }: Pick<Occurrence, 'from' | 'to'>,
  { date, span, zone }: { date: string; span: QuarterSpan; zone: string },
): boolean {
  return quarterAt(date, from, zone) < span.to && span.from < quarterAt(date, to, zone)
}

function isOpenFor(id: string, use: Use, { rooms, zone }: Seen): boolean {
  const room = rooms.find((other) => other.id === id)
  const span = takenSpan(use, zone)
  const { date } = use
  return (
    room !== undefined &&
    openOn(room, date).some(
      ({ from, to }) =>
        quarterAtOrAfter(date, from, zone) <= span.from && span.to <= quarterAtOrAfter(date, to, zone),
    )
  )
}
