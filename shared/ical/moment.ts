import { Refusal } from '../refusal.ts'
import { addMinutes, instantOf, isZone, localOf } from '../time/civil.ts'
import type { Zone } from '../time/civil.ts'
import type { WallTime } from '../time/recurrence-text.ts'
import { windowsZones } from './windows-zones.ts'

/** A time as an event names it, to the minute, on the clocks of its zone; or a date. */
export interface Moment {
  at: WallTime
  zone: Zone
}

export const isDate = ({ at }: Moment): boolean => at.length === 10

/**
 * The zone that a TZID means: a name of the IANA, one of Windows', or a path that ends in one of the IANA's as some programs write it.
 * Throws a Refusal `unknown-zone`: a guess would put the event at a wrong time.
 */
export function zoneOf(tzid: string, locations: ReadonlyMap<string, string>): Zone {
  const names = [
    tzid,
    windowsZones[tzid],
    locations.get(tzid),
    ...endings(tzid),
    ...endings(locations.get(tzid) ?? ''),
  ]
  const zone = names.find((name) => name !== undefined && isZone(name))
  if (zone === undefined) throw new Refusal('invalid', 'unknown-zone', { tzid: tzid.slice(0, 80) })
  return zone
}

/** `/mozilla.org/20070129_1/Europe/Berlin` ends in `Europe/Berlin`. */
function endings(tzid: string): string[] {
  const parts = tzid.split('/')
  return [3, 2].filter((count) => parts.length > count).map((count) => parts.slice(-count).join('/'))
}

/** The same moment on the clocks of another zone; a date stays a date. Throws `time-does-not-exist`. */
export function inZone(moment: Moment, zone: Zone): Moment {
  if (isDate(moment) || moment.zone === zone) return moment
  const { date, time } = localOf(
    instantOf(moment.at.slice(0, 10), moment.at.slice(11, 16), moment.zone),
    zone,
  )
  return { at: `${date}T${time}:00`, zone }
}

/** Wall time so many minutes later as the clock on the wall counts them: seven in the evening plus a day is seven, whatever the night brought. */
export function later({ at, zone }: Moment, minutes: number): Moment {
  const moved = addMinutes(asUtc(at), minutes)
  return { at: at.length === 10 ? moved.slice(0, 10) : moved.slice(0, 19), zone }
}

/** A wall time in the form of an instant, to count with. */
export function asUtc(at: WallTime): string {
  return `${at.length === 10 ? `${at}T00:00:00` : at}.000Z`
}
