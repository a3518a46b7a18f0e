import { createHash } from 'node:crypto'
import { Refusal } from '../refusal.ts'
import { addDays, minutesBetween, timeExists } from '../time/civil.ts'
import type { LocalDate, LocalTime, Zone } from '../time/civil.ts'
import { instancesOf } from '../time/expansion.ts'
import { parseRecurrence } from '../time/recurrence-text.ts'
import type { Recurrence } from '../time/recurrence-text.ts'
import type { Component, Extra } from './component.ts'
import type { Imported, ImportedEvent, ImportedInstance, LeftOut } from './imported.ts'
import { asUtc, inFormOf, inZone, isDate, later } from './moment.ts'
import type { Moment } from './moment.ts'
import { override } from './overrides.ts'
import { attempt, exceptionsOf, keyOf, leaving } from './planned.ts'
import type { Leave, Plan, Planned, Wanted } from './planned.ts'
import { byAge, newestOf } from './versions.ts'

/**
 * What a file says under one UID becomes one event, or none. Of several versions the newest hold. `lost` are dates of which the file
 * says something else that could not be read: they are not taken as they were.
 */
export function seriesOf(
  components: readonly Component[],
  wanted: Wanted,
  lost: readonly Moment[] = [],
): Imported {
  const leftOut: LeftOut[] = []
  const leave = leaving(leftOut)
  const mains = newestOf(components, leave)
  const overrides = components.filter(({ replaces }) => replaces !== undefined).toSorted(byAge)
  const live = mains.filter(({ cancelled }) => !cancelled)
  const first = live[0] ?? (mains.length === 0 ? overrides[0] : undefined)
  for (const main of mains) if (main.cancelled) leave(main, 'cancelled')
  if (!first) return { events: [], leftOut }
  const plan = planOf(live, wanted, leave)
  for (const one of lost) plan.delete(keyOf(inFormOf(first.start, one, wanted.zone), wanted.zone))
  override(plan, overrides, { main: live[0], wanted, leave })
  for (const one of [...live, ...overrides])
    for (const part of one.broken) leave(one, part === 'RRULE' ? 'rule-not-read' : 'part-not-read', { part })
  const instances = [...plan].flatMap(
    ([key, one]) => attempt(one.of, leave, () => [instanceOf(key, one, first, wanted.zone)]) ?? [],
  )
  const within = instances.filter(({ date, endDate }) => endDate >= wanted.from && date <= wanted.to)
  if (within.length === 0 && instances.length > 0)
    leave(first, 'outside-window', { from: wanted.from, to: wanted.to })
  if (instances.length === 0 && leftOut.length === 0) leave(first, 'without-dates')
  const sorted = within.toSorted((a, b) => (`${a.date}${a.from}` < `${b.date}${b.from}` ? -1 : 1))
  return { events: sorted.length > 0 ? [eventOf(sorted, live, overrides)] : [], leftOut }
}

/** When it was planned to happen, of all that hold under the UID. */
function planOf(mains: readonly Component[], wanted: Wanted, leave: Leave): Plan {
  const plan: Plan = new Map()
  for (const main of mains) {
    for (const start of attempt(main, leave, () => originals(main, wanted, leave)) ?? [])
      attempt(main, leave, () =>
        plan.set(keyOf(start, wanted.zone), { of: main, original: start, start, end: start.end }),
      )
  }
  return plan
}

/** When the series was planned to happen, near the window: the first, by its rule, and besides; without the exceptions. */
function originals(main: Component, wanted: Wanted, leave: Leave): Extra[] {
  const { start, rule } = main
  const { zone } = start
  const ruled = rule === undefined ? [] : ruledBy(rule, main, wanted, leave)
  const also = main.also.map((one) => ({ ...one, ...inFormOf(start, one, wanted.zone) }))
  const isExcept = exceptionsOf(main, wanted.zone)
  return [start, ...ruled.map((at) => ({ at, zone })), ...also].filter((one) => !isExcept(one))
}

function ruledBy(rule: string, main: Component, { from, to, most }: Wanted, leave: Leave): string[] {
  const recurrence = understood(rule, main, leave)
  if (recurrence === undefined) return []
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

/** A rule that is no rule takes nothing from the date on which it would begin; whoever repeats too often is left out as a whole. */
function understood(rule: string, main: Component, leave: Leave): Recurrence | undefined {
  try {
    return parseRecurrence(rule, main.start)
  } catch (error) {
    if (!(error instanceof Refusal) || !notUnderstood.includes(error.code)) throw error
    leave(main, 'rule-not-read', error.facts)
    return undefined
  }
}

const notUnderstood = ['recurrence-unreadable', 'recurrence-out-of-range', 'recurrence-not-supported']

/** Minutes on the wall clock; an end in another zone is first put on the clocks of the start. */
function lengthOf({ start, end }: Pick<Component, 'start' | 'end'>): number {
  if (isDate(start) !== isDate(end)) throw new Refusal('invalid', 'event-unreadable')
  const length = minutesBetween(asUtc(start.at), asUtc(inZone(end, start.zone).at))
  if (length <= 0) throw new Refusal('invalid', 'event-without-length')
  if (length > longest) throw new Refusal('invalid', 'event-too-long', { days: Math.ceil(length / 1440) })
  return length
}

/** Minutes: a year and a day. */
const longest = 367 * 1440

function instanceOf(
  key: string,
  { of, start, end: own }: Planned,
  first: Component,
  zone: Zone,
): ImportedInstance {
  const end = later(start, lengthOf(own ? { start, end: own } : of))
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
  instances: ImportedInstance[],
  mains: readonly Component[],
  overrides: readonly Component[],
): ImportedEvent {
  const [first, ...others] = [...mains, ...overrides]
  const { uid, summary, description, location, isPrivate, transparent, start } = first!
  const [main] = mains
  const isAlone = main !== undefined && mains.length === 1
  return {
    uid,
    summary,
    description,
    location,
    allDay: isDate(start),
    series: !isAlone || main.rule !== undefined || main.also.length > 0,
    isPrivate: isPrivate || others.some((one) => mains.includes(one) && one.isPrivate),
    transparent,
    fingerprint: fingerprintOf([...mains, ...overrides]),
    instances,
  }
}

/** When it happens, its name, and for whom; programs stamp and number their files anew with each export. */
function fingerprintOf(components: readonly Component[]): string {
  const said = components.map(({ summary, cancelled, isPrivate, transparent, start, end, ...more }) => {
    const { rule, also, except, replaces, range } = more
    const said = [summary, cancelled, isPrivate, transparent, start, end, rule, also, except, replaces]
    return range === undefined ? said : [...said, range]
  })
  const sorted = said.map((one) => JSON.stringify(one)).toSorted()
  return createHash('sha256').update(sorted.join('\n')).digest('base64url').slice(0, 16)
}
