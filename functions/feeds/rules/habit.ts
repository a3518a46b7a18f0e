import type { Habit } from '../../../shared/ical/fit.ts'
import { daysBetween, mondayOf } from '../../../shared/time/civil.ts'
import type { LocalDate } from '../../../shared/time/civil.ts'

/** After so many days it can no longer be a habit of weeks alone: the shortest month less two. */
const monthly = 26

/** How dates (sorted, at least one) repeat, as far as they tell: a programme knows them without the rule they came from. */
export function habitOf(dates: readonly LocalDate[]): Habit {
  const [first = ''] = dates
  const steps = dates.slice(1).map((date, at) => daysBetween(dates[at] ?? date, date))
  if (steps.length > 0 && steps.every((step) => step === 1)) return { every: 'day' }
  const months = new Set(dates.map((date) => date.slice(0, 7)))
  if (dates.length > 2 && months.size === dates.length && Math.min(...steps) >= monthly && !areWeekly(steps))
    return { every: 'month', interval: most(dates.map((date) => monthsBetween(first, date))) }
  return {
    every: 'week',
    interval: most(dates.map((date) => daysBetween(mondayOf(first), mondayOf(date)) / 7)),
  }
}

/** Every fourth Tuesday is no monthly one. */
function areWeekly(steps: readonly number[]): boolean {
  return new Set(steps).size === 1 && (steps[0] ?? 0) % 7 === 0
}

function monthsBetween(from: LocalDate, to: LocalDate): number {
  const [years, months] = [Number(to.slice(0, 4)) - Number(from.slice(0, 4)), Number(to.slice(5, 7))]
  return years * 12 + months - Number(from.slice(5, 7))
}

/** The largest step that all of them are multiples of; 1 where there is none. */
function most(distances: readonly number[]): number {
  const common = (a: number, b: number): number => (b === 0 ? a : common(b, a % b))
  return Math.max(1, distances.reduce(common, 0))
}
