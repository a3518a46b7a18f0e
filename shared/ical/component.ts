import { Refusal } from '../refusal.ts'
import { dated, isDated, parameterOf, unreadable, valuesOf } from './dates.ts'
import type { Surroundings } from './dates.ts'
import { inFormOf, isDate, later, toMinute } from './moment.ts'
import type { Moment } from './moment.ts'
import { propertiesIn, textOf } from './properties.ts'

/** One VEVENT as it stands in a file: a series or a single event, or with `replaces` what one of a series became. */
export interface Component {
  uid: string
  sequence: number
  /** Last change, in the form of iCalendar: tells two of the same sequence apart. */
  changed: string
  summary: string
  description: string
  location: string
  cancelled: boolean
  isPrivate: boolean
  transparent: boolean
  start: Moment
  /** Exclusive. */
  end: Moment
  rule?: string
  also: Extra[]
  except: Moment[]
  replaces?: Moment
  /** The one that it replaces is where this one begins: those after it, or before it, move along. */
  range?: 'later' | 'earlier'
  /** Names of properties that cannot be read, without which it is still good. */
  broken: string[]
}

/** A date besides the rule, with an end of its own where the file says so. */
export interface Extra extends Moment {
  end?: Moment
}

/**
 * Reads one event. Throws a Refusal: `event-unreadable`, `unknown-zone`, `event-without-start`, `event-without-length`,
 * `event-not-supported` with the `part` that we do not follow. A broken part that can be missed is only named.
 */
export function componentOf(lines: readonly string[], surroundings: Surroundings): Component {
  const { properties, broken } = propertiesIn(lines.filter((line) => !isDated(line) && !isRule(line)))
  const text = (name: string, most: number) => textOf(properties, name).slice(0, most).toWellFormed().trim()
  const moment = (name: string) => firstOf(lines, name, surroundings)
  const start = moment('DTSTART')
  if (!start) throw new Refusal('invalid', 'event-without-start')
  const also = listOf(lines, 'RDATE', surroundings)
  const except = listOf(lines, 'EXDATE', surroundings)
  const rule = ruleOf(lines)
  const replaces = moment('RECURRENCE-ID')
  const range = rangeOf(lines)
  return {
    uid: text('uid', 500),
    sequence: Number(properties.get('sequence') ?? 0) || 0,
    changed: text('last-modified', 30) || text('dtstamp', 30),
    summary: text('summary', 200),
    description: text('description', 2000),
    location: text('location', 200),
    cancelled: text('status', 20).toUpperCase() === 'CANCELLED',
    isPrivate: ['PRIVATE', 'CONFIDENTIAL'].includes(text('class', 20).toUpperCase()),
    transparent: text('transp', 20).toUpperCase() === 'TRANSPARENT',
    start: toMinute(start),
    end: endOf(start, moment('DTEND'), text('duration', 40)),
    also: also.moments,
    except: except.moments.map(({ at, zone }) => ({ at, zone })),
    ...(rule ? { rule } : {}),
    ...(replaces === undefined ? {} : { replaces: toMinute(replaces) }),
    ...(range === undefined ? {} : { range }),
    broken: [...broken, ...also.broken, ...except.broken, ...(rule === '' ? ['RRULE'] : [])],
  }
}

const isRule = (line: string) => /^(RRULE|EXRULE)[;:]/i.test(line)

const named = (lines: readonly string[], name: string) =>
  lines.filter((line) => [`${name}:`, `${name};`].includes(line.slice(0, name.length + 1).toUpperCase()))

/** The day or time that a property names once; nothing where there is none. */
export function firstOf(
  lines: readonly string[],
  name: string,
  surroundings: Surroundings,
): Moment | undefined {
  const [line] = named(lines, name)
  if (line === undefined) return undefined
  const { at, zone } = dated(valuesOf(line)[0] ?? '', line, surroundings)
  return { at, zone }
}

/** Blanks are left out; nothing where there is none, empty where it says nothing. */
function ruleOf(lines: readonly string[]): string | undefined {
  const rules = named(lines, 'RRULE')
  if (rules.length > 1) notSupported('RRULE')
  if (named(lines, 'EXRULE').length > 0) notSupported('EXRULE')
  return rules[0]?.slice(rules[0].indexOf(':') + 1).replace(/\s+/g, '')
}

function rangeOf(lines: readonly string[]): Component['range'] {
  const range = named(lines, 'RECURRENCE-ID')
    .map((line) => parameterOf(line, 'RANGE')?.toUpperCase())
    .find(Boolean)
  if (range === undefined) return undefined
  if (range === 'THISANDFUTURE') return 'later'
  return range === 'THISANDPRIOR' ? 'earlier' : notSupported('RANGE')
}

/** Dates that cannot be read are left out; a zone that nobody knows is no such thing. */
function listOf(lines: readonly string[], name: string, surroundings: Surroundings) {
  const moments: Extra[] = []
  const broken = new Set<string>()
  for (const line of named(lines, name)) {
    for (const value of valuesOf(line)) {
      try {
        moments.push(extraOf(value, line, surroundings))
      } catch (error) {
        if (!(error instanceof Refusal) || error.code !== 'event-unreadable') throw error
        broken.add(name)
      }
    }
  }
  return { moments, broken: [...broken] }
}

function extraOf(value: string, line: string, surroundings: Surroundings): Extra {
  const { lasts, at, zone } = dated(value, line, surroundings)
  const start = { at, zone }
  if (lasts === undefined) return toMinute(start)
  const isLength = /^[+-]?P/i.test(lasts)
  const end = isLength ? undefined : dated(lasts, line, surroundings)
  return {
    ...toMinute(start),
    end: endOf(start, end && { at: end.at, zone: end.zone }, isLength ? lasts : ''),
  }
}

function notSupported(part: string): never {
  throw new Refusal('invalid', 'event-not-supported', { part })
}

/** Seconds of an end count as a minute: what ends at 23:59:59 takes the whole day. */
function endOf(start: Moment, end: Moment | undefined, duration: string): Moment {
  if (end) return isDate(start) ? endOfDays(start, end) : isWholeMinute(end) ? end : later(toMinute(end), 1)
  const minutes = duration === '' ? undefined : minutesOf(duration)
  if (minutes !== undefined) return later(toMinute(start), minutes)
  if (isDate(start)) return later(start, 1440)
  throw new Refusal('invalid', 'event-without-length')
}

const isWholeMinute = (moment: Moment) => isDate(moment) || moment.at.endsWith(':00')

/** Nearly every reader shows a day that ends when it begins as one day. A time within the last day means all of it. */
function endOfDays(start: Moment, end: Moment): Moment {
  const last = inFormOf(start, end, start.zone)
  const isWithin = !isDate(end) && !end.at.endsWith('T00:00:00') && end.zone !== 'UTC'
  return last.at === start.at || isWithin ? later(last, 1440) : last
}

function minutesOf(duration: string): number {
  const match =
    /^\+?P(?:(\d{1,3})W)?(?:(\d{1,4})D)?(?:T(?:(\d{1,5})H)?(?:(\d{1,6})M)?(?:(\d{1,6})S)?)?$/.exec(duration)
  if (!match) unreadable()
  const [weeks, days, hours, minutes, seconds] = match.slice(1).map((part) => Number(part ?? 0))
  return ((weeks! * 7 + days!) * 24 + hours!) * 60 + minutes! + Math.ceil(seconds! / 60)
}
