import { RRuleTemporal } from 'rrule-temporal'
import { Refusal } from '../refusal.ts'
import { addDays, timeExists } from './civil.ts'
import type { LocalDate } from './civil.ts'
import type { Beginning, Recurrence, WallTime } from './recurrence-text.ts'

/** Local dates, both inclusive. */
export interface Window {
  from: LocalDate
  to: LocalDate
}

/** Days asked for at once: few where a day has many times, so that these are cut short early. */
const strideOf = (recurrence: Recurrence) => (timesADay(recurrence) ? 92 : 3660)
const timesADay = ({ byHour, byMinute, bySecond }: Recurrence) => byHour ?? byMinute ?? bySecond

/**
 * The wall times of a checked rule within the window, at most `most`, in order; dates if it begins with one. A time that the clocks of the zone
 * leave out in spring is no instance and is not counted (RFC 5545, 3.3.10). The beginning is one only if it fits the rule.
 * Throws a Refusal: `time-does-not-exist` of a beginning that no clock shows, `recurrence-too-costly` if it takes too many steps.
 */
export function instancesOf(
  recurrence: Recurrence,
  beginning: Beginning,
  window: Window,
  most: number,
): WallTime[] {
  const { until } = recurrence
  const first = beginning.at.slice(0, 10)
  const last = until === undefined || until.slice(0, 10) > window.to ? window.to : until.slice(0, 10)
  if (beginning.at.length > 10 && !timeExists(first, beginning.at.slice(11, 16), beginning.zone))
    throw new Refusal('invalid', 'time-does-not-exist', { date: first, time: beginning.at.slice(11, 16) })
  const rule = libraryRule(recurrence, beginning)
  const found: WallTime[] = []
  let from = window.from > first ? window.from : first
  while (from <= last && found.length < most) {
    const next = addDays(from, strideOf(recurrence))
    const before = next > last ? addDays(last, 1) : next
    found.push(...between(rule, from, before, beginning.zone))
    from = before
  }
  const instances = beginning.at.length === 10 ? found.map((at) => at.slice(0, 10)) : found
  return instances.filter((at) => until === undefined || at <= until).slice(0, most)
}

/**
 * What the library takes for a time and gives back: text with offset and zone. It carries a Temporal of its own, and no other needs
 * to know of it.
 */
interface Zoned {
  timeZoneId: string
  toString(): string
}

const zoned = (text: string, zone: string): Zoned => ({
  timeZoneId: zone,
  toString: () => `${text}[${zone}]`,
})
const asText = { ZonedDateTime: { from: (text: string) => zoned(text.replace(/\[.*$/, ''), 'UTC') } }

/** UNTIL is not among what it is told: it wants it in UTC, and a comparison of wall times says the same. */
function libraryRule(recurrence: Recurrence, { at, zone }: Beginning): RRuleTemporal<Zoned> {
  const { frequency, until: _, weekStart, ...parts } = recurrence
  return new RRuleTemporal<Zoned>({
    freq: frequency,
    ...parts,
    ...(weekStart ? { wkst: weekStart } : {}),
    dtstart: zoned(at.length === 10 ? `${at}T00:00:00` : at, zone),
    temporal: asText,
    cache: false,
    // A bound of one's own takes the library's fast path away: only where a day has many times.
    ...(timesADay(recurrence) ? { maxCandidateEvaluations: 20_000 } : {}),
  })
}

function between(rule: RRuleTemporal<Zoned>, from: LocalDate, before: LocalDate, zone: string): WallTime[] {
  try {
    const found = rule.between(
      zoned(`${addDays(from, -1)}T23:59:59`, zone),
      zoned(`${before}T00:00:00`, zone),
      false,
    )
    return found.map((at) => at.toString().slice(0, 19)).filter((at) => at >= from && at < before)
  } catch (error) {
    throw new Refusal('invalid', 'recurrence-too-costly', {
      reason: error instanceof Error ? error.message : '',
    })
  }
}
