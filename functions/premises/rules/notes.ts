import type { Instant } from '../../../shared/time/civil.ts'
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
    id: `${id}-${part}`,
    at,
    bookings: bookings.slice(part * mostInNote, (part + 1) * mostInNote),
  }))
}
