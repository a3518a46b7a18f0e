import { addDays, daysBetween } from '../../../shared/time/civil.ts'
import type { Occurrence } from './occurrence.ts'
import { packDates, unpackDates } from './runs.ts'

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
