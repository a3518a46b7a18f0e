import { describe, expect, it, test } from 'vitest'
import * as civil from '../../shared/time/civil.ts'
import { offsetAt } from '../../shared/time/transitions.ts'

const berlin = 'Europe/Berlin'

describe('what is a date, a time, an instant', () => {
  test.each(['2026-12-05', '2028-02-29', '1900-01-01', '9998-12-31'])('%s is a date', (date) => {
    expect(civil.LocalDate.parse(date)).toBe(date)
  })

  test.each([
    ['2026-02-30'],
    ['2026-02-29'],
    ['1900-02-29'],
    ['2026-04-31'],
    ['2026-13-01'],
    ['2026-00-10'],
    ['2026-1-5'],
    ['1899-12-31'],
    ['9999-01-01'],
    ['+002026-12-05'],
    ['2026-12-05T10:00'],
    ['2026-12-05\n'],
    ['heute'],
    [''],
    [20261205],
    [null],
  ])('%j is no date', (date) => {
    expect(civil.LocalDate.safeParse(date).success).toBe(false)
  })

  test.each([
    ['00:00', true, true],
    ['19:07', true, true],
    ['23:59', true, true],
    ['24:00', false, true],
    ['24:01', false, false],
    ['7:00', false, false],
    ['19:60', false, false],
    ['19:00:00', false, false],
    ['19:00\n', false, false],
    ['', false, false],
  ])('%j: a beginning %s, an end %s', (time, beginning, end) => {
    expect(civil.LocalTime.safeParse(time).success).toBe(beginning)
    expect(civil.EndTime.safeParse(time).success).toBe(end)
  })

  test.each([
    ['2026-12-05T08:00:00.000Z', true],
    ['2026-12-05T08:00:00Z', false],
    ['2026-12-05T08:00:00.000+01:00', false],
    ['2026-02-30T08:00:00.000Z', false],
    ['2026-12-05', false],
  ])('%s is an instant: %s', (instant, expected) => {
    expect(civil.Instant.safeParse(instant).success).toBe(expected)
  })

  test.each([
    ['Europe/Berlin', true],
    ['UTC', true],
    ['America/Argentina/Buenos_Aires', true],
    ['Etc/GMT+5', true],
    ['Europe/Kiev', true],
    ['Europe/Kyiv', true],
    ['Asia/Kolkata', true],
    ['asia/kolkata', false],
    ['Asia/kolkata', false],
    ['europe/berlin', false],
    ['Europe/Kaarst', false],
    ['+01:00', false],
    ['2026-01-01T00:00[Europe/Berlin]', false],
    ['', false],
  ])('%s is a zone: %s', (zone, expected) => {
    expect(civil.isZone(zone)).toBe(expected)
    expect(civil.Zone.safeParse(zone).success).toBe(expected)
  })
})

describe('counting days', () => {
  it('crosses months, leap days and years', () => {
    expect(civil.addDays('2026-12-31', 1)).toBe('2027-01-01')
    expect(civil.addDays('2028-02-28', 1)).toBe('2028-02-29')
    expect(civil.addDays('2026-03-01', -1)).toBe('2026-02-28')
    expect(civil.addDays('2026-03-28', 2)).toBe('2026-03-30')
    expect(civil.addMonths('2026-01-31', 1)).toBe('2026-02-28')
    expect(civil.addMonths('2026-11-22', 24)).toBe('2028-11-22')
    expect(civil.addMonths('2026-03-31', -1)).toBe('2026-02-28')
    expect(civil.daysBetween('2026-12-05', '2027-12-05')).toBe(365)
    expect(civil.daysBetween('2026-12-05', '2026-12-01')).toBe(-4)
  })

  it('lists dates without the last', () => {
    expect(civil.datesFrom('2026-12-30', '2027-01-02')).toEqual(['2026-12-30', '2026-12-31', '2027-01-01'])
    expect(civil.datesFrom('2026-12-30', '2026-12-30')).toEqual([])
    expect(civil.datesFrom('2026-12-30', '2026-12-01')).toEqual([])
  })

  test.each([
    ['2026-12-05', 'sa', '2026-11-30', 2026, 49],
    ['2026-11-30', 'mo', '2026-11-30', 2026, 49],
    ['2026-12-06', 'su', '2026-11-30', 2026, 49],
    ['2027-01-01', 'fr', '2026-12-28', 2026, 53],
    ['2027-01-04', 'mo', '2027-01-04', 2027, 1],
    ['2024-12-30', 'mo', '2024-12-30', 2025, 1],
  ])('%s is a %s in the week of %s, %i/%i', (date, weekday, monday, year, week) => {
    expect(civil.weekdayOf(date)).toBe(weekday)
    expect(civil.mondayOf(date)).toBe(monday)
    expect(civil.isoWeek(date)).toEqual({ year, week })
  })
})

describe('counting minutes', () => {
  it('adds elapsed time, whatever the clocks show', () => {
    const before = civil.instantOf('2026-10-25', '01:00', berlin)
    expect(civil.localOf(civil.addMinutes(before, 180), berlin)).toEqual({
      date: '2026-10-25',
      time: '03:00',
    })
    expect(civil.minutesBetween(before, civil.instantOf('2026-10-25', '03:00', berlin))).toBe(180)
    expect(civil.addMinutes('2026-12-05T08:00:00.123Z', -1)).toBe('2026-12-05T07:59:00.123Z')
  })

  it('rounds down to whole minutes', () => {
    expect(civil.minutesBetween('2026-12-05T08:00:00.000Z', '2026-12-05T08:01:59.999Z')).toBe(1)
    expect(civil.minutesBetween('2026-12-05T08:00:30.000Z', '2026-12-05T08:00:00.000Z')).toBe(-1)
  })

  it('turns wall times into minutes and back', () => {
    expect(civil.minutesOfTime('24:00')).toBe(1440)
    expect(civil.timeOfMinutes(1440)).toBe('24:00')
    for (let minutes = 0; minutes <= 1440; minutes++) {
      expect(civil.minutesOfTime(civil.timeOfMinutes(minutes))).toBe(minutes)
    }
    expect(() => civil.timeOfMinutes(1441)).toThrow(RangeError)
    expect(() => civil.timeOfMinutes(-1)).toThrow(RangeError)
  })

  it('knows the local date at an instant shortly before UTC midnight', () => {
    expect(civil.today('2026-12-05T23:30:00.000Z', berlin)).toBe('2026-12-06')
    expect(civil.today('2026-12-05T22:59:59.999Z', berlin)).toBe('2026-12-05')
  })

  it('counts since 1970', () => {
    expect(civil.epochSeconds('2026-12-05T08:00:00.999Z')).toBe(1796457600)
    expect(civil.instantOfEpoch(1796457600999)).toBe('2026-12-05T08:00:00.999Z')
    expect(offsetAt('2026-12-05T08:00:00.000Z', berlin)).toBe(60)
  })
})
