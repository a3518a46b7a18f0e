import { addMinutes, instantOf, localOf } from '../time/civil.ts'
import type { Zone } from '../time/civil.ts'
import type { WallTime } from '../time/recurrence-text.ts'

/** A time as an event names it, to the minute, on the clocks of its zone; or a date. */
export interface Moment {
  at: WallTime
  zone: Zone
}

export const isDate = ({ at }: Moment): boolean => at.length === 10

/** The same moment on the clocks of another zone; a date stays a date. Throws `time-does-not-exist`. */
export function inZone(moment: Moment, zone: Zone): Moment {
  if (isDate(moment) || moment.zone === zone) return moment
  const { date, time } = localOf(
    instantOf(moment.at.slice(0, 10), moment.at.slice(11, 16), moment.zone),
    zone,
  )
  return { at: `${date}T${time}:00`, zone }
}

/**
 * A moment that names an instance of a series, as the series names its own: Exchange names those of whole days by their midnight, others
 * name a meeting by its day alone. `zone` is where a midnight in UTC is meant.
 */
export function inFormOf(start: Moment, moment: Moment, zone: Zone): Moment {
  if (isDate(start) === isDate(moment)) return moment
  if (isDate(moment)) return { at: `${moment.at}${start.at.slice(10)}`, zone: start.zone }
  const local = moment.zone === 'UTC' ? inZone(moment, zone) : moment
  return { at: local.at.slice(0, 10), zone: start.zone }
}

/** Wall time so many minutes later as the clock on the wall counts them: seven in the evening plus a day is seven, whatever the night brought. */
export function later({ at, zone }: Moment, minutes: number): Moment {
  const moved = addMinutes(asUtc(at), minutes)
  return { at: at.length === 10 ? moved.slice(0, 10) : moved.slice(0, 19), zone }
}

export const toMinute = (moment: Moment): Moment =>
  isDate(moment) ? moment : { ...moment, at: `${moment.at.slice(0, 16)}:00` }

/** A wall time in the form of an instant, to count with. */
export function asUtc(at: WallTime): string {
  return `${at.length === 10 ? `${at}T00:00:00` : at}.000Z`
}
