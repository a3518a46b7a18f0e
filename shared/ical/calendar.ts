import type { Language } from '../language.ts'
import { addDays } from '../time/civil.ts'
import type { EndTime, Instant, LocalDate, LocalTime, Zone } from '../time/civil.ts'
import { lineOf, textValue, uriValue } from './line.ts'
import { ruleValue } from './rule.ts'
import type { CalendarRule } from './rule.ts'
import { zoneLines } from './zone.ts'

/** A calendar as plain values. A feed has a `name` and a `refresh`; what is attached to a mail has neither, or it becomes a calendar of its own. */
export interface Calendar {
  prodId: string
  /** `CANCEL` takes out of the reader's calendar what was published before. */
  method: 'PUBLISH' | 'CANCEL'
  language: Language
  timeZone: Zone
  name?: string
  /** How often readers should look again, in minutes. */
  refresh?: number
  color?: Color
  events: readonly CalendarEvent[]
}

/** Apple wants `#RRGGBB`, everybody else a name out of CSS. */
export interface Color {
  name: string
  hex: string
}

export interface CalendarEvent {
  /** Made once and kept for ever; without title or time. */
  uid: string
  /** When the event was last changed, as stored; never the time of the request, or every reader sees a change. */
  stamp: Instant
  /** Counts the published changes. */
  sequence: number
  when: Timed | AllDay
  /** Where its clocks are; the calendar's without it. */
  zone?: Zone | undefined
  summary: string
  description?: string | undefined
  location?: string | undefined
  url?: string | undefined
  /** Whether the reader's own time stays free. */
  transparent: boolean
  status?: 'CONFIRMED' | 'TENTATIVE' | 'CANCELLED' | undefined
  /** The uid of the event that this one continues. */
  relatedTo?: string | undefined
  /** Repeats it; `when` is the first instance. */
  rule?: CalendarRule | undefined
  /** Starts that the rule gives and that do not take place. */
  except?: readonly Start[] | undefined
  /** The start, as the rule gives it, of the instance of the same uid that this event stands for. */
  replaces?: Start | undefined
}

export type Start = Pick<Timed, 'date' | 'from'>

/** Wall time in the calendar's zone; `endDate` only if it ends on another day than it begins. */
export interface Timed {
  date: LocalDate
  from: LocalTime
  to: EndTime
  endDate?: LocalDate | undefined
}

/** Whole days, the second date exclusive. */
export interface AllDay {
  from: LocalDate
  to: LocalDate
}

/** The calendar as a file: lines folded at 75 octets, CRLF after each, one VTIMEZONE for each zone. The same values give the same bytes. */
export function writeCalendar(calendar: Calendar): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    lineOf('PRODID', textValue(calendar.prodId)),
    'CALSCALE:GREGORIAN',
    `METHOD:${calendar.method}`,
    ...nameLines(calendar),
    ...refreshLines(calendar.refresh),
    ...colorLines(calendar.color),
    ...zonesOf(calendar).flatMap(zoneLines),
    ...calendar.events.flatMap((event) => eventLines(event, event.zone ?? calendar.timeZone)),
    'END:VCALENDAR',
  ]
  return lines.map((line) => `${line}\r\n`).join('')
}

/** Its own, also where nothing is on, and those of what is elsewhere. */
function zonesOf({ timeZone, events }: Calendar): Zone[] {
  return [...new Set([timeZone, ...events.flatMap(({ zone }) => zone ?? [])])]
}

function nameLines({ name, language, timeZone }: Calendar): string[] {
  if (name === undefined) return []
  const value = textValue(name)
  return [
    lineOf(`NAME;LANGUAGE=${language}`, value),
    lineOf('X-WR-CALNAME', value),
    lineOf('X-WR-TIMEZONE', timeZone),
  ]
}

function refreshLines(minutes: number | undefined): string[] {
  if (minutes === undefined) return []
  const duration = minutes % 60 === 0 ? `PT${minutes / 60}H` : `PT${minutes}M`
  return [`REFRESH-INTERVAL;VALUE=DURATION:${duration}`, `X-PUBLISHED-TTL:${duration}`]
}

function colorLines(color: Color | undefined): string[] {
  return color ? [`COLOR:${textValue(color.name)}`, `X-APPLE-CALENDAR-COLOR:${textValue(color.hex)}`] : []
}

function eventLines(event: CalendarEvent, zone: Zone): string[] {
  const stamp = compact(event.stamp.slice(0, 19)) + 'Z'
  return [
    'BEGIN:VEVENT',
    lineOf('UID', textValue(event.uid)),
    `DTSTAMP:${stamp}`,
    `LAST-MODIFIED:${stamp}`,
    `SEQUENCE:${event.sequence}`,
    ...(event.replaces ? [startLine('RECURRENCE-ID', event.replaces, zone)] : []),
    ...('date' in event.when ? timedLines(event.when, zone) : allDayLines(event.when)),
    ...(event.rule ? [lineOf('RRULE', ruleValue(event.rule))] : []),
    ...(event.except ?? []).map((start) => startLine('EXDATE', start, zone)),
    lineOf('SUMMARY', textValue(event.summary)),
    ...(event.description ? [lineOf('DESCRIPTION', textValue(event.description))] : []),
    ...(event.location ? [lineOf('LOCATION', textValue(event.location))] : []),
    ...(event.url ? [lineOf('URL', uriValue(event.url))] : []),
    ...(event.status ? [`STATUS:${event.status}`] : []),
    `TRANSP:${event.transparent ? 'TRANSPARENT' : 'OPAQUE'}`,
    ...(event.relatedTo ? [lineOf('RELATED-TO', textValue(event.relatedTo))] : []),
    'END:VEVENT',
  ]
}

/** A time that exists twice means the first to readers (RFC 5545, 3.3.5), as it does here. */
function timedLines({ date, from, to, endDate = date }: Timed, zone: Zone): string[] {
  const end = to === '24:00' ? { date: addDays(endDate, 1), time: '00:00' } : { date: endDate, time: to }
  return [
    startLine('DTSTART', { date, from }, zone),
    lineOf(`DTEND;TZID=${zone}`, compact(`${end.date}T${end.time}:00`)),
  ]
}

function startLine(name: string, { date, from }: Start, zone: Zone): string {
  return lineOf(`${name};TZID=${zone}`, compact(`${date}T${from}:00`))
}

function allDayLines({ from, to }: AllDay): string[] {
  return [`DTSTART;VALUE=DATE:${compact(from)}`, `DTEND;VALUE=DATE:${compact(to)}`]
}

function compact(text: string): string {
  return text.replace(/[-:]/g, '')
}
