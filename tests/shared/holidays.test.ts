import { getHolidays } from 'feiertagejs'
import { describe, expect, it } from 'vitest'
import { addDays, weekdayOf } from '../../shared/time/civil.ts'
import { holidayName } from '../../shared/time/holiday-names.ts'
import {
  easterSunday,
  holidayOn,
  publicHolidays,
  schoolHolidayOn,
  schoolHolidaysKnown,
  schoolHolidaysKnownUntil,
} from '../../shared/time/holidays.ts'
import { laender } from '../../shared/time/laender.ts'

const years = Array.from({ length: 17 }, (_, index) => 2024 + index)

/** Where feiertagejs says otherwise: + only we, - only feiertagejs. */
const differences: Record<string, string[]> = {
  // Assumption is a holiday in the municipalities of Bavaria that are mostly Catholic, not in all.
  BY: years.map((year) => `-${year}-08-15`),
  // Berlin's law names two days that are holidays once.
  BE: ['+2025-05-08', '+2028-06-17'],
}

describe('public holidays', () => {
  it.each(laender)('of %s are those of feiertagejs from 2024 to 2040', (land) => {
    const ours = years.flatMap((year) => publicHolidays(land, year).map(({ date }) => date))
    const theirs = years.flatMap((year) => getHolidays(year, land).map(({ dateString }) => dateString))
    const odd = [
      ...ours.filter((date) => !theirs.includes(date)).map((date) => `+${date}`),
      ...theirs.filter((date) => !ours.includes(date)).map((date) => `-${date}`),
    ]
    expect(odd).toEqual(differences[land] ?? [])
  })

  it('of North Rhine-Westphalia are eleven, in order', () => {
    expect(publicHolidays('NW', 2026).map(({ date, name }) => `${date} ${holidayName('de', name)}`)).toEqual([
      '2026-01-01 Neujahr',
      '2026-04-03 Karfreitag',
      '2026-04-06 Ostermontag',
      '2026-05-01 Tag der Arbeit',
      '2026-05-14 Christi Himmelfahrt',
      '2026-05-25 Pfingstmontag',
      '2026-06-04 Fronleichnam',
      '2026-10-03 Tag der Deutschen Einheit',
      '2026-11-01 Allerheiligen',
      '2026-12-25 1. Weihnachtstag',
      '2026-12-26 2. Weihnachtstag',
    ])
  })

  it('are found by date', () => {
    expect(holidayOn('NW', '2026-06-04')).toEqual({ date: '2026-06-04', name: 'corpus-christi' })
    expect(holidayOn('NI', '2026-06-04')).toBeUndefined()
    expect(holidayOn('SN', '2027-11-17')?.name).toBe('penance')
  })

  it.each(['1900-04-15', '1954-04-18', '1981-04-19', '2008-03-23', '2038-04-25', '2049-04-18', '2285-03-22'])(
    'move with Easter: %s',
    (date) => expect(easterSunday(Number(date.slice(0, 4)))).toBe(date),
  )
})

describe('school holidays', () => {
  it('of North Rhine-Westphalia are known to the end of the decree', () => {
    expect(schoolHolidaysKnownUntil('NW')).toBe('2030-08-06')
    expect(schoolHolidaysKnown('NW', '2026-11-22')).toBe(true)
    expect(schoolHolidaysKnown('NW', '2031-01-01')).toBe(false)
    expect(schoolHolidaysKnown('BY', '2026-11-22')).toBe(false)
    expect(schoolHolidaysKnownUntil('BY')).toBeUndefined()
  })

  it('include their first and their last day', () => {
    const autumn = { name: 'autumn-holidays', from: '2026-10-17', to: '2026-10-31' }
    expect(schoolHolidayOn('NW', '2026-10-16')).toBeUndefined()
    expect(schoolHolidayOn('NW', '2026-10-17')).toEqual(autumn)
    expect(schoolHolidayOn('NW', '2026-10-31')).toEqual(autumn)
    expect(schoolHolidayOn('NW', '2026-11-01')).toBeUndefined()
    expect(holidayName('en', 'autumn-holidays')).toBe('Autumn holidays')
  })

  it('last in summer six weeks and a half, begin after the weekend, and close over Christmas and Easter', () => {
    for (let year = 2025; year <= 2030; year++) {
      const summer = schoolHolidayOn('NW', `${year}-08-01`)
      expect(summer?.to).toBe(addDays(summer?.from ?? '', 43))
      expect(weekdayOf(summer?.from ?? '')).toBe('mo')
      expect(schoolHolidayOn('NW', `${year - 1}-12-26`)?.name).toBe('christmas-holidays')
      expect(schoolHolidayOn('NW', easterSunday(year))?.name).toBe('easter-holidays')
    }
  })
})
