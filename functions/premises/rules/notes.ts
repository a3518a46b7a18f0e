import type { Instant, LocalDate } from '../../../shared/time/civil.ts'
import { isHidden } from '../../bookings/rules/state.ts'
import type { Booking } from '../../bookings/schema.ts'
import { mostInNote, mostNamedDates } from '../schema.ts'
import type { ChangeNote } from '../schema.ts'
import type { Outside } from './outside.ts'

/** Whom it shall be told, each once with all of theirs; several notes where one would grow too long. */
export function notesOf(
  outside: readonly Outside[],
  { house, id, at }: { house: string; id: string; at: Instant },
): ChangeNote[] {
  const bookings = [...Map.groupBy(outside, ({ booking }) => booking)].map(([booking, dates]) => ({
    id: booking,
    dates: dates.slice(0, mostNamedDates).map(({ booking: _booking, ...date }) => date),
    more: Math.max(0, dates.length - mostNamedDates),
  }))
  const parts = Math.ceil(bookings.length / mostInNote)
  return Array.from({ length: parts }, (_, part) => ({
    house,
    id: partOf(id, part),
    at,
    bookings: bookings.slice(part * mostInNote, (part + 1) * mostInNote),
  }))
}

/** The name of one of the notes of a change, the first is 0. */
export const partOf = (id: string, part: number): string => `${id}-${part}`

/** To an address that nobody has proved goes no second mail; and a series that is just being claimed may turn out not to be there. */
export function hearsOfChange(booking: Pick<Booking, 'state'> & Parameters<typeof isHidden>[0]): boolean {
  return booking.state !== 'unconfirmed' && !isHidden(booking)
}

/** Nothing that is told of is approved: it is a request that stays, and no date. */
export function isOnlyAsked(
  { occurrences }: Pick<Booking, 'occurrences'>,
  dates: readonly LocalDate[],
): boolean {
  return !occurrences.some(({ date, state }) => state === 'approved' && dates.includes(date))
}
