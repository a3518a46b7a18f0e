import { Refusal } from '../refusal.ts'
import type { LocalDate, Zone } from '../time/civil.ts'
import { zoneNamed } from './zone-name.ts'
import { zoneByRules } from './zone-rules.ts'

/** What a file says of its zones, by TZID. */
export interface ZonesInFile {
  /** Which one of the IANA's it means, where it says so. */
  locations: ReadonlyMap<string, string>
  /** The lines in which it says when the clocks change. */
  rules: ReadonlyMap<string, readonly string[]>
}

/** What a TZID means in one file. Throws a Refusal `unknown-zone`: a guess would put the event at a wrong time. */
export type ZoneOf = (tzid: string) => Zone

/** `house` is taken where it has the very rules that the file defines; they are looked at from a year before `day` on. */
export function zonesOfFile(
  { locations, rules }: ZonesInFile,
  { house, day }: { house: Zone; day: LocalDate },
): ZoneOf {
  const known = new Map<string, Zone | undefined>()
  const found = (tzid: string) => {
    const lines = rules.get(tzid)
    return (
      zoneNamed(tzid) ??
      zoneNamed(locations.get(tzid) ?? '') ??
      (lines === undefined ? undefined : zoneByRules(lines, house, day))
    )
  }
  return (tzid) => {
    if (!known.has(tzid)) known.set(tzid, found(tzid))
    const zone = known.get(tzid)
    if (zone === undefined) throw new Refusal('invalid', 'unknown-zone', { tzid: tzid.slice(0, 80) })
    return zone
  }
}
