const minute = 60_000
const day = 24 * 60 * minute

/** A local day in milliseconds since 1970; `even` if its clock runs through from 00:00 to 24:00 without a change. */
export interface Day {
  start: number
  end: number
  even: boolean
}

const daysOfZones = new Map<string, Map<string, Day>>()

/** Looking a day up takes ten microseconds and a week's page asks thousands of times; what is remembered has a bound. */
export function dayOf(date: string, zone: string): Day {
  const days = daysOf(zone)
  const known = days.get(date)
  if (known) return known
  const found = dayFrom(Date.parse(`${date}T00:00:00.000Z`), zone)
  if (days.size >= 5000) days.clear()
  days.set(date, found)
  return found
}

/** From the midnight of its date, as if it were UTC. Clocks do not change twice in three days. */
function dayFrom(midnight: number, zone: string): Day {
  const [before, after] = [offsetAt(midnight - day, zone), offsetAt(midnight + 2 * day, zone)]
  if (before === after) return { start: midnight - before, end: midnight - before + day, even: true }
  const [start, end] = [startAt(midnight, zone), startAt(midnight + day, zone)]
  return { start, end, even: end - start === day && offsetAt(start, zone) === offsetAt(end, zone) }
}

function daysOf(zone: string): Map<string, Day> {
  const known = daysOfZones.get(zone)
  if (known) return known
  if (daysOfZones.size >= 50) daysOfZones.clear()
  const days = new Map<string, Day>()
  daysOfZones.set(zone, days)
  return days
}

/** Minutes on the wall clock since `00:00`; `24:00` is 1440. */
export function minutesOfTime(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5))
}

/** The moment at which the clocks of a zone show a time; none for an hour that spring takes away. */
export function epochAt(date: string, time: string, zone: string): number | undefined {
  const { start, end, even } = dayOf(date, zone)
  if (time === '24:00') return end
  if (even) return start + minutesOfTime(time) * minute
  if (time === '00:00' && end > start) return start
  return shownAt(wallOf(date, time), zone)
}

/** The same; a time that spring takes away is so much later as the clocks are put forward. */
export function epochAtOrAfter(date: string, time: string, zone: string): number {
  const wall = wallOf(date, time)
  return epochAt(date, time, zone) ?? wall - offsetAt(wall - day, zone)
}

/** What the clocks of a zone show at a moment; seconds are dropped. */
export function wallAt(epoch: number, zone: string): { date: string; time: string } {
  const text = new Date(epoch + offsetAt(epoch, zone)).toISOString()
  return { date: text.slice(0, 10), time: text.slice(11, 16) }
}

/**
 * Whether there is a zone of this name, in this spelling. For a name that has become another one (`Europe/Kiev`) the runtime tells only the
 * other, so that its capitals are what is looked at.
 */
export function isZoneName(name: string): boolean {
  try {
    const known = clockOf(name).resolvedOptions().timeZone
    const isAnother = known.toLowerCase() !== name.toLowerCase()
    return isAnother ? name.split('/').every((part) => /^[A-Z]/.test(part)) : known === name
  } catch {
    return false
  }
}

/**
 * What clocks show, as if it were UTC. Everything here counts in such numbers: a wall time less the zone's offset is a moment. That is all
 * that is needed of zones, and a sixth of what each function would read at its start to have it from a library (decision 40).
 */
function wallOf(date: string, time: string): number {
  return Date.parse(`${date}T00:00:00.000Z`) + minutesOfTime(time) * minute
}

/** The first moment at which the clocks show a wall time: what holds the day before and the day after are the only offsets it may have. */
function shownAt(wall: number, zone: string): number | undefined {
  const [before, after] = [offsetAt(wall - day, zone), offsetAt(wall + day, zone)]
  if (before === after) return wall - before
  const moments = [wall - before, wall - after].filter((moment) => moment + offsetAt(moment, zone) === wall)
  return moments.length === 0 ? undefined : Math.min(...moments)
}

/** The first moment of a day, even where its clocks jump over midnight. */
function startAt(midnight: number, zone: string): number {
  return shownAt(midnight, zone) ?? changeWithin(midnight - day, midnight + day, zone)
}

/** The moment at which the offset of a zone changes between two at which it differs. */
function changeWithin(from: number, to: number, zone: string): number {
  if (to - from <= 1) return to
  const between = Math.floor((from + to) / 2)
  const isAfter = offsetAt(between, zone) !== offsetAt(from, zone)
  return isAfter ? changeWithin(from, between, zone) : changeWithin(between, to, zone)
}

/** Milliseconds that the clocks of a zone are ahead of UTC. */
function offsetAt(epoch: number, zone: string): number {
  const seconds = Math.floor(epoch / 1000) * 1000
  const shown: Partial<Record<Intl.DateTimeFormatPartTypes, number>> = {}
  for (const { type, value } of clockOf(zone).formatToParts(seconds)) shown[type] = Number(value)
  const { year = 0, month = 0, day: date, hour, minute: minutes, second } = shown
  return Date.UTC(year, month - 1, date, hour, minutes, second) - seconds
}

const clocks = new Map<string, Intl.DateTimeFormat>()

/** Throws a `RangeError` where there is no such zone. */
function clockOf(timeZone: string): Intl.DateTimeFormat {
  const known = clocks.get(timeZone)
  if (known) return known
  const date = { year: 'numeric', month: 'numeric', day: 'numeric' } as const
  const time = { hour: 'numeric', minute: 'numeric', second: 'numeric', hourCycle: 'h23' } as const
  const clock = new Intl.DateTimeFormat('en-US-u-ca-gregory-nu-latn', { timeZone, ...date, ...time })
  if (clocks.size >= 50) clocks.clear()
  clocks.set(timeZone, clock)
  return clock
}
