import { addDays, mondayOf } from './civil.ts'
import type { LocalDate } from './civil.ts'
import type { Land } from './laender.ts'
import { schoolHolidays } from './school-holidays.ts'
import type { SchoolHoliday } from './school-holidays.ts'

/** When it is, and where: in all Laender unless some are named, in all years unless certain ones are named. */
interface Definition {
  /** `MM-DD`, or days from Easter Sunday, or `penance` for the Wednesday before 23 November. */
  on: string | number
  in?: readonly Land[]
  years?: readonly number[]
}

/**
 * The laws on Sundays and holidays of the Laender, as in force since 2023, without what is a holiday only in some municipalities (Assumption in
 * Bavaria, Corpus Christi in Saxony and Thuringia, the Peace Festival of Augsburg): a house there enters it as a closure.
 */
const definitions = {
  'new-year': { on: '01-01' },
  epiphany: { on: '01-06', in: ['BW', 'BY', 'ST'] },
  'womens-day': { on: '03-08', in: ['BE', 'MV'] },
  'good-friday': { on: -2 },
  'easter-sunday': { on: 0, in: ['BB'] },
  'easter-monday': { on: 1 },
  'labour-day': { on: '05-01' },
  'liberation-day': { on: '05-08', in: ['BE'], years: [2025] },
  ascension: { on: 39 },
  'whit-sunday': { on: 49, in: ['BB'] },
  'whit-monday': { on: 50 },
  'corpus-christi': { on: 60, in: ['BW', 'BY', 'HE', 'NW', 'RP', 'SL'] },
  'uprising-day': { on: '06-17', in: ['BE'], years: [2028] },
  assumption: { on: '08-15', in: ['SL'] },
  'childrens-day': { on: '09-20', in: ['TH'] },
  'unity-day': { on: '10-03' },
  'reformation-day': { on: '10-31', in: ['BB', 'HB', 'HH', 'MV', 'NI', 'SN', 'ST', 'SH', 'TH'] },
  'all-saints': { on: '11-01', in: ['BW', 'BY', 'NW', 'RP', 'SL'] },
  penance: { on: 'penance', in: ['SN'] },
  'christmas-day': { on: '12-25' },
  'boxing-day': { on: '12-26' },
} as const satisfies Record<string, Definition>

export type PublicHolidayName = keyof typeof definitions

/** A public holiday; its name is a key of the holiday names. */
export interface PublicHoliday {
  date: LocalDate
  name: PublicHolidayName
}

const known = new Map<string, PublicHoliday[]>()

/** The public holidays of a year in order. Two may share a date (Ascension and Labour Day in 2008). */
export function publicHolidays(land: Land, year: number): PublicHoliday[] {
  const key = `${land} ${year}`
  const found = known.get(key) ?? reckoned(land, year)
  known.set(key, found)
  return found
}

/** The public holiday on the date; the first of two. */
export function holidayOn(land: Land, date: LocalDate): PublicHoliday | undefined {
  return publicHolidays(land, Number(date.slice(0, 4))).find((holiday) => holiday.date === date)
}

/** The school holidays in which the date lies; none also where none are known, so ask `schoolHolidaysKnown` before saying that there is school. */
export function schoolHolidayOn(land: Land, date: LocalDate): SchoolHoliday | undefined {
  return schoolHolidays[land]?.holidays.find(({ from, to }) => from <= date && date <= to)
}

/** Whether the table of the Land covers the date. */
export function schoolHolidaysKnown(land: Land, date: LocalDate): boolean {
  const table = schoolHolidays[land]
  return table !== undefined && table.from <= date && date <= table.to
}

/** The last date that the table of the Land covers; undefined if nothing is known of it. */
export function schoolHolidaysKnownUntil(land: Land): LocalDate | undefined {
  return schoolHolidays[land]?.to
}

function reckoned(land: Land, year: number): PublicHoliday[] {
  return entries
    .filter(([, { in: where, years }]) => (where?.includes(land) ?? true) && (years?.includes(year) ?? true))
    .map(([name, { on }]) => ({ date: dateOf(on, year), name }))
    .toSorted((a, b) => (a.date < b.date ? -1 : 1))
}

const entries = Object.entries(definitions) as [PublicHolidayName, Definition][]

function dateOf(on: Definition['on'], year: number): LocalDate {
  if (typeof on === 'number') return addDays(easterSunday(year), on)
  return on === 'penance' ? addDays(mondayOf(`${year}-11-20`), 2) : `${year}-${on}`
}

/** Easter Sunday of the Gregorian calendar: Gauss's rule as corrected by Lichtenberg. */
export function easterSunday(year: number): LocalDate {
  const century = Math.floor(year / 100)
  const moonShift = 15 + Math.floor((3 * century + 3) / 4) - Math.floor((8 * century + 13) / 25)
  const golden = year % 19
  const moon = (19 * golden + moonShift) % 30
  const correction = Math.floor((moon + Math.floor(golden / 11)) / 29)
  const fullMoon = 21 + moon - correction
  const sundayShift = 2 - Math.floor((3 * century + 3) / 4)
  const firstSunday = 7 - ((year + Math.floor(year / 4) + sundayShift) % 7)
  const distance = 7 - ((fullMoon - firstSunday) % 7)
  return addDays(`${year}-03-01`, fullMoon + distance - 1)
}
