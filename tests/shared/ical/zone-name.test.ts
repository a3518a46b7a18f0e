import { describe, expect, it } from 'vitest'
import { windowsZones } from '../../../shared/ical/windows-zones.ts'
import { zoneNamed } from '../../../shared/ical/zone-name.ts'
import { isZone } from '../../../shared/time/civil.ts'
import { offsetAt } from '../../../shared/time/transitions.ts'

const [winter, summer] = ['2027-01-15T12:00:00.000Z', '2027-07-15T12:00:00.000Z']

describe('the name of a zone', () => {
  it('may be each of Windows’ names, numbered or not, however it is cased', () => {
    expect(Object.keys(windowsZones)).toHaveLength(139)
    for (const [name, zone] of Object.entries(windowsZones)) {
      expect(isZone(zone)).toBe(true)
      expect(zoneNamed(name.toUpperCase())).toBeDefined()
      expect(zoneNamed(`${name} 2`)).toBeDefined()
      expect(zoneNamed(`tzone://Microsoft/${name}`)).toBeDefined()
    }
  })

  it.each([
    ['(UTC+01:00) Amsterdam, Berlin, Bern, Rom, Stockholm, Wien', 1, 2],
    ['(GMT+01.00) Amsterdam / Berlin / Bern / Rome / Stockholm / Vienna', 1, 2],
    ['(GMT+01:00) Sarajevo, Skopje, Warschau, Zagreb', 1, 2],
    ['(UTC+01:00) Brüssel, Kopenhagen, Madrid, Paris', 1, 2],
    ['(UTC+02:00) Athen, Bukarest', 2, 3],
    ['(UTC+02:00) Helsinki, Kiew, Riga, Sofia, Tallinn, Wilna', 2, 3],
    ['(UTC+02:00) Kairo', 2, 3],
    ['(UTC+03:00) Moskau, St. Petersburg', 3, 3],
    ['(UTC) Dublin, Edinburgh, Lissabon, London', 0, 1],
    ['(GMT) Greenwich Mean Time : Dublin, Edinburgh, Lisbon, London', 0, 1],
    ['(UTC) Koordinierte Weltzeit', 0, 0],
    ['(UTC-05:00) Eastern Time (US & Canada)', -5, -4],
    ['(UTC-08:00) Pacific Time (USA & Kanada)', -8, -7],
    ['(UTC+05:30) Chennai, Kolkata, Mumbai, Neu-Delhi', 5.5, 5.5],
    ['(UTC+10:00) Canberra, Melbourne, Sydney', 11, 10],
    ['Mitteleuropäische Zeit', 1, 2],
    ['tzone://Microsoft/Utc', 0, 0],
    ['/mozilla.org/20070129_1/Europe/Berlin', 1, 2],
  ])('%s is %d hours from UTC in January and %d in July', (name, inWinter, inSummer) => {
    const zone = zoneNamed(name)!
    expect([offsetAt(winter, zone) / 60, offsetAt(summer, zone) / 60]).toEqual([inWinter, inSummer])
  })

  it.each([
    '',
    'Customized Time Zone',
    'tzone://Microsoft/Custom',
    '(UTC+05:00) Berlin',
    '(UTC+01:00) Atlantis',
  ])('%j is none that we know', (name) => expect(zoneNamed(name)).toBeUndefined())
})
