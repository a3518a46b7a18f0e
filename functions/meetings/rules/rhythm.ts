import { daysBetween, weekdayOf } from '../../../shared/time/civil.ts'
import type { LocalDate, Weekday } from '../../../shared/time/civil.ts'

/** A habit that neighbours would tell each other; nothing where there is none. */
export type Rhythm = { every: 'week' | 'two-weeks'; weekday: Weekday } | undefined

/** Of dates to come, in order; at least three of them, one of which may stand out. */
export function rhythmOf(dates: readonly LocalDate[]): Rhythm {
  const [first] = dates
  if (first === undefined || dates.length < 3) return undefined
  const steps = dates.slice(1).map((date, at) => daysBetween(dates[at] ?? date, date))
  const usual = (days: number) => steps.filter((step) => step === days).length >= steps.length * 0.7
  if (usual(7)) return { every: 'week', weekday: weekdayOf(first) }
  return usual(14) ? { every: 'two-weeks', weekday: weekdayOf(first) } : undefined
}
