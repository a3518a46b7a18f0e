import { countsKey, countsType } from '../../meetings/actions/counts.ts'
import type { Counts } from '../../meetings/schema/counts.ts'
import { Refusal } from '../../../shared/refusal.ts'
import type { DueList } from '../../../shared/table/due.ts'
import { above, absent, below, either, equals, present } from '../../../shared/table/expression.ts'
import type { Clause } from '../../../shared/table/expression.ts'
import type { Item, Write, UpdateWrite } from '../../../shared/table/write.ts'
import { addDays, epochSeconds, instantOf } from '../../../shared/time/civil.ts'
import type { Instant } from '../../../shared/time/civil.ts'
import type { Limits } from '../../meetings/rules/places.ts'
import { mostHeads, mostWaiting } from '../../meetings/schema/registration.ts'
import { isListFull } from '../rules/places.ts'
import type { Party, Tally } from '../rules/places.ts'

const dueKind = 'date'

/** Days after a date until its counts go; figures for reports are the tally. */
const keptDays = 60

export type OfDate = Pick<Counts, 'house' | 'meeting' | 'key'>

/** Where a date lies in the table, told by its own key: what is due is a list of keys. */
export const dueDates: DueList<OfDate> = {
  kind: dueKind,
  of: ({ pk, sk }) => {
    const [key = '', meeting = ''] = sk.split('#')
    return { house: pk.slice('DATES#'.length), meeting, key }
  },
}

interface Counted extends OfDate {
  /** What is added to what is counted. */
  change: Tally
  /** On which it is now. */
  date: string
  /** When something happens by itself next. */
  next?: Instant | undefined
}

/** Somebody comes: only as long as there is room, also among many at once. Refuses with `full`. */
export function comingWrite(counted: Counted, party: Party, limits: Limits | undefined): Write {
  const under = (name: string, most: number) => either(absent(name), below(name, most - party.heads + 1))
  const room = [under('taken', limits?.all ?? mostHeads)]
  const kept = limits === undefined || party.firstTime || limits.regulars === limits.all
  const when = kept ? room : [...room, under('regulars', limits.regulars)]
  return { ...countsWrite(counted), when, refuse: () => new Refusal('conflict', 'full') }
}

/** Somebody waits: only as long as there is no room, and nothing became free since it was looked at. Refuses with `full` where the list is. */
export function waitingWrite(
  counted: Counted,
  party: Party,
  { limits, seen }: { limits: Limits; seen: Counts | undefined },
): Write {
  const over = (name: string, most: number) => above(name, most - party.heads)
  const isTooLarge = party.heads > limits.all || (!party.firstTime && party.heads > limits.regulars)
  const full = either(
    over('taken', limits.all),
    ...(party.firstTime ? [] : [over('regulars', limits.regulars)]),
  )
  const list = either(absent('waiting'), below('waiting', mostWaiting - party.heads + 1))
  const when = [asSeen('terms', seen?.terms ?? 0), list, ...(isTooLarge ? [] : [full])]
  const refuse = (found: Item | undefined) =>
    isListFull({ waiting: Number(found?.['waiting'] ?? 0) }, party)
      ? new Refusal('conflict', 'full')
      : changedMeanwhile()
  return { ...countsWrite(counted), when, refuse }
}

/**
 * Places become free or more, or change hands: who waits must have been looked at as they are. As many heads may wait as before and be
 * others: then the terms have changed.
 */
export function freeingWrite(counted: Counted, seen: Counts | undefined, exact: boolean): Write {
  const names = exact ? (['taken', 'regulars', 'waiting', 'terms'] as const) : (['waiting'] as const)
  const write = countsWrite(counted)
  return {
    ...write,
    add: { ...write.add, terms: 1 },
    when: names.map((name) => asSeen(name, seen?.[name] ?? 0)),
    refuse: changedMeanwhile,
  }
}

/** Places become free, and who waits is looked at afterwards: by whoever made them free, else by the timer. */
export function freedWrite(counted: Counted, now: Instant): Write {
  const write = countsWrite({ ...counted, next: now })
  return { ...write, add: { ...write.add, terms: 1 } }
}

/** When something happens by itself next; nothing more if it is over. */
export function nextMomentWrite(of: OfDate, next: Instant | undefined): Write {
  const due = next === undefined ? { remove: ['duePk', 'dueAt'] } : { set: { duePk: dueKind, dueAt: next } }
  return { kind: 'update', key: countsKey(of), ...due, when: [present('pk')], refuse: () => 'mine' }
}

function countsWrite({ change, date, next, ...of }: Counted): UpdateWrite {
  const { house, meeting, key } = of
  const ttl = epochSeconds(instantOf(addDays(date, keptDays), '00:00', 'UTC'))
  const due = next === undefined ? {} : { duePk: dueKind, dueAt: next }
  const add = Object.fromEntries(Object.entries(change).filter(([, count]) => count !== 0))
  return {
    kind: 'update',
    key: countsKey(of),
    set: { type: countsType, house, meeting, key, ttl, ...due },
    add,
  }
}

function asSeen(name: string, value: number): Clause {
  return value === 0 ? either(absent(name), equals(name, 0)) : equals(name, value)
}

const changedMeanwhile = () => new Refusal('conflict', 'changed-meanwhile')
