import type { Table } from '../../../shared/table/table.ts'
import type { Key } from '../../../shared/table/write.ts'
import { addDays } from '../../../shared/time/civil.ts'
import type { LocalDate } from '../../../shared/time/civil.ts'
import { Counts } from '../schema/counts.ts'

export const countsType = 'date-counts'

/** By house and date, so that a programme reads those of its days alone. */
export function countsKey({ house, meeting, key }: Pick<Counts, 'house' | 'meeting' | 'key'>): Key {
  return { pk: `DATES#${house}`, sk: `${key}#${meeting}` }
}

export async function readCounts(
  table: Table,
  of: Pick<Counts, 'house' | 'meeting' | 'key'>,
): Promise<Counts | undefined> {
  const item = await table.get(countsKey(of), { consistent: true })
  return item && Counts.parse(item)
}

export async function readManyCounts(
  table: Table,
  dates: readonly Pick<Counts, 'house' | 'meeting' | 'key'>[],
): Promise<Counts[]> {
  // The table refuses to be asked for one item twice.
  const names = new Map(dates.map((date) => [nameOfDate(date), date]))
  const items = names.size === 0 ? [] : await table.getMany([...names.values()].map(countsKey))
  return items.map((item) => Counts.parse(item))
}

/** Of dates that were to be between these, both included, by meeting and key. */
export async function readCountsBetween(
  table: Table,
  house: string,
  from: LocalDate,
  to: LocalDate,
): Promise<Map<string, Counts>> {
  const items = await table.query({ pk: `DATES#${house}`, from, to: addDays(to, 1) })
  return new Map(items.map((item) => Counts.parse(item)).map((counts) => [nameOfDate(counts), counts]))
}

export function nameOfDate({ meeting, key }: Pick<Counts, 'meeting' | 'key'>): string {
  return `${meeting} ${key}`
}
