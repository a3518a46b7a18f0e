import { createHash } from 'node:crypto'
import { Refusal } from '../refusal.ts'
import { addDays, minutesBetween, timeExists } from '../time/civil.ts'
import type { LocalDate, LocalTime, Zone } from '../time/civil.ts'
import { instancesOf } from '../time/expansion.ts'
import { parseRecurrence } from '../time/recurrence-text.ts'
import type { Component } from './component.ts'
import type { Imported, ImportedEvent, ImportedInstance, LeftOut } from './imported.ts'
import { asUtc, inZone, isDate, later } from './moment.ts'
import type { Moment } from './moment.ts'

/** Where and when the import wants to know. Local dates, both inclusive. */
export interface Wanted {
  zone: Zone
  from: LocalDate
  to: LocalDate
  /** The most instances of one series. */
  most: number
}

/** An instance before its times are reckoned: whose words and length it has, and when it begins. */
interface Planned {
  of: Component
  start: Moment
}

/** What a file says under one UID becomes one event, or none. Of two versions the one with the newer SEQUENCE holds. */
export function seriesOf(components: readonly Component[], wanted: Wanted): Imported {
  const leftOut: LeftOut[] = []
  const leave: Leave = ({ uid, summary }, reason, facts = {}) => leftOut.push({ uid, summary, reason, facts })
  const main = newestOf(components, leave)
  const overrides = components.filter(({ replaces }) => replaces !== undefined).toSorted(byAge)
  const first = main ?? overrides[0]
  if (!first || main?.cancelled) {
    if (main) leave(main, 'cancelled')
    return { events: [], leftOut }
  }
  const planned = main ? (attempt(main, leave, () => originals(main, wanted, leave)) ?? []) : []
  const plan = new Map<string, Planned>()
  for (const start of planned)
    attempt(first, leave, () => plan.set(keyOf(start, wanted.zone), { of: first, start }))
  for (const override of overrides) replace(plan, override, wanted.zone, leave)
  const instances = [...plan].flatMap(
    ([key, one]) => attempt(one.of, leave, () => [instanceOf(key, one, first, wanted.zone)]) ?? [],
  )
  const within = instances.filter(({ date, endDate }) => endDate >= wanted.from && date <= wanted.to)
  if (within.length === 0 && instances.length > 0)
    leave(first, 'outside-window', { from: wanted.from, to: wanted.to })
  if (instances.length === 0 && leftOut.length === 0) leave(first, 'without-dates')
  const sorted = within.toSorted((a, b) => (`${a.date}${a.from}` < `${b.date}${b.from}` ? -1 : 1))
  return { events: sorted.length > 0 ? [eventOf(first, sorted, { main, overrides })] : [], leftOut }
}

type Leave = (component: Component, reason: string, facts?: Record<string, unknown>) => void

/** What cannot be read is left out with its reason; the rest is not lost for it. */
function attempt<Made>(component: Component, leave: Leave, make: () => Made): Made | undefined {
  try {
    return make()
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    leave(component, error.code, error.facts)
    return undefined
  }
}

function byAge(one: Component, other: Component): number {
  return (
    one.sequence - other.sequence || (one.changed < other.changed ? -1 : one.changed > other.changed ? 1 : 0)
  )
}

function newestOf(components: readonly Component[], leave: Leave): Component | undefined {
  const versions = components.filter(({ replaces }) => replaces === undefined).toSorted(byAge)
  const newest = versions.pop()
  for (const older of versions) leave(older, 'older-version', { date: older.start.at.slice(0, 10) })
  return newest
}

const keyOf = (start: Moment, zone: Zone): string => inZone(start, zone).at.slice(0, 16)

/** When the series was planned to happen, near the window: the first, by its rule, and besides; without the exceptions. */
function originals(main: Component, wanted: Wanted, leave: Leave): Moment[] {
  const { start, rule, also, except } = main
  const { zone } = start
  const ruled = rule === undefined ? [] : ruledBy(rule, main, wanted, leave)
  const dates = new Set(except.filter(isDate).map(({ at }) => at))
  const keys = new Set(except.map((one) => tryKey(one, wanted.zone)))
  const all = [start, ...ruled.map((at) => ({ at, zone })), ...also]
  return all.filter((one) => !dates.has(one.at.slice(0, 10)) && !keys.has(tryKey(one, wanted.zone) ?? ''))
}

/** A time that does not exist has no key; whoever reckons its span says so. */
function tryKey(one: Moment, zone: Zone): string | undefined {
  return isDate(one) || timeExists(one.at.slice(0, 10), one.at.slice(11, 16), one.zone)
    ? keyOf(one, zone)
    : undefined
}

function ruledBy(rule: string, main: Component, { from, to, most }: Wanted, leave: Leave): string[] {
  const recurrence = parseRecurrence(rule, main.start)
  const long = Math.ceil(lengthOf(main) / 1440)
  const near = { from: addDays(from, -1 - long), to: addDays(to, 1) }
  const found = instancesOf(recurrence, main.start, near, most + 1)
  const beyond = { from: addDays(near.to, 1), to: addDays(near.to, 800) }
  if (found.length > most) leave(main, 'too-many-instances', { most, from: found[most]!.slice(0, 10) })
  else if (instancesOf(recurrence, main.start, beyond, 1).length > 0)
    leave(main, 'goes-on-after-window', { to })
  if (found.length > 0 && main.start.at.slice(0, 10) < from) leave(main, 'began-before-window', { from })
  return found.slice(0, most)
}

function replace(plan: Map<string, Planned>, override: Component, zone: Zone, leave: Leave): void {
  attempt(override, leave, () => {
    const key = keyOf(override.replaces!, zone)
    if (!override.cancelled) plan.set(key, { of: override, start: override.start })
    else if (plan.delete(key)) leave(override, 'cancelled', { date: key.slice(0, 10) })
  })
}

/** Minutes on the wall clock; an end in another zone is first put on the clocks of the start. */
function lengthOf({ start, end }: Component): number {
  if (isDate(start) !== isDate(end)) throw new Refusal('invalid', 'event-unreadable')
  const length = minutesBetween(asUtc(start.at), asUtc(inZone(end, start.zone).at))
  if (length <= 0) throw new Refusal('invalid', 'event-without-length')
  if (length > longest) throw new Refusal('invalid', 'event-too-long', { days: Math.ceil(length / 1440) })
  return length
}

/** Minutes: a year and a day. */
const longest = 367 * 1440

function instanceOf(key: string, { of, start }: Planned, first: Component, zone: Zone): ImportedInstance {
  const end = later(start, lengthOf(of))
  const times = isDate(start) ? wholeDays(start.at, end.at) : onClocks(start, end, zone)
  return { key, ...times, ...(of.summary === first.summary ? {} : { summary: of.summary }) }
}

type Span = Pick<ImportedInstance, 'date' | 'from' | 'endDate' | 'to'>

const wholeDays = (date: LocalDate, end: LocalDate): Span => ({
  date,
  from: '00:00',
  endDate: addDays(end, -1),
  to: '24:00',
})

function onClocks(start: Moment, end: Moment, zone: Zone): Span {
  const [date, from] = existing(inZone(start, zone))
  const [endDate, to] = existing(inZone(end, zone))
  return to === '00:00'
    ? { date, from, endDate: addDays(endDate, -1), to: '24:00' }
    : { date, from, endDate, to }
}

function existing({ at, zone }: Moment): [LocalDate, LocalTime] {
  const [date, time] = [at.slice(0, 10), at.slice(11, 16)]
  if (!timeExists(date, time, zone)) throw new Refusal('invalid', 'time-does-not-exist', { date, time })
  return [date, time]
}

function eventOf(
  first: Component,
  instances: ImportedInstance[],
  { main, overrides }: { main: Component | undefined; overrides: readonly Component[] },
): ImportedEvent {
  const { uid, summary, description, location, isPrivate, transparent, start } = first
  const series = main === undefined || main.rule !== undefined || main.also.length > 0
  return {
    uid,
    summary,
    description,
    location,
    allDay: isDate(start),
    series,
    isPrivate,
    transparent,
    fingerprint: fingerprintOf(main === undefined ? overrides : [main, ...overrides]),
    instances,
  }
}

/** When it happens, its name, and for whom; programs stamp and number their files anew with each export. */
function fingerprintOf(components: readonly Component[]): string {
  const said = components.map(({ summary, cancelled, isPrivate, transparent, start, end, ...more }) => {
    const { rule, also, except, replaces } = more
    return [summary, cancelled, isPrivate, transparent, start, end, rule, also, except, replaces]
  })
  const sorted = said.map((one) => JSON.stringify(one)).toSorted()
  return createHash('sha256').update(sorted.join('\n')).digest('base64url').slice(0, 16)
}
