import { addMinutes, addMonths, epochSeconds, instantOf } from '../../../shared/time/civil.ts'
import type { Instant, LocalDate } from '../../../shared/time/civil.ts'

/** What nobody has proved to be theirs goes so many days after it is over, whatever the months of its house. */
export const unprovedDays = 7

/** The house's months after a date everything goes that was about it. Epoch seconds. */
export function goesAfter(date: LocalDate, retentionMonths: number): number {
  return epochSeconds(instantOf(addMonths(date, retentionMonths), '00:00', 'UTC'))
}

/** The same of what nobody has proved, and what was over at `at`: never later. */
export function unprovedGoesAfter(at: Instant, date: LocalDate, retentionMonths: number): number {
  return Math.min(goesAfter(date, retentionMonths), epochSeconds(addMinutes(at, unprovedDays * 24 * 60)))
}
