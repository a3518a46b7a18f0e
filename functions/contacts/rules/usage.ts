import { Refusal } from '../../../shared/refusal.ts'
import type { Facts } from '../../../shared/refusal.ts'
import { addDays, addMonths, minutesOfTime, mondayOf, weekdayOf } from '../../../shared/time/civil.ts'
import type { LocalDate } from '../../../shared/time/civil.ts'
import { primeTimeOf } from '../../houses/rules/prime-time.ts'
import type { Limits, PrimeTime } from '../../houses/rules/prime-time.ts'

/**
 * What a contact uses of a house, in numbers by name: `approved 2026-2` minutes of a half-year, and where the house sets limits,
 * `week 2026-12-07` minutes and `dates 2026-12-07` of a week (its Monday), `prime 2026-2` minutes in prime time of a half-year.
 * What is asked for counts like what is approved, or parallel requests would pass the limit; `approved` alone is honest.
 */
export type Usage = ReadonlyMap<string, number>

/** The half-year of a date: `2026-1` until June, `2026-2` from July. */
export function halfYearOf(date: LocalDate): string {
  return `${date.slice(0, 4)}-${date.slice(5, 7) < '07' ? 1 : 2}`
}

/** By its name, with its first and last day. */
export interface HalfYear {
  name: string
  from: LocalDate
  to: LocalDate
}

export function halfYearAfter(halfYear: string): HalfYear {
  const [year = '', half] = halfYear.split('-')
  return halfYearNamed(half === '1' ? `${year}-2` : `${Number(year) + 1}-1`)
}

export function halfYearNamed(name: string): HalfYear {
  const [year = '', half] = name.split('-')
  return half === '1'
    ? { name, from: `${year}-01-01`, to: `${year}-06-30` }
    : { name, from: `${year}-07-01`, to: `${year}-12-31` }
}

type Timed = { date: LocalDate; from: string; to: string }

/** A date that somebody has, or has asked for: what was declined or is over does not count. */
export interface CountedDate extends Timed {
  isApproved: boolean
  /** Another time that is asked for beside it. */
  asked?: Timed | undefined
}

/** What somebody has or has asked for with one booking, as far as it counts. */
export interface Counted {
  contactId: string
  /** What the notice board may call them. */
  label?: string | undefined
  dates: readonly CountedDate[]
  /** The last date of all, counted or not. */
  lastDate: LocalDate
  /** It has come about by its contact's own wish: then the limits of the house bind. */
  isOwnWish: boolean
}

/** What all these dates use. */
export function usageOf(dates: readonly CountedDate[], house: Limits): Usage {
  const usage = new Map<string, number>()
  for (const date of dates) {
    for (const [name, count] of usedBy(date, house)) usage.set(name, (usage.get(name) ?? 0) + count)
  }
  return usage
}

/** What a change adds, or takes away; names that stay as they are do not occur. */
export function usageChange(before: Usage, after: Usage): Usage {
  const names = new Set([...before.keys(), ...after.keys()])
  const changes = [...names].map((name) => [name, (after.get(name) ?? 0) - (before.get(name) ?? 0)] as const)
  return new Map(changes.filter(([, change]) => change !== 0))
}

/** Names that no limit asks for any more: weeks before last month, half-years before the last two. */
export function bygone(used: Usage, today: LocalDate): string[] {
  const [week, halfYear] = [mondayOf(addMonths(today, -1)), halfYearOf(addMonths(today, -12))]
  return [...used.keys()].filter((name) => {
    const [kind, period = ''] = name.split(' ')
    return period < (kind === 'week' || kind === 'dates' ? week : halfYear)
  })
}

/** Which limit of the house a change passes, given what its contact uses so far; nothing if none. */
export function usageRefusal(
  used: Usage,
  change: Usage,
  { house, today }: { house: Limits; today: LocalDate },
): Refusal | undefined {
  const most = mostOf(house)
  for (const [name, more] of change) {
    const [kind = '', period = ''] = name.split(' ')
    const limit = kind === 'week' || kind === 'prime' ? most[kind] : undefined
    const had = Math.max(0, used.get(name) ?? 0)
    if (limit === undefined || more <= 0 || had + more <= limit) continue
    const freeFrom = kind === 'week' ? addDays(period, 7) : halfYearAfter(period).from
    const facts = { most: limit / 60, used: had / 60, period, freeFrom }
    return overLimit({ limit: kind === 'week' ? 'hours-a-week' : 'prime-hours', ...facts })
  }
  const ahead = datesAhead(used, today)
  const newDates = sum([...change].filter(([name]) => name.startsWith('dates ')))
  if (most.dates === undefined || newDates <= 0 || sum(ahead) + newDates <= most.dates) return undefined
  const first = ahead.map(([name]) => name.slice('dates '.length)).sort()[0] ?? mondayOf(today)
  return overLimit({ limit: 'dates-ahead', most: most.dates, used: sum(ahead), freeFrom: addDays(first, 7) })
}

/** The date is what one can change about it. */
function overLimit(facts: Facts): Refusal {
  return new Refusal('conflict', 'over-limit', { ...facts, pointer: '/date' })
}

/** Minutes by kind of name, and dates. */
function mostOf(house: Limits) {
  const [week, prime] = [house.maxHoursPerWeek, primeTimeOf(house)?.hours]
  return { week: week && week * 60, prime: prime && prime * 60, dates: house.maxDatesAhead }
}

/** Weeks from this one on in which there are any. What was held before the house counted may make others negative. */
function datesAhead(used: Usage, today: LocalDate): [string, number][] {
  const since = `dates ${mondayOf(today)}`
  return [...used].filter(([name, count]) => name.startsWith('dates ') && name >= since && count > 0)
}

/** Why the limits leave no room for a date. */
export function dateRefusal(
  used: Usage,
  date: Timed,
  terms: { house: Limits; today: LocalDate },
): Refusal | undefined {
  return usageRefusal(used, usageOf([{ ...date, isApproved: false }], terms.house), terms)
}

/** Of dates in order, those that the limits leave no room for, each with what was granted before it. */
export function datesOverLimit<Wanted extends Timed>(
  used: Usage,
  dates: readonly Wanted[],
  terms: { house: Limits; today: LocalDate },
): Wanted[] {
  const granted = new Map(used)
  return dates.filter((date) => {
    const change = usageOf([{ ...date, isApproved: false }], terms.house)
    if (usageRefusal(granted, change, terms)) return true
    for (const [name, count] of change) granted.set(name, Math.max(0, granted.get(name) ?? 0) + count)
    return false
  })
}

/** A change that is asked for counts beside what it would replace as far as it is more; it may come to nothing. */
function usedBy(counted: CountedDate, house: Limits): Usage {
  const { asked, isApproved, date } = counted
  const used = limitedBy(counted, house)
  if (house.maxDatesAhead !== undefined) used.set(`dates ${mondayOf(date)}`, 1)
  if (isApproved) used.set(`approved ${halfYearOf(date)}`, minutesOf(counted))
  for (const [name, minutes] of asked ? limitedBy(asked, house) : [])
    used.set(name, Math.max(minutes, used.get(name) ?? 0))
  return used
}

/** Minutes that the limits are about. */
function limitedBy(slot: Timed, house: Limits): Map<string, number> {
  const used = new Map<string, number>()
  if (house.maxHoursPerWeek !== undefined) used.set(`week ${mondayOf(slot.date)}`, minutesOf(slot))
  const prime = primeMinutes(slot, primeTimeOf(house))
  if (prime > 0) used.set(`prime ${halfYearOf(slot.date)}`, prime)
  return used
}

/** On the wall clock: what is agreed on as an hour counts as one, also in the night when clocks change. */
function minutesOf({ from, to }: Pick<Timed, 'from' | 'to'>): number {
  return minutesOfTime(to) - minutesOfTime(from)
}

function primeMinutes({ date, from, to }: Timed, prime: PrimeTime | undefined): number {
  if (prime === undefined || !prime.weekdays.includes(weekdayOf(date))) return 0
  const [start, end] = [from > prime.from ? from : prime.from, to < prime.to ? to : prime.to]
  return start < end ? minutesOf({ from: start, to: end }) : 0
}

function sum(counts: readonly (readonly [string, number])[]): number {
  return counts.reduce((total, [, count]) => total + count, 0)
}
