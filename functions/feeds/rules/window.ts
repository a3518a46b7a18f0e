import { addDays, addMonths, startOfDay, today } from '../../../shared/time/civil.ts'
import type { Instant, LocalDate, Zone } from '../../../shared/time/civil.ts'

/** The dates that a calendar shows, both inclusive, and the span of time in which it shows them; `until` is exclusive. */
export interface Window {
  first: LocalDate
  last: LocalDate
  from: Instant
  until: Instant
}

/** Last month, this one and twelve more: whole months of the house, so that a calendar moves on once a month and not daily. */
export function windowAt(now: Instant, zone: Zone): Window {
  const month = `${today(now, zone).slice(0, 7)}-01`
  return {
    first: addMonths(month, -1),
    last: addDays(addMonths(month, 13), -1),
    from: startOfDay(month, zone),
    until: startOfDay(addMonths(month, 1), zone),
  }
}
