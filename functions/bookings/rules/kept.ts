import { addDays, startOfDay } from '../../../shared/time/civil.ts'
import type { Instant, LocalDate } from '../../../shared/time/civil.ts'
import type { Booking } from '../schema.ts'
import type { OpenDate } from '../schema/open-dates.ts'

/** So many days the house has to say that nobody came, or how the room was left, before a date counts as kept. */
const daysToReport = 3

/** Counted twice is counted once, so that every change of a booking looks back as far as a timer may have been late. */
const lookBackDays = 7

/** From when on a date that was booked counts as kept, unless the house has reported otherwise; in whatever zone it was. */
export function countsAt({ date }: Pick<OpenDate, 'date'>): Instant {
  return startOfDay(addDays(date, daysToReport + 1), 'UTC')
}

/** The first day whose dates may still have to be counted for whoever has the booking now: what was kept before it was given counts for others. */
export function countedSince({ updatedAt, history }: Pick<Booking, 'updatedAt' | 'history'>): LocalDate {
  const given = history.findLast(({ what }) => what === 'given')?.at.slice(0, 10)
  const since = addDays(updatedAt.slice(0, 10), -daysToReport - lookBackDays)
  return given !== undefined && given > since ? given : since
}

/** Dates that somebody said yes to, from a day on, in order. */
export function keepable<Of extends Pick<OpenDate, 'date' | 'state'>>(
  dates: readonly Of[],
  from: LocalDate,
): Of[] {
  return dates
    .filter(({ date, state }) => state === 'approved' && date >= from)
    .toSorted((a, b) => a.date.localeCompare(b.date))
}
