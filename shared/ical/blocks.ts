import { Refusal } from '../refusal.ts'

/** A calendar file taken apart: what stands in it once, and the lines of each event, unfolded, to be read one by one. */
export interface Blocks {
  method: string | undefined
  /** The zone that Google and Apple name for times without one. */
  timeZone: string | undefined
  /** Zones that the file defines itself and says which one of the IANA's it means, by TZID. */
  locations: Map<string, string>
  events: string[][]
}

/** More than any export of a room's calendar that we know has; beyond, a file is not even split. */
const most = { bytes: 5_000_000, lines: 150_000, events: 3000, depth: 8, line: 50_000 }

/**
 * Splits a calendar file. Only the properties that an import needs are kept, so that nothing else can do harm. Throws a Refusal
 * `calendar-unreadable` if it is none, `calendar-too-large` with `{unit, most}`.
 */
export function blocksOf(text: string): Blocks {
  if (Buffer.byteLength(text) > most.bytes) tooLarge('bytes')
  const lines = text.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/)
  if (lines.length > most.lines) tooLarge('lines')
  const blocks: Blocks = { method: undefined, timeZone: undefined, locations: new Map(), events: [] }
  const open: string[] = []
  let seen = false
  let event: string[] = []
  let tzid = ''
  for (const line of unfold(lines)) {
    const name = /^[A-Za-z0-9-]+/.exec(line)?.[0].toUpperCase()
    if (name === undefined) continue
    const value = line.slice(line.indexOf(':') + 1).trim()
    if (name === 'BEGIN') {
      if (open.push(value.toUpperCase()) > most.depth) throw new Refusal('invalid', 'calendar-unreadable')
      seen ||= value.toUpperCase() === 'VCALENDAR'
      if (isEvent(open)) event = []
    } else if (name === 'END') {
      if (isEvent(open) && blocks.events.push(event) > most.events) tooLarge('events')
      open.pop()
    } else if (isEvent(open)) {
      if (kept.has(name)) event.push(line)
    } else if (open.at(-1) === 'VCALENDAR') {
      if (name === 'METHOD') blocks.method = value.toUpperCase()
      if (name === 'X-WR-TIMEZONE') blocks.timeZone = value
    } else if (open.at(-1) === 'VTIMEZONE') {
      if (name === 'TZID') tzid = value
      if (name === 'X-LIC-LOCATION') blocks.locations.set(tzid, value)
    }
  }
  if (!seen) throw new Refusal('invalid', 'calendar-unreadable')
  return blocks
}

const isEvent = (open: readonly string[]) => open.at(-1) === 'VEVENT'

const kept = new Set(
  (
    'UID SEQUENCE DTSTAMP LAST-MODIFIED STATUS CLASS TRANSP SUMMARY DESCRIPTION LOCATION ' +
    'DTSTART DTEND DURATION RRULE EXRULE RDATE EXDATE RECURRENCE-ID'
  ).split(' '),
)

function tooLarge(unit: 'bytes' | 'lines' | 'events'): never {
  throw new Refusal('invalid', 'calendar-too-large', { unit, most: most[unit] })
}

/** Joins the lines that begin with a space to those before them; what is longer than any value that we read is cut. */
function unfold(lines: readonly string[]): string[] {
  const parts: string[][] = []
  for (const line of lines) {
    if (/^[ \t]/.test(line) && parts.length > 0) parts.at(-1)!.push(line.slice(1))
    else if (line !== '') parts.push([line])
  }
  return parts.map((part) => part.join('').slice(0, most.line))
}
