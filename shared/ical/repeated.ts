import { textOfFields } from '../text-of.ts'
import {
  addDays,
  daysBetween,
  instantOf,
  minutesBetween,
  minutesOfTime,
  quartersOfDay,
  timeExists,
} from '../time/civil.ts'
import type { LocalDate, Zone } from '../time/civil.ts'
import type { CalendarEvent, Timed } from './calendar.ts'
import { fitOf } from './fit.ts'
import type { Habit } from './fit.ts'

/** What an event says besides when it is and what it is called. */
export type Said = Omit<CalendarEvent, 'uid' | 'when' | 'rule' | 'except' | 'replaces' | 'relatedTo'>

/** One date of a series: its original start (`2026-12-01T19:00`), when it is by now, and what is said of it. */
export interface Instance {
  key: string
  when: Pick<Timed, 'date' | 'from' | 'to'>
  said: Said
  /** Whether the calendar has it; what was cancelled still tells to which pattern the others belong. */
  shown: boolean
}

export interface SeriesTerms {
  habit: Habit
  zone: Zone
  /** The uid of the series (no suffix) and of what belongs to it, for ever. */
  uidOf: (suffix?: string) => string
}

/**
 * A series as few events, in bundles that belong together: one with a rule for the dates that follow a pattern, with those that
 * differ as its overrides; since it was moved from a date on, another one with a uid of its own; and single events for dates that no
 * rule gives, or that were moved past their neighbours. The rules give exactly the dates that are shown.
 */
export function seriesEvents(instances: readonly Instance[], terms: SeriesTerms): CalendarEvent[][] {
  const segments = segmentsOf(instances)
  const bundles = segments.flatMap((segment, place) => segmentEvents(segment, place, terms))
  return bundles.sort(([a], [b]) => (startOf(a) < startOf(b) ? -1 : 1))
}

const startOf = (event: CalendarEvent | undefined) =>
  event !== undefined && 'date' in event.when ? `${event.when.date}T${event.when.from}` : ''

/** Dates with the same pattern: as far from their original day, at the same time and place. */
interface Segment {
  members: Instance[]
  /** Dates that differ from it, where the pattern has them. */
  strays: Instance[]
  shift: number
  pattern: Pick<Timed, 'from' | 'to'>
}

const least = 3

function segmentsOf(instances: readonly Instance[]): Segment[] {
  const groups = [...Map.groupBy(instances, patternOf).values()].sort((a, b) => b.length - a.length)
  const chosen = groups.filter((group, place) => place === 0 || group.length >= least)
  const segments = chosen.map((members): Segment => {
    const { key, when } = members[0]!
    return { members, strays: [], shift: shiftOf({ key, when }), pattern: when }
  })
  segments.sort((a, b) => (firstKey(a) < firstKey(b) ? -1 : 1))
  for (const stray of groups.filter((group) => !chosen.includes(group)).flat()) {
    const home = segments.findLast((segment) => firstKey(segment) <= stray.key) ?? segments[0]
    home?.strays.push(stray)
  }
  return segments
}

const firstKey = ({ members }: Segment) => members[0]?.key ?? ''

/** Days by which it was moved; reckoning with dates is slow, and most are where they were. */
function shiftOf({ key, when }: Pick<Instance, 'key' | 'when'>): number {
  return key.startsWith(when.date) ? 0 : daysBetween(key.slice(0, 10), when.date)
}

function patternOf({ key, when, said }: Instance): string {
  return JSON.stringify([shiftOf({ key, when }), key.slice(11), when.from, when.to, said.location])
}

/** A date as its rule plans it. */
interface Planned {
  date: LocalDate
  instance: Instance
}

function segmentEvents(segment: Segment, place: number, terms: SeriesTerms): CalendarEvent[][] {
  const named =
    place === 0
      ? { uid: terms.uidOf() }
      : { uid: terms.uidOf(`from-${digits(firstKey(segment))}`), relatedTo: terms.uidOf() }
  const planned = plannedOf(segment)
  const ruled = ruledEvents(segment.pattern, planned, named, terms)
  const rest = [...segment.members, ...segment.strays].filter(
    (each) => each.shown && !ruled?.covers.has(each.key),
  )
  const [only, ...others] = rest
  if (ruled === undefined && only !== undefined && others.length === 0) {
    return [[{ ...only.said, ...named, when: timed(only.when) }]]
  }
  const single = rest.map((each) => [ownEvent(each, terms)])
  return ruled === undefined ? single : [ruled.events, ...single]
}

interface Ruled {
  events: CalendarEvent[]
  /** Keys of the dates that they tell of. */
  covers: Set<string>
}

/** One event with a rule, and those that differ from it; nothing where no rule fits. */
function ruledEvents(
  { from, to }: Segment['pattern'],
  planned: readonly Planned[],
  named: Pick<CalendarEvent, 'uid' | 'relatedTo'>,
  terms: SeriesTerms,
): Ruled | undefined {
  const dates = planned.map(({ date }) => date)
  const fit = dates.length > 1 ? fitOf(dates, terms.habit) : undefined
  if (fit === undefined) return undefined
  const given = new Set(fit.covered)
  const covered = planned.filter(({ date }) => given.has(date))
  const [first = '', last = ''] = [fit.covered[0], fit.covered.at(-1)]
  // The length of the first instance is that of all: it must not begin in a night of a clock change.
  if (lasts({ date: first, from, to }, terms.zone) !== wall({ from, to }))
    return ruledEvents(
      { from, to },
      planned.filter(({ date }) => date !== first),
      named,
      terms,
    )
  const usual = usualOf(covered.map(({ instance }) => instance.said))
  const rule = { ...fit.form, until: instantOf(last, from, terms.zone) }
  const except = fit.except.map((date) => ({ date, from }))
  const main = { ...usual, ...named, when: { date: first, from, to }, rule, except }
  const overrides = covered
    .filter((each) => differs(each, { from, to }, usual, terms.zone))
    .map(({ date, instance: { said, when } }) => ({
      ...said,
      uid: named.uid,
      when: timed(when),
      replaces: { date, from },
    }))
  return { events: [main, ...overrides], covers: new Set(covered.map(({ instance }) => instance.key)) }
}

/** The dates that a rule may give: its own, and moved ones that stay between their neighbours. In order. */
function plannedOf({ members, strays, shift, pattern }: Segment): Planned[] {
  // Readers disagree about a rule whose time the clocks leave out once a year.
  if (pattern.from >= '02:00' && pattern.from < '03:00') return []
  const start = members[0]?.key.slice(11)
  const isStray = new Set(strays)
  const all = [...members, ...strays]
    .filter(({ key, shown }) => shown && key.slice(11) === start)
    .map((instance) => ({ instance, date: later(instance.key.slice(0, 10), shift) }))
    .sort((a, b) => (a.date < b.date ? -1 : 1))
  return all.filter((each, place) => !isStray.has(each.instance) || isBetween(each, all, place))
}

const later = (date: LocalDate, days: number) => (days === 0 ? date : addDays(date, days))

/** Readers mix up instances that pass one another or share a day. */
function isBetween({ instance }: Planned, all: readonly Planned[], place: number): boolean {
  const [before, after] = [all[place - 1], all[place + 1]]
  const { date } = instance.when
  const isAfter = before === undefined || (before.instance.when.date < date && before.date < date)
  return isAfter && (after === undefined || (date < after.instance.when.date && date < after.date))
}

function ownEvent({ key, when, said }: Instance, { uidOf }: SeriesTerms): CalendarEvent {
  return { ...said, uid: uidOf(digits(key)), when: timed(when) }
}

/** Other time, other words, or other length because the clocks change meanwhile. */
function differs(
  { date, instance: { when, said } }: Planned,
  pattern: Segment['pattern'],
  usual: Said,
  zone: Zone,
): boolean {
  const isMoved = when.date !== date || when.from !== pattern.from || when.to !== pattern.to
  return isMoved || textOf(said) !== textOf(usual) || lasts(when, zone) !== wall(when)
}

/** What most of them say. */
function usualOf(all: readonly Said[]): Said {
  const [most] = [...Map.groupBy(all, textOf).values()].sort((a, b) => b.length - a.length)
  return most![0]!
}

const texts = new WeakMap<Said, string>()

/** Compared again and again, and for most dates of a series it is the same object. */
function textOf(said: Said): string {
  const text = texts.get(said) ?? textOfFields(said)
  texts.set(said, text)
  return text
}

const timed = ({ date, from, to }: Instance['when']): Timed => ({ date, from, to })

const wall = ({ from, to }: Pick<Timed, 'from' | 'to'>) => minutesOfTime(to) - minutesOfTime(from)

/** Minutes elapsed; none for a time that the clocks leave out. */
function lasts({ date, from, to }: Instance['when'], zone: Zone): number | undefined {
  if (quartersOfDay(date, zone) === 96) return wall({ from, to })
  if (!timeExists(date, from, zone) || !timeExists(date, to, zone)) return undefined
  return minutesBetween(instantOf(date, from, zone), instantOf(date, to, zone))
}

const digits = (key: string) => key.replace(/[-:]/g, '')
