import { Temporal } from 'temporal-polyfill'

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
  const plain = Temporal.PlainDate.from(date)
  const start = plain.toZonedDateTime(zone)
  const end = plain.add({ days: 1 }).toZonedDateTime(zone)
  const length = end.epochMilliseconds - start.epochMilliseconds
  const even = length === day && start.offsetNanoseconds === end.offsetNanoseconds
  const found = { start: start.epochMilliseconds, end: end.epochMilliseconds, even }
  if (days.size >= 5000) days.clear()
  days.set(date, found)
  return found
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
  const wall = Temporal.PlainDateTime.from(`${date}T${time}`)
  const zoned = wall.toZonedDateTime(zone, { disambiguation: 'earlier' })
  return zoned.toPlainDateTime().equals(wall) ? zoned.epochMilliseconds : undefined
}

/** The same; a time that spring takes away is so much later as the clocks are put forward. */
export function epochAtOrAfter(date: string, time: string, zone: string): number {
  return (
    epochAt(date, time, zone) ??
    Temporal.PlainDateTime.from(`${date}T${time}`).toZonedDateTime(zone).epochMilliseconds
  )
}

/** What the clocks of a zone show at a moment; seconds are dropped. */
export function wallAt(epoch: number, zone: string): { date: string; time: string } {
  const text = Temporal.Instant.fromEpochMilliseconds(epoch).toZonedDateTimeISO(zone).toString()
  return { date: text.slice(0, 10), time: text.slice(11, 16) }
}

/** Whether there is a zone of this name, in this spelling. */
export function isZoneName(name: string): boolean {
  try {
    return Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(name).timeZoneId === name
  } catch {
    return false
  }
}
