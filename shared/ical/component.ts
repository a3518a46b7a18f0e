import ICAL from 'ical.js'
import { Refusal } from '../refusal.ts'
import { LocalDate } from '../time/civil.ts'
import type { Zone } from '../time/civil.ts'
import { printable } from './line.ts'
import { isDate, later, zoneOf } from './moment.ts'
import type { Moment } from './moment.ts'

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
  also: Moment[]
  except: Moment[]
  replaces?: Moment
}

/** What the file says beside its events. */
export interface Surroundings {
  /** Where times without a zone are meant. */
  zone: Zone
  locations: ReadonlyMap<string, string>
}

/** Properties as ical.js gives them: name, parameters, type, values. */
type Property = [string, Record<string, string>, string, ...unknown[]]

/**
 * Reads one event. Throws a Refusal: `event-unreadable`, `unknown-zone`, `event-without-start`, `event-without-length`,
 * `event-not-supported` with the `part` that we do not follow.
 */
export function componentOf(lines: readonly string[], surroundings: Surroundings): Component {
  const properties = parse(lines)
  const of = (name: string) => properties.filter((property) => property[0] === name)
  const text = (name: string, most: number) => textOf(of(name)[0]).slice(0, most).toWellFormed().trim()
  const moments = (name: string) => of(name).flatMap((property) => momentsOf(property, surroundings))
  const [start] = moments('dtstart')
  if (!start) throw new Refusal('invalid', 'event-without-start')
  const rules = of('x-rrule').map(textOf)
  if (rules.length > 1) notSupported('RRULE')
  if (of('exrule').length > 0) notSupported('EXRULE')
  if (of('recurrence-id').some(([, parameters]) => parameters['range'])) notSupported('RANGE')
  const [replaces] = moments('recurrence-id')
  return {
    uid: text('uid', 500),
    sequence: Number(of('sequence')[0]?.[3] ?? 0) || 0,
    changed: text('last-modified', 30) || text('dtstamp', 30),
    summary: text('summary', 200),
    description: text('description', 2000),
    location: text('location', 200),
    cancelled: text('status', 20).toUpperCase() === 'CANCELLED',
    isPrivate: ['PRIVATE', 'CONFIDENTIAL'].includes(text('class', 20).toUpperCase()),
    transparent: text('transp', 20).toUpperCase() === 'TRANSPARENT',
    start: toMinute(start),
    end: endOf(start, moments('dtend')[0], text('duration', 40)),
    also: moments('rdate').map(toMinute),
    except: moments('exdate').map(toMinute),
    ...(rules[0] === undefined ? {} : { rule: rules[0] }),
    ...(replaces === undefined ? {} : { replaces: toMinute(replaces) }),
  }
}

/** The first value, as far as it is text. */
function textOf(property: Property | undefined): string {
  return typeof property?.[3] === 'string' ? printable(property[3]) : ''
}

function notSupported(part: string): never {
  throw new Refusal('invalid', 'event-not-supported', { part })
}

/** The rule is kept from ical.js: it throws on what we want to refuse with a reason. */
function parse(lines: readonly string[]): Property[] {
  const own = lines.map((line) => line.replace(/^RRULE(;[^:]*)?:/i, 'X-RRULE:'))
  try {
    const [, properties] = ICAL.parse(['BEGIN:VEVENT', ...own, 'END:VEVENT'].join('\r\n')) as [
      string,
      Property[],
    ]
    return properties
  } catch {
    throw new Refusal('invalid', 'event-unreadable')
  }
}

function momentsOf([, parameters, type, ...values]: Property, { zone, locations }: Surroundings): Moment[] {
  if (type === 'period') notSupported('PERIOD')
  return values.map((value) => {
    const [, date, time, utc] = /^(\d{4}-\d\d-\d\d)(?:T(\d\d:\d\d:\d\d)(Z?))?$/.exec(String(value)) ?? []
    if (date === undefined || !LocalDate.safeParse(date).success)
      throw new Refusal('invalid', 'event-unreadable')
    if (time === undefined) return { at: date, zone }
    if (!/^([01]\d|2[0-3]):[0-5]\d:[0-5]\d$/.test(time)) throw new Refusal('invalid', 'event-unreadable')
    const { tzid } = parameters
    return { at: `${date}T${time}`, zone: utc ? 'UTC' : tzid === undefined ? zone : zoneOf(tzid, locations) }
  })
}

const toMinute = (moment: Moment): Moment =>
  isDate(moment) ? moment : { ...moment, at: `${moment.at.slice(0, 16)}:00` }

/** Seconds of an end count as a minute: what ends at 23:59:59 takes the whole day. */
function endOf(start: Moment, end: Moment | undefined, duration: string): Moment {
  if (end) return isDate(end) || end.at.endsWith(':00') ? end : later(toMinute(end), 1)
  const minutes = duration === '' ? undefined : minutesOf(duration)
  if (minutes !== undefined) return later(toMinute(start), minutes)
  if (isDate(start)) return later(start, 1440)
  throw new Refusal('invalid', 'event-without-length')
}

function minutesOf(duration: string): number {
  const match =
    /^\+?P(?:(\d{1,3})W)?(?:(\d{1,4})D)?(?:T(?:(\d{1,5})H)?(?:(\d{1,6})M)?(?:(\d{1,6})S)?)?$/.exec(duration)
  if (!match) throw new Refusal('invalid', 'event-unreadable')
  const [weeks, days, hours, minutes, seconds] = match.slice(1).map((part) => Number(part ?? 0))
  return ((weeks! * 7 + days!) * 24 + hours!) * 60 + minutes! + Math.ceil(seconds! / 60)
}
