import { quarterAt } from '../../../shared/time/civil.ts'
import { openOn, quarterAtOrAfter, takenSpan } from '../../rooms/rules/use.ts'
import type { Conflict, DaySheet, Room } from '../../rooms/schema.ts'
import type { Booking } from '../schema.ts'
import { useOf } from './slot.ts'

/** What an open request would meet by now, though it holds its slot: a block laid over it, changed opening hours. */
export function collisionsOf(
  booking: Booking,
  { sheets, rooms, zone }: { sheets: readonly DaySheet[]; rooms: readonly Room[]; zone: string },
): { collisions: Conflict[]; closed: boolean } {
  const met = booking.occurrences.flatMap((occurrence) => {
    const span = takenSpan(useOf(booking, occurrence), zone)
    const { date } = occurrence
    const overlaps = ({ from, to }: { from: string; to: string }) =>
      quarterAt(date, from, zone) < span.to && span.from < quarterAt(date, to, zone)
    return booking.rooms.map((id) => {
      const sheet = sheets.find((other) => other.room === id && other.date === date)
      const others = [...(sheet?.entries ?? [])].filter(
        ([other, entry]) => other !== booking.id && overlaps(entry),
      )
      const room = rooms.find((other) => other.id === id)
      const isOpen =
        room !== undefined &&
        openOn(room, date).some(({ from, to }) => {
          return (
            quarterAtOrAfter(date, from, zone) <= span.from && span.to <= quarterAtOrAfter(date, to, zone)
          )
        })
      const collisions = others.map(([, { from, to, kind }]) => ({ room: id, date, from, to, kind }))
      return { collisions, closed: !isOpen }
    })
  })
  return {
    collisions: met.flat().flatMap(({ collisions }) => collisions),
    closed: met.flat().some(({ closed }) => closed),
  }
}
