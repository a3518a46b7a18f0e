import { Refusal } from '../../../shared/refusal.ts'
import { minutesOfTime, mondayOf, weekdayOf } from '../../../shared/time/civil.ts'
import type { LocalDate } from '../../../shared/time/civil.ts'
import { primeTimeOf } from '../../houses/rules/prime-time.ts'
import type { House } from '../../houses/schema.ts'
import type { Booking, Occurrence } from '../schema.ts'
import type { WantedDate } from './series.ts'
import { holdsSlot } from './state.ts'

/**
 * What a contact uses of a house, in numbers by name: `approved 2026-2` minutes of a half-year, and where the house sets limits,
 * `week 2026-12-07` minutes and `dates 2026-12-07` of a week (its Monday), `prime 2026-2` minutes in prime time of a half-year.
 * What is asked for counts like what is approved, or parallel requests would pass the limit; `approved` alone is honest.
 */
export type Usage = ReadonlyMap<string, number>

type Limits = Pick<
  House,
  'maxHoursPerWeek' | 'maxDatesAhead' | 'primeWeekdays' | 'primeFrom' | 'primeTo' | 'primeHours'
>

export function hasLimits(house: Limits): boolean {
  return (
    house.maxHoursPerWeek !== undefined ||
    house.maxDatesAhead !== undefined ||
    primeTimeOf(house) !== undefined
  )
}

/** The half-year of a date: `2026-1` until June, `2026-2` from July. */
export function halfYearOf(date: LocalDate): string {
  return `${date.slice(0, 4)}-${date.slice(5, 7) < '07' ? 1 : 2}`
}

/** What a booking uses with all its dates. */
export function usageOf(booking: Pick<Booking, 'occurrences'> | undefined, house: Limits): Usage {
  const usage = new Map<string, number>()
  for (const occurrence of booking?.occurrences ?? []) {
    for (const [name, count] of usedBy(occurrence, house)) usage.set(name, (usage.get(name) ?? 0) + count)
  }
  return usage
}

/** What a change adds, or takes away; names that stay as they are do not occur. */
export function usageChange(before: Usage, after: Usage): Usage {
  const names = new Set([...before.keys(), ...after.keys()])
  const changes = [...names].map((name) => [name, (after.get(name) ?? 0) - (before.get(name) ?? 0)] as const)
  return new Map(changes.filter(([, change]) => change !== 0))
}

/** Which limit of the house a change passes, given what its contact uses so far; nothing if none. */
export function usageRefusal(
  used: Usage,
  change: Usage,
  { house, today }: { house: Limits; today: LocalDate },
): Refusal | undefined {
  const week = mondayOf(today)
  const over = (limit: string, name: string, most: number, had: number) => {
    const more = change.get(name) ?? 0
    if (more <= 0 || had + more <= most) return undefined
    const unit = limit === 'dates-ahead' ? 1 : 60
    const facts = { limit, most: most / unit, used: had / unit, period: name.split(' ')[1] }
    return new Refusal('conflict', 'over-limit', { ...facts, pointer: '/date' })
  }
  const prime = primeTimeOf(house)
  const datesAhead = sumOf(used, (name) => name.startsWith('dates ') && name.slice(6) >= week)
  const newDates = sumOf(change, (name) => name.startsWith('dates '))
  const refusals = [...change.keys()].map((name) => {
    const had = Math.max(0, used.get(name) ?? 0)
    if (name.startsWith('week ') && house.maxHoursPerWeek !== undefined)
      return over('hours-a-week', name, house.maxHoursPerWeek * 60, had)
    return name.startsWith('prime ') && prime ? over('prime-hours', name, prime.hours * 60, had) : undefined
  })
  const most = house.maxDatesAhead
  if (most !== undefined && newDates > 0 && datesAhead + newDates > most) {
    return new Refusal('conflict', 'over-limit', {
      limit: 'dates-ahead',
      most,
      used: datesAhead,
      pointer: '/date',
    })
  }
  return refusals.find((refusal) => refusal !== undefined)
}

/** Of dates in order, those that the limits leave no room for, each with what was granted before it. */
export function datesOverLimit(
  used: Usage,
  dates: readonly WantedDate[],
  terms: { house: Limits; today: LocalDate },
): WantedDate[] {
  const sum = new Map(used)
  return dates.filter((date) => {
    const change = usageOf({ occurrences: [{ ...date, state: 'requested' }] }, terms.house)
    if (usageRefusal(sum, change, terms)) return true
    for (const [name, count] of change) sum.set(name, (sum.get(name) ?? 0) + count)
    return false
  })
}

function usedBy({ state, date, from, to }: Occurrence, house: Limits): [string, number][] {
  if (!holdsSlot(state)) return []
  const minutes = minutesOfTime(to) - minutesOfTime(from)
  const prime = primeMinutes(date, { from, to }, house)
  return [
    ...(state === 'approved' ? [[`approved ${halfYearOf(date)}`, minutes] as [string, number]] : []),
    ...(house.maxHoursPerWeek === undefined ? [] : [[`week ${mondayOf(date)}`, minutes] as [string, number]]),
    ...(house.maxDatesAhead === undefined ? [] : [[`dates ${mondayOf(date)}`, 1] as [string, number]]),
    ...(prime > 0 ? [[`prime ${halfYearOf(date)}`, prime] as [string, number]] : []),
  ]
}

/** On the wall clock: what is agreed on as an hour counts as one, also in the night when clocks change. */
function primeMinutes(date: LocalDate, { from, to }: { from: string; to: string }, house: Limits): number {
  const prime = primeTimeOf(house)
  if (prime === undefined || !prime.weekdays.includes(weekdayOf(date))) return 0
  const start = from > prime.from ? from : prime.from
  const end = to < prime.to ? to : prime.to
  return start < end ? minutesOfTime(end) - minutesOfTime(start) : 0
}

function sumOf(usage: Usage, isMeant: (name: string) => boolean): number {
  return [...usage].reduce((sum, [name, count]) => (isMeant(name) ? sum + count : sum), 0)
}
