import type { Instant, LocalDate } from '../../../shared/time/civil.ts'
import { headsRefusal } from '../../rooms/rules/wanted.ts'
import { useRefusal } from '../../rooms/rules/use.ts'
import type { Use } from '../../rooms/rules/use.ts'
import { isFree } from '../../rooms/rules/free.ts'
import type { RoomDays } from '../../rooms/rules/free.ts'
import type { Room } from '../../rooms/schema.ts'
import { aboutOf } from '../../rooms/schema/entry-name.ts'
import { roomsAt } from '../../bookings/rules/consent.ts'
import type { Booking } from '../../bookings/schema.ts'
import { holdsSlot } from '../../bookings/rules/state.ts'
import type { Misfit, MisfitDate } from '../schema.ts'

/** A room as it is, and as it shall be. */
export interface RoomChange {
  before: Room
  after: Room
}

/** A date of a booking that would not fit any more. */
export interface Outside extends MisfitDate {
  booking: string
}

interface Moment {
  zone: string
  now: Instant
}

/** Whether anything changes by which a booking could lie outside. */
export function mayLeaveOutside(change: RoomChange): boolean {
  const limits = ({ hours, exceptions, ofHouse, minMinutes, maxMinutes, horizonMonths, putAwayAt }: Room) =>
    JSON.stringify({ hours, exceptions, ofHouse, minMinutes, maxMinutes, horizonMonths, putAwayAt })
  return limits(change.before) !== limits(change.after) || keepsFurtherApart(change)
}

/** Whether uses shall have more time between them: then their neighbours count, in the rooms that this one shares its walls with too. */
export function keepsFurtherApart({ before, after }: RoomChange): boolean {
  return after.gapMinutes > before.gapMinutes
}

/**
 * The dates to come in a room that fit what it is and not what it shall be; what lies outside already is no news. By the rules of the
 * write that would claim them: of two that would be too close, each.
 */
export function outsideOf(change: RoomChange, days: RoomDays, moment: Moment): Outside[] {
  const { before, after } = change
  return [...days.sheets].flatMap(([date, { entries }]) =>
    [...entries].flatMap(([name, entry]) => {
      const { holder, isBeside } = aboutOf(name)
      if (entry.kind !== 'booking' || isBeside) return []
      const { from, to, setUp = 0, tidyUp = 0 } = entry
      const use = { date, from, to, setUpMinutes: setUp, tidyUpMinutes: tidyUp }
      const isClose = (room: Room) => !isFree({ ...days, room }, use, moment.zone, holder)
      const isCloser = () => keepsFurtherApart(change) && isClose(after) && !isClose(before)
      const why = misfitOf(use, after, moment) ?? (isCloser() ? 'too-close' : undefined)
      if (why === undefined || why === misfitOf(use, before, moment)) return []
      return [{ booking: holder, room: after.id, date, from, to, why }]
    }),
  )
}

function misfitOf(use: Use, room: Room, moment: Moment): Misfit | undefined {
  const code = useRefusal(use, { ...moment, room, byManager: true })?.code
  if (code === 'outside-opening-hours') return room.putAwayAt === undefined ? code : 'put-away'
  return code === 'too-short' || code === 'too-long' || code === 'too-far' ? code : undefined
}

/** The dates to come of bookings that have more people than their rooms would hold. */
export function crowdedOf(
  bookings: readonly Booking[],
  changes: readonly RoomChange[],
  { rooms, from }: { rooms: readonly Room[]; from: LocalDate },
): Outside[] {
  const now = new Map(changes.map(({ after }) => [after.id, after]))
  const then = rooms.map((room) => now.get(room.id) ?? room)
  return bookings.flatMap((booking) =>
    booking.occurrences
      .filter(({ date, state }) => date >= from && holdsSlot(state))
      .flatMap((occurrence) => {
        const isCrowded = (some: readonly Room[]) =>
          headsRefusal(booking.attendees, roomsAt(booking, occurrence, some)) !== undefined
        const [shrunk] = roomsAt(booking, occurrence, then).filter(({ id }) => now.has(id))
        if (shrunk === undefined || !isCrowded(then) || isCrowded(rooms)) return []
        const { date, from: starts, to } = occurrence
        return [{ booking: booking.id, room: shrunk.id, date, from: starts, to, why: 'crowded' as const }]
      }),
  )
}

/** In the order of time; of one date in two rooms both stand there. */
export function inOrder(found: readonly Outside[]): Outside[] {
  const startOf = ({ date, from, room }: Outside) => `${date}T${from} ${room}`
  return found.toSorted((one, other) => (startOf(one) < startOf(other) ? -1 : 1))
}
