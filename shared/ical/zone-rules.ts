import { Refusal } from '../refusal.ts'
import { addMinutes, addMonths } from '../time/civil.ts'
import type { Instant, LocalDate, Zone } from '../time/civil.ts'
import { instancesOf } from '../time/expansion.ts'
import { parseRecurrence } from '../time/recurrence-text.ts'
import { offsetAt, transitionsOf } from '../time/transitions.ts'
import { asUtc } from './moment.ts'
import { windowsZones } from './windows-zones.ts'

/** A change of the clocks; minutes east of UTC. */
interface Change {
  at: Instant
  before: number
  after: number
}

/** Months about the day from which on events are wanted: the year before, for those that began, and all that are read. */
const around = { before: -12, after: 25 }

/** The most changes of one kind within that time; no place on earth has so many. */
const most = 50

/**
 * The zone whose clocks go as the lines of a VTIMEZONE say, about that day; `preferred` where it does. Nothing where none does,
 * or where the lines cannot be read.
 */
export function zoneByRules(lines: readonly string[], preferred: Zone, day: LocalDate): Zone | undefined {
  const [first, last] = [addMonths(day, around.before), addMonths(day, around.after)]
  const changes = changesOf(lines, first, last)
  if (changes === undefined) return undefined
  const [from, to] = [asUtc(first), asUtc(last)]
  const wanted = changes.filter(({ at }) => at > from && at <= to)
  const initial = changes.findLast(({ at }) => at <= from)?.after ?? wanted[0]?.before
  const sameClocks = (zone: Zone) =>
    offsetAt(from, zone) === initial && said(transitionsOf(zone, from, to)) === said(wanted)
  return [preferred, ...new Set(Object.values(windowsZones))].find(sameClocks)
}

const said = (changes: readonly Change[]) =>
  changes
    .filter(({ before, after }) => before !== after)
    .map(({ at, after }) => `${at} ${after}`)
    .join()

function changesOf(lines: readonly string[], first: LocalDate, last: LocalDate): Change[] | undefined {
  const observances = [...observancesIn(lines)]
  try {
    const all = observances.flatMap((one) => startsOf(one, first, last))
    return all.length > 0 ? all.toSorted((a, b) => (a.at < b.at ? -1 : 1)) : undefined
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return undefined
  }
}

/** Values by name of one STANDARD or DAYLIGHT. */
type Observance = Map<string, string[]>

function* observancesIn(lines: readonly string[]): Generator<Observance> {
  let current: Observance = new Map()
  for (const line of lines) {
    const [, name = '', value = ''] = /^([A-Za-z-]+)[^:]*:(.*)$/.exec(line) ?? []
    if (/^BEGIN$/i.test(name)) current = new Map()
    else if (/^END$/i.test(name)) yield current
    else current.set(name.toUpperCase(), [...(current.get(name.toUpperCase()) ?? []), ...value.split(',')])
  }
}

function startsOf(observance: Observance, first: LocalDate, last: LocalDate): Change[] {
  const value = (name: string) => observance.get(name)?.join() ?? ''
  const before = offsetOf(value('TZOFFSETFROM'))
  const after = offsetOf(value('TZOFFSETTO'))
  const start = wallOf(value('DTSTART'))
  const rule = value('RRULE')
  const listed = (observance.get('RDATE') ?? []).map(wallOf)
  const near = { from: addMonths(first, -24), to: last }
  const ruled = rule === '' ? [] : instancesOf(parseRecurrence(rule, start), start, near, most)
  const walls = [start.at, ...listed.map(({ at }) => at), ...ruled]
  return walls.map((at) => ({ at: addMinutes(asUtc(at), -before), before, after }))
}

function offsetOf(text: string): number {
  const [, sign, hours, minutes] = /^([+-])(\d\d)(\d\d)(?:\d\d)?$/.exec(text.trim()) ?? unreadable()
  const size = Number(hours) * 60 + Number(minutes)
  return sign === '-' ? -size : size
}

/** Outlook's zones begin in 1601; how the clocks went before 1970 changes nothing here, and is slow to reckon. */
function wallOf(text: string) {
  const [, year = '', month, day, hour, minute, second] =
    /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z?$/.exec(text.trim()) ?? unreadable()
  return { at: `${year < '1970' ? '1970' : year}-${month}-${day}T${hour}:${minute}:${second}`, zone: 'UTC' }
}

function unreadable(): never {
  throw new Refusal('invalid', 'event-unreadable')
}
