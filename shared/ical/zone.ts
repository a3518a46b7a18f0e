import { addMinutes } from '../time/civil.ts'
import type { Zone } from '../time/civil.ts'
import { offsetAt, transitionsOf } from '../time/transitions.ts'
import type { Transition } from '../time/transitions.ts'
import { lineOf } from './line.ts'

/** The rule of the European Union since 1996; tests hold it against the clock changes of 2020 to 2040. */
const berlin = `BEGIN:VTIMEZONE
TZID:Europe/Berlin
X-LIC-LOCATION:Europe/Berlin
BEGIN:DAYLIGHT
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
TZNAME:CEST
DTSTART:19700329T020000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
END:DAYLIGHT
BEGIN:STANDARD
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
TZNAME:CET
DTSTART:19701025T030000
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
END:STANDARD
END:VTIMEZONE`.split('\n')

/** The years whose clock changes are listed for other zones; outside, the first and the last offset hold. */
const first = '2020-01-01T00:00:00.000Z'
const last = '2050-01-01T00:00:00.000Z'

const others = new Map<Zone, string[]>()

/** The lines of the zone's VTIMEZONE, folded, without line ends. Throws a RangeError for a zone that does not exist. */
export function zoneLines(zone: Zone): string[] {
  if (zone === 'Europe/Berlin') return berlin
  const known = others.get(zone) ?? listed(zone)
  others.set(zone, known)
  return known
}

/** A zone as the list of its clock changes: one observance for each pair of offsets, its dates as RDATE. */
function listed(zone: Zone): string[] {
  const offset = offsetAt(first, zone)
  const changes = Map.groupBy(transitionsOf(zone, first, last), ({ before, after }) => `${before} ${after}`)
  return [
    'BEGIN:VTIMEZONE',
    lineOf('TZID', zone),
    ...observance('STANDARD', offset, offset, ['19700101T000000']),
    ...Array.from(changes.values()).flatMap((same) => {
      const { before, after } = same[0]!
      return observance(after > before ? 'DAYLIGHT' : 'STANDARD', before, after, same.map(wallClock))
    }),
    'END:VTIMEZONE',
  ]
}

function observance(
  kind: 'STANDARD' | 'DAYLIGHT',
  before: number,
  after: number,
  starts: string[],
): string[] {
  return [
    `BEGIN:${kind}`,
    `TZOFFSETFROM:${offsetValue(before)}`,
    `TZOFFSETTO:${offsetValue(after)}`,
    `DTSTART:${starts[0]}`,
    // ical.js reads one value of an RDATE, and no DTSTART beside one: so a line for each, the first again.
    ...(starts.length > 1 ? starts.map((start) => `RDATE:${start}`) : []),
    `END:${kind}`,
  ]
}

/** What the clocks showed when they were changed, in the form of a calendar. */
function wallClock({ at, before }: Transition): string {
  return addMinutes(at, before).slice(0, 19).replace(/[-:]/g, '')
}

function offsetValue(minutes: number): string {
  const size = Math.abs(minutes)
  const digits = [Math.floor(size / 60), size % 60].map((part) => String(part).padStart(2, '0'))
  return `${minutes < 0 ? '-' : '+'}${digits.join('')}`
}
