import { addDays, daysBetween } from '../../../shared/time/civil.ts'
import type { LocalDate } from '../../../shared/time/civil.ts'
import type { Occurrence } from './occurrence.ts'

/** Dates that differ in nothing but the date: their original dates as runs, and how far they were moved since. */
type Packed = Omit<Occurrence, 'key' | 'date'> & {
  keys: string
  /** The original time of day. */
  start: string
  /** Days by which they were moved. */
  shift?: number
}

/** Dates as the store has them; a single one as it is. */
export function packOccurrences(occurrences: readonly Occurrence[]): (Packed | Occurrence)[] {
  if (occurrences.length < 2) return [...occurrences]
  const groups = Map.groupBy(occurrences, (occurrence) => JSON.stringify(commonOf(occurrence)))
  return [...groups.values()].map((same) => ({
    ...commonOf(same[0]!),
    keys: packDates(same.map(({ key }) => key.slice(0, 10))),
  }))
}

/** The inverse, in the order of the original starts; what is not packed stays as it is. */
export function unpackOccurrences(stored: unknown): unknown {
  if (!Array.isArray(stored)) return stored
  const groups = stored as (Packed | Occurrence)[]
  if (groups.every((group) => 'key' in group)) return stored
  return groups.flatMap(unpackGroup).sort((a, b) => (a.key < b.key ? -1 : 1))
}

function unpackGroup(group: Packed | Occurrence): Occurrence[] {
  if ('key' in group) return [group]
  const { keys, start, shift = 0, ...common } = group
  return unpackDates(keys).map((date) => ({
    ...common,
    key: `${date}T${start}`,
    date: shift === 0 ? date : addDays(date, shift),
  }))
}

function commonOf({ key, date, ...common }: Occurrence): Omit<Packed, 'keys'> {
  const [original = '', start = ''] = key.split('T')
  const shift = original === date ? 0 : daysBetween(original, date)
  const known = Object.entries(common).filter(([, value]) => value !== undefined)
  const sorted = known.sort(([a], [b]) => (a < b ? -1 : 1))
  return { ...(Object.fromEntries(sorted) as typeof common), start, ...(shift === 0 ? {} : { shift }) }
}

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
