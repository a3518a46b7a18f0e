import { describe, expect, it } from 'vitest'
import { repeatOf } from '../../../functions/imports/rules/repeat.ts'
import { addDays } from '../../../shared/time/civil.ts'
import { datesOf } from '../../../shared/time/recurrence.ts'

const at = (date: string, change: object = {}) => ({
  key: `${date}T19:00`,
  date,
  from: '19:00',
  to: '21:00',
  ...change,
})
const rule = (dates: string[]) =>
  repeatOf(
    dates.map((date) => at(date)),
    datesOf,
  )
/** So many dates, some days apart. */
const every = (days: number, count: number, first = '2026-12-01') =>
  Array.from({ length: count }, (_, index) => addDays(first, days * index))

describe('dates follow the rule that gives them', () => {
  it.each([
    ['weekly', every(7, 8), { every: 'week', weekdays: ['tu'], interval: 1 }],
    ['every second week', every(14, 8), { every: 'week', weekdays: ['tu'], interval: 2 }],
    [
      'once a year',
      ['2026-12-01', addDays('2026-12-01', 52 * 7)],
      { every: 'week', weekdays: ['tu'], interval: 52 },
    ],
    [
      'on two days of the week',
      ['2026-12-01', '2026-12-03', '2026-12-08', '2026-12-10', '2026-12-15', '2026-12-17'],
      { every: 'week', weekdays: ['tu', 'th'], interval: 1 },
    ],
    [
      'on days named in the order of the week',
      ['2026-12-03', '2026-12-08', '2026-12-10', '2026-12-15'],
      { every: 'week', weekdays: ['tu', 'th'], interval: 1 },
    ],
    [
      'on the first Tuesday of the month',
      ['2026-12-01', '2027-01-05', '2027-02-02', '2027-03-02', '2027-04-06', '2027-05-04'],
      { every: 'month', monthly: 'weekday' },
    ],
    [
      'on the last Tuesday of the month',
      ['2026-11-24', '2026-12-29', '2027-01-26', '2027-02-23', '2027-03-30', '2027-04-27'],
      { every: 'month', monthly: 'last-weekday' },
    ],
    [
      'on the same day of the month',
      ['2026-12-15', '2027-01-15', '2027-02-15', '2027-03-15', '2027-04-15', '2027-05-15'],
      { every: 'month', monthly: 'day' },
    ],
  ])('%s', (_, dates, expected) => {
    expect(rule(dates)).toEqual({ ...expected, until: dates.at(-1), mode: 'free' })
  })

  it('daily is weekly on all days', () => {
    const weekdays = ['mo', 'tu', 'we', 'th', 'fr', 'sa', 'su']
    expect(rule(every(1, 21))).toMatchObject({ every: 'week', weekdays, interval: 1 })
  })
})

describe('exceptions', () => {
  it('are left out, up to a quarter of the dates', () => {
    const all = every(7, 10)
    const gone = (...some: number[]) => all.filter((_, index) => !some.includes(index))
    expect(rule(gone(3, 6))).toEqual({
      every: 'week',
      weekdays: ['tu'],
      interval: 1,
      until: all[9],
      mode: 'free',
      except: [all[3], all[6]],
    })
  })

  it('are extra dates beside the rule, with their times', () => {
    const dates = [
      ...every(7, 8).map((date) => at(date)),
      at('2027-02-04', { from: '10:00', key: '2027-01-19T10:00' }),
    ]
    const repeat = repeatOf(dates, datesOf)
    expect(repeat).toMatchObject({ every: 'week', weekdays: ['tu'], until: '2027-01-19' })
    expect(repeat.also).toEqual([{ date: '2027-02-04', from: '10:00', to: '21:00' }])
    expect(repeat).not.toHaveProperty('except')
  })

  it('of the first rule that leaves few count, and not of a later one that leaves fewer', () => {
    // Of eight weeks two are gone: a quarter of eight, so that the weekly rule is good enough.
    const dates = [...every(7, 10)].filter((_, index) => ![2, 5].includes(index))
    expect(rule(dates)).toMatchObject({ every: 'week', except: ['2026-12-15', '2027-01-05'] })
  })

  it('may be half of the dates where no rule has fewer, but no more', () => {
    const weeks = (...some: number[]) => some.map((week) => addDays('2026-12-01', week * 7))
    expect(rule(weeks(0, 1, 2, 3, 6, 7))).toMatchObject({
      every: 'week',
      except: [addDays('2026-12-01', 28), addDays('2026-12-01', 35)],
    })
    expect(rule(weeks(0, 1, 4, 5))).toMatchObject({ every: 'week', interval: 1, except: weeks(2, 3) })
    expect(rule(weeks(0, 3, 8, 11))).toEqual({
      every: 'day',
      count: 1,
      mode: 'free',
      also: weeks(3, 8, 11).map((date) => ({ date, from: '19:00', to: '21:00' })),
    })
  })

  it('may be more where there are more dates than could be named one by one', () => {
    const odd = (count: number) => {
      const dates: string[] = []
      for (let day = '2026-12-01'; dates.length < count; day = addDays(day, 1 + (dates.length ** 2 % 7)))
        dates.push(day)
      return rule(dates)
    }
    expect(odd(200)).toMatchObject({ every: 'day', count: 1 })
    expect(odd(200).also).toHaveLength(199)
    expect(odd(201)).not.toHaveProperty('count')
    expect(odd(201).also?.length ?? 0).toBeLessThanOrEqual(200)
  })
})

describe('a date that was moved far away', () => {
  const moved = (days: number) => {
    const [first, ...others] = every(7, 4)
    return [{ ...at(first!), date: addDays(first!, days) }, ...others.map((date) => at(date))]
  }

  it('still says something about the rule if it was moved no more than two months', () => {
    for (const days of [62, -62])
      expect(repeatOf(moved(days), datesOf)).toEqual({
        every: 'week',
        weekdays: ['tu'],
        interval: 1,
        until: '2026-12-22',
        mode: 'free',
      })
  })

  it('says nothing about it if it was moved further, and is an extra one', () => {
    for (const days of [63, -63]) {
      const also = [{ date: addDays('2026-12-01', days), from: '19:00', to: '21:00' }]
      expect(repeatOf(moved(days), datesOf)).toMatchObject({ every: 'week', until: '2026-12-22', also })
    }
  })

  it('as all were, leaves no rule', () => {
    const dates = every(7, 3).map((date) => ({ ...at(date), date: addDays(date, 100) }))
    expect(repeatOf(dates, datesOf)).toMatchObject({ every: 'day', count: 1 })
  })
})
