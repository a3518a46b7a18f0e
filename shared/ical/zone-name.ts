import { isZone } from '../time/civil.ts'
import type { Zone } from '../time/civil.ts'
import { offsetAt } from '../time/transitions.ts'
import { zonesOfCities } from './cities.ts'
import { windowsZones } from './windows-zones.ts'

const inLower = (names: Readonly<Record<string, string>>) =>
  new Map(Object.entries(names).map(([name, zone]) => [name.toLowerCase(), zone]))
const windows = inLower(windowsZones)
const cities = new Map([
  ...Object.values(windowsZones).map((zone) => [placeOf(zone).toLowerCase(), zone] as const),
  ...inLower(zonesOfCities),
])

/** `America/Mexico_City` lies about Mexico City. */
function placeOf(zone: Zone): string {
  return zone.slice(zone.lastIndexOf('/') + 1).replaceAll('_', ' ')
}

/**
 * The zone that a name means: one of the IANA's, one of Windows' (which Outlook numbers where it has several), a path that ends in one of
 * the IANA's, or the places that Exchange shows to people.
 */
export function zoneNamed(name: string): Zone | undefined {
  const plain = name.replace(/^tzone:\/\/Microsoft\//i, '')
  const names = [plain, windowsZone(plain), ...endings(name), zoneOfPlaces(plain)]
  return names.find((one) => one !== undefined && isZone(one))
}

function windowsZone(name: string): Zone | undefined {
  const lower = name.toLowerCase()
  return windows.get(lower) ?? windows.get(lower.replace(/ \d+$/, ''))
}

/** `/mozilla.org/20070129_1/Europe/Berlin` ends in `Europe/Berlin`. */
function endings(tzid: string): string[] {
  const parts = tzid.split('/')
  return [3, 2].filter((count) => parts.length > count).map((count) => parts.slice(-count).join('/'))
}

/** The first place that we know and whose clocks agree with the offset beside it. */
function zoneOfPlaces(name: string): Zone | undefined {
  const [, sign, hours, minutes, places] =
    /^\((?:UTC|GMT)(?:([+-])(\d{1,2})[:.]?(\d\d))?\)\s*(.+)$/i.exec(name) ?? []
  if (places === undefined) return cities.get(name.toLowerCase())
  const size = Number(hours ?? 0) * 60 + Number(minutes ?? 0)
  const offset = sign === '-' ? -size : size
  const zones = places.split(/\s*[,/:;]\s*/).flatMap((place) => cities.get(place.toLowerCase()) ?? [])
  return zones.find((zone) => seasons.some((instant) => offsetAt(instant, zone) === offset))
}

/** Both halves of the earth have their standard time in one of them. */
const seasons = ['2026-01-01T00:00:00.000Z', '2026-07-01T00:00:00.000Z']
