import { addDays, daysBetween } from '../../../shared/time/civil.ts'
import type { LocalDate } from '../../../shared/time/civil.ts'

/**
 * Dates as runs of equal steps: `2026-12-01/7x52` is every seventh day, 52 times; single dates stand alone. A year of Tuesdays
 * is 16 characters, so that a series costs what a single booking does. Order and doubles are lost.
 */
export function packDates(dates: readonly LocalDate[]): string {
  const left = new Set([...dates].sort())
  const runs: string[] = []
  for (const first of left) {
    const run = longestRun(first, left)
    for (const date of run.dates) left.delete(date)
    runs.push(run.dates.length === 1 ? first : `${first}/${run.step}x${run.dates.length}`)
  }
  return runs.join(',')
}

/** The dates of such runs, in order. */
export function unpackDates(packed: string): LocalDate[] {
  const runs = packed === '' ? [] : packed.split(',')
  return runs.flatMap(datesOfRun).sort()
}

function datesOfRun(run: string): LocalDate[] {
  const [first = '', rule] = run.split('/')
  if (rule === undefined) return [first]
  const [step = 0, count = 0] = rule.split('x').map(Number)
  return Array.from({ length: count }, (_, index) => addDays(first, index * step))
}

/** Of the steps that occur most: the one that goes furthest; two dates are not worth a run. */
function longestRun(first: LocalDate, left: ReadonlySet<LocalDate>): { step: number; dates: LocalDate[] } {
  const next = [...left].find((date) => date > first)
  const steps = new Set([7, 1, 14, 28, ...(next === undefined ? [] : [daysBetween(first, next)])])
  const runs = [...steps].map((step) => ({ step, dates: follow(first, step, left) }))
  const best = runs.reduce((a, b) => (b.dates.length > a.dates.length ? b : a))
  return best.dates.length > 2 ? best : { step: 0, dates: [first] }
}

function follow(first: LocalDate, step: number, left: ReadonlySet<LocalDate>): LocalDate[] {
  const dates: LocalDate[] = []
  for (let date = first; left.has(date); date = addDays(date, step)) dates.push(date)
  return dates
}
