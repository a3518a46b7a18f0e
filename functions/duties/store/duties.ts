import { countsKey, countsType } from '../../meetings/actions/counts.ts'
import { Refusal } from '../../../shared/refusal.ts'
import { absent, below, either, present } from '../../../shared/table/expression.ts'
import type { Table } from '../../../shared/table/table.ts'
import type { Item, Key, Write } from '../../../shared/table/write.ts'
import { addDays, epochSeconds, instantOf } from '../../../shared/time/civil.ts'
import { keyDuty } from '../rules/duties.ts'
import { DutyList as List, mostDuties, mostNeeded, Taker } from '../schema.ts'
import type { DateDuties, Duty } from '../schema.ts'

/** Days after its date until everything personal is gone: half a year, for as long is shown who did how much. */
const keptDays = 183

/** At one date, those of duties that the list has no longer included: a list that changes all the time makes no room for more. */
export const mostTakers = mostDuties * mostNeeded

const listKey = (meeting: string): Key => ({ pk: `MEETING#${meeting}`, sk: 'DUTIES' })
const dateKey = (meeting: string, key: string): Key => ({ pk: `MEETING#${meeting}`, sk: `DUTY#${key}` })

/** What a page has to read to show the duties of a date. */
export function dutyKeys(meeting: string, key: string): Key[] {
  return [listKey(meeting), dateKey(meeting, key)]
}

export interface DutyItems {
  list: Duty[]
  takers: Taker[]
}

/** Out of the items of these keys, among others. */
export function parseDutyItems(items: readonly Item[]): DutyItems {
  const list = items.find(({ type }) => type === 'duty-list')
  const date = items.find(({ type }) => type === 'date-duties')
  return { list: list ? List.parse(list).duties : [], takers: date ? takersOf(date) : [] }
}

export async function readDuties(table: Table, meeting: string, key: string): Promise<DutyItems> {
  return parseDutyItems(await table.getMany(dutyKeys(meeting, key), { consistent: true }))
}

export async function readDutyList(table: Table, meeting: string): Promise<Duty[]> {
  const item = await table.get(listKey(meeting), { consistent: true })
  return item ? List.parse(item).duties : []
}

/** Those of all dates that are still known: some weeks back and all that are to come. */
export async function readAllDuties(table: Table, meeting: string): Promise<DateDuties[]> {
  const items = await table.query({ pk: `MEETING#${meeting}`, prefix: 'DUTY#' })
  return items.map((item) => {
    const { house, key, date } = item as unknown as DateDuties
    return { house, meeting, key, date, takers: takersOf(item) }
  })
}

/** Of several dates at once: one read. */
export async function readDutiesOf(
  table: Table,
  meeting: string,
  keys: readonly string[],
): Promise<{ list: Duty[]; takers: Map<string, Taker[]> }> {
  const wanted = [listKey(meeting), ...keys.map((key) => dateKey(meeting, key))]
  const items = await table.getMany(wanted, { consistent: true })
  const dates = items.filter(({ type }) => type === 'date-duties')
  const takers = new Map(dates.map((item) => [String(item['key']), takersOf(item)]))
  return { list: parseDutyItems(items).list, takers }
}

export function dutyListWrite(list: DutyList): Write {
  const key = listKey(list.meeting)
  return { kind: 'put', key, item: { ...list, type: 'duty-list', ...key } }
}

type DutyList = { meeting: string; duties: Duty[] }

type OfDate = Omit<DateDuties, 'takers'>

/** How many a duty needs, and how many had it when somebody looked. */
export interface Needed {
  needed: number
  seen?: number | undefined
}

/**
 * Somebody takes a duty, as long as it is not taken by as many as it needs; also among many at once. Whoever is known by an address has
 * it once: of them `seen` had it when that was looked at, and nobody more since (`changed-meanwhile`).
 */
export function takingWrites(of: OfDate, taker: Taker, { needed, seen = needed }: Needed): Write[] {
  const count = `n_${taker.duty}`
  const most = Math.min(needed, seen + 1)
  return [
    {
      ...base(of, { [`t_${taker.id}`]: taker }),
      add: { [count]: 1, all: 1 },
      when: [either(absent(count), below(count, most)), either(absent('all'), below('all', mostTakers))],
      refuse: (found) =>
        most < needed && !isFull(found)
          ? changedMeanwhile()
          : new Refusal('conflict', 'duty-taken', { duty: taker.duty }),
    },
    ...keyWrites(of, taker, 1),
  ]
}

export function givingBackWrites(of: OfDate, taker: Taker): Write[] {
  return [
    {
      kind: 'update',
      key: dateKey(of.meeting, of.key),
      remove: [`t_${taker.id}`],
      add: { [`n_${taker.duty}`]: -1, all: -1 },
      when: [present(`t_${taker.id}`)],
      refuse: changedMeanwhile,
    },
    ...keyWrites(of, taker, -1),
  ]
}

/** Somebody else has it, or the same person says something more; the number stays. */
export function replacingWrite(of: OfDate, before: Taker, after: Taker): Write {
  const isSame = before.id === after.id
  return {
    ...base(of, { [`t_${after.id}`]: after }),
    remove: isSame ? [] : [`t_${before.id}`],
    when: [present(`t_${before.id}`)],
    refuse: changedMeanwhile,
  }
}

const isFull = (found: Item | undefined) => Number(found?.['all'] ?? 0) >= mostTakers

/** Who opens is counted beside who comes, so that a programme knows without names. */
function keyWrites({ house, meeting, key, date }: OfDate, { duty }: Taker, change: number): Write[] {
  if (duty !== keyDuty) return []
  const of = { house, meeting, key }
  const set = { type: countsType, ...of, ttl: until(date, 60) }
  return [{ kind: 'update', key: countsKey(of), set, add: { keys: change } }]
}

function base({ house, meeting, key, date }: OfDate, takers: Record<string, Taker>) {
  const set = { type: 'date-duties', house, meeting, key, date, ttl: until(date, keptDays), ...takers }
  return { kind: 'update', key: dateKey(meeting, key), set } as const
}

/** When who had a duty on a date is forgotten, in epoch seconds. */
export const dutiesGoAt = (date: string): number => until(date, keptDays)

function until(date: string, days: number): number {
  return epochSeconds(instantOf(addDays(date, days), '00:00', 'UTC'))
}

function takersOf(item: Item): Taker[] {
  const takers = Object.entries(item).flatMap(([name, value]) =>
    name.startsWith('t_') ? [Taker.parse(value)] : [],
  )
  return takers.sort((a, b) => (`${a.at} ${a.id}` < `${b.at} ${b.id}` ? -1 : 1))
}

const changedMeanwhile = () => new Refusal('conflict', 'changed-meanwhile')
