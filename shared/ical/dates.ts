import { Refusal } from '../refusal.ts'
import { LocalDate } from '../time/civil.ts'
import type { Zone } from '../time/civil.ts'
import type { Moment } from './moment.ts'
import type { ZoneOf } from './zones-of-file.ts'

/** What the file says beside its events. */
export interface Surroundings {
  /** Where times without a zone are meant. */
  zone: Zone
  zoneOf: ZoneOf
}

/** A value of DTSTART, EXDATE and the like; of a period its beginning, and its end or length as it stands. */
export interface Dated extends Moment {
  lasts?: string
}

/**
 * Properties with dates are read by ourselves: a zone's name may hold commas and colons that nobody has quoted, and a date may lack the
 * `VALUE=DATE` that it needs.
 */
export const isDated = (line: string): boolean =>
  /^(DTSTART|DTEND|RDATE|EXDATE|RECURRENCE-ID)[;:]/i.test(line)

/** The values of such a line, each as text that `dated` reads. */
export function valuesOf(line: string): string[] {
  return line
    .slice(line.lastIndexOf(':') + 1)
    .split(',')
    .map((value) => value.trim())
}

export function parameterOf(line: string, name: string): string | undefined {
  const head = line.slice(0, line.lastIndexOf(':'))
  const found = new RegExp(`;${name}=(?:"([^"]*)"?|(.*?))(?=;[A-Z-]+=|$)`, 'i').exec(head)
  return (found?.[1] ?? found?.[2])?.trim()
}

/** Throws a Refusal `event-unreadable` or `unknown-zone`. */
export function dated(value: string, line: string, { zone, zoneOf }: Surroundings): Dated {
  const match = /^(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)(\d\d)?(Z?))?(?:\/(.+))?$/i.exec(value)
  const [, year, month, day, hour, minute, second = '00', utc, lasts] = match ?? []
  const date = `${year}-${month}-${day}`
  if (!LocalDate.safeParse(date).success) unreadable()
  if (hour === undefined || parameterOf(line, 'VALUE')?.toUpperCase() === 'DATE') return { at: date, zone }
  const time = `${hour}:${minute}:${second}`
  if (!/^([01]\d|2[0-3]):[0-5]\d:[0-5]\d$/.test(time)) unreadable()
  const tzid = parameterOf(line, 'TZID')
  const where = utc ? 'UTC' : tzid === undefined ? zone : zoneOf(tzid)
  return { at: `${date}T${time}`, zone: where, ...(lasts === undefined ? {} : { lasts }) }
}

export function unreadable(): never {
  throw new Refusal('invalid', 'event-unreadable')
}
