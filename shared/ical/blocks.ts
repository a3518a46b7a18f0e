import { Refusal } from '../refusal.ts'

/** A calendar file taken apart: what stands in it once, and the lines of each event, unfolded, to be read one by one. */
export interface Blocks {
  method: string | undefined
  /** The zone that Google and Apple name for times without one. */
  timeZone: string | undefined
  /** Zones that the file defines itself and says which one of the IANA's it means, by TZID. */
  locations: Map<string, string>
  /** When the clocks of those zones change, by TZID. */
  rules: Map<string, string[]>
  events: string[][]
  /** Events whose end is missing, so that nobody knows what belonged to them. */
  endless: string[][]
  /** The file ends before the calendar does: whatever came after is missing. `within` is the event in whose midst it ends. */
  cutOff?: { within?: string[] }
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
  const blocks: Blocks = {
    method: undefined,
    timeZone: undefined,
    locations: new Map(),
    rules: new Map(),
    events: [],
    endless: [],
  }
  const open: Open[] = []
  let seen = false
  for (const line of unfold(lines)) {
    const name = /^[A-Za-z0-9-]+/.exec(line)?.[0].toUpperCase()
    if (name === undefined) continue
    const value = line.slice(line.indexOf(':') + 1).trim()
    if (name === 'BEGIN') {
      begin(value.toUpperCase(), open, blocks)
      seen ||= value.toUpperCase() === 'VCALENDAR'
    } else if (name === 'END') end(value.toUpperCase(), open, blocks)
    else take(line, { name, value }, open, blocks)
  }
  if (!seen) throw new Refusal('invalid', 'calendar-unreadable')
  const within = open.find(({ kind }) => kind === 'VEVENT')?.lines
  return open.length === 0 ? blocks : { ...blocks, cutOff: within === undefined ? {} : { within } }
}

/** A component that has begun, with the lines kept of it. */
interface Open {
  kind: string
  lines: string[]
}

/** No event lies in another: one that begins there says that the end of the other is lost. */
function begin(kind: string, open: Open[], blocks: Blocks): void {
  const lost = kind === 'VEVENT' ? open.findIndex((one) => one.kind === 'VEVENT') : -1
  if (lost >= 0) giveUp(open.splice(lost), blocks)
  if (open.push({ kind, lines: [] }) > most.depth) throw new Refusal('invalid', 'calendar-unreadable')
}

/** Closes whatever lost its own end within. */
function end(kind: string, open: Open[], blocks: Blocks): void {
  const place = open.findLastIndex((one) => one.kind === kind)
  if (place < 0) return
  const [closed, ...within] = open.splice(place)
  giveUp(within, blocks)
  if (kind === 'VEVENT' && closed && blocks.events.push(closed.lines) > most.events) tooLarge('events')
  if (kind === 'VTIMEZONE' && closed) define(closed.lines, blocks)
  const zone = open.findLast((one) => one.kind === 'VTIMEZONE')
  if (closed && zone) zone.lines.push(`BEGIN:${kind}`, ...closed.lines, `END:${kind}`)
}

function giveUp(closed: readonly Open[], { endless }: Blocks): void {
  for (const { kind, lines } of closed)
    if (kind === 'VEVENT' && endless.push(lines) > most.events) tooLarge('events')
}

function define(lines: string[], { locations, rules }: Blocks): void {
  const value = (name: string) => {
    const line = lines.find((one) => one.toUpperCase().startsWith(`${name}:`))
    return line?.slice(name.length + 1).trim()
  }
  const tzid = value('TZID')?.replace(/^"(.*)"$/, '$1')
  if (tzid === undefined) return
  const location = value('X-LIC-LOCATION')
  if (location !== undefined) locations.set(tzid, location)
  rules.set(tzid, lines)
}

function take(
  line: string,
  { name, value }: { name: string; value: string },
  open: readonly Open[],
  blocks: Blocks,
): void {
  const current = open.at(-1)
  if (current?.kind === 'VEVENT' && kept.has(name)) current.lines.push(line)
  if (current && zoned.has(current.kind) && keptOfZone.has(name)) current.lines.push(line)
  if (current?.kind !== 'VCALENDAR') return
  if (name === 'METHOD') blocks.method = value.toUpperCase()
  if (name === 'X-WR-TIMEZONE') blocks.timeZone = value
}

const kept = new Set(
  (
    'UID SEQUENCE DTSTAMP LAST-MODIFIED STATUS CLASS TRANSP SUMMARY DESCRIPTION LOCATION ' +
    'DTSTART DTEND DURATION RRULE EXRULE RDATE EXDATE RECURRENCE-ID'
  ).split(' '),
)
const zoned = new Set(['VTIMEZONE', 'STANDARD', 'DAYLIGHT'])
const keptOfZone = new Set('TZID X-LIC-LOCATION DTSTART TZOFFSETFROM TZOFFSETTO RRULE RDATE'.split(' '))

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
