import { addDays, addMinutes } from '../../../shared/time/civil.ts'
import type { Instant, LocalDate } from '../../../shared/time/civil.ts'
import type { Entry } from '../schema/entry.ts'
import { isShown, stateOf } from './dates.ts'

/** As far back as a programme can be looked at, and as counting at the door may be made good. */
const keptDays = 62

/** A stranger who never showed that the address is theirs leaves a meeting that was never asked for. */
const unaskedDays = 3

/** Somebody may found it anew: a meeting without dates waits as long as a year and a summer. */
const idleDays = 400

const lookAgainMinutes = 30 * 24 * 60

export function nextUpkeep(now: Instant, isNew = false): Instant {
  return addMinutes(now, isNew ? (unaskedDays + 1) * 24 * 60 : lookAgainMinutes)
}

/**
 * Bookings of which the last date is so long over that nobody asks for it any more, those that nobody proved or decided about, and those
 * that were taken back before.
 */
export function longOver({ bookings }: Pick<Entry, 'bookings'>, day: LocalDate): string[] {
  return bookings
    .filter(({ dates, announced }) =>
      dates.every(
        ({ date, state }) =>
          state === 'expired' || (state === 'cancelled' && !announced) || addDays(date, keptDays) < day,
      ),
    )
    .map(({ booking }) => booking)
}

/** What becomes of a meeting when no booking is left under it: it goes when it was over or never shown, else it ends after a year. */
export function fateOf(entry: Entry, day: LocalDate): 'keep' | 'end' | 'forget' {
  if (entry.bookings.length > 0) return 'keep'
  const since = entry.changedAt.slice(0, 10)
  const isIdle = (days: number) => addDays(since, days) < day
  const state = stateOf(entry)
  if (state === 'draft') return isIdle(unaskedDays) ? 'forget' : 'keep'
  if (state === 'ended') return isIdle(isShown(entry) ? keptDays : unaskedDays) ? 'forget' : 'keep'
  return isIdle(idleDays) ? 'end' : 'keep'
}
