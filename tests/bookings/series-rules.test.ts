import { describe, expect, it } from 'vitest'
import { isIrregular, seriesRefusal, spanOf, wantedDates } from '../../functions/bookings/rules/series.ts'
import type { WantedDate } from '../../functions/bookings/rules/series.ts'
import type { Repeat } from '../../functions/bookings/schema.ts'
import { addDays } from '../../shared/time/civil.ts'
import type { Rule } from '../../shared/time/rule.ts'

const weekly: Repeat = { every: 'week', count: 3, mode: 'all' }
const slot = { from: '19:00', to: '21:00' }
const given = ['2026-12-08', '2026-12-15', '2026-12-22']
const wantedOn = (date: string, change: Partial<WantedDate> = {}): WantedDate => ({
  key: `${date}T19:00`,
  date,
  ...slot,
  ...change,
})

/** What a rule is asked, and the dates that come of it where it gives three Tuesdays. */
function wanted(repeat: Repeat | undefined, date = given[0]!) {
  const asked: { rule: Rule; window: object; most: number }[] = []
  const holidays = {
    publicHoliday: (day: string) => (day === given[1] ? 'Feiertag' : undefined),
    schoolHoliday: (day: string) => (day >= given[1]! ? 'Ferien' : undefined),
  }
  const series = wantedDates(
    { date, ...slot, repeat },
    (rule, _start, window, most) => (asked.push({ rule, window, most }), given),
    holidays,
  )
  return { ...series, days: series.dates.map(({ key }) => key), asked: asked[0] }
}

describe('the dates that somebody asks for', () => {
  it('are one, or those that the rule gives until its end or two years later', () => {
    expect(wanted(undefined)).toMatchObject({ dates: [wantedOn(given[0]!)], leftOut: [] })
    const { asked, dates } = wanted(weekly)
    expect(dates).toEqual(given.map((date) => wantedOn(date)))
    expect(asked).toEqual({
      rule: { every: 'week', interval: 1, count: 3 },
      window: { from: given[0], to: '2028-12-08' },
      most: 731,
    })
    const until = wanted({
      every: 'week',
      interval: 2,
      weekdays: ['tu'],
      until: '2027-01-31',
      mode: 'all',
    }).asked
    expect(until).toMatchObject({
      rule: { every: 'week', interval: 2, weekdays: ['tu'], until: '2027-01-31' },
      window: { to: '2027-01-31' },
    })
    expect(until!.rule).not.toHaveProperty('count')
    expect(asked!.rule).not.toHaveProperty('until')
  })

  it.each<[string, Repeat['monthly'], object]>([
    ['2026-12-08', undefined, { kind: 'weekday', ordinal: 2, weekday: 'tu' }],
    ['2026-12-07', 'weekday', { kind: 'weekday', ordinal: 1, weekday: 'mo' }],
    ['2026-12-28', 'weekday', { kind: 'weekday', ordinal: 4, weekday: 'mo' }],
    ['2026-12-29', 'weekday', { kind: 'weekday', ordinal: -1, weekday: 'tu' }],
    ['2026-12-22', 'last-weekday', { kind: 'weekday', ordinal: -1, weekday: 'tu' }],
    ['2026-12-08', 'day', { kind: 'day', day: 8 }],
  ])('monthly from %s by %s', (date, monthly, expected) => {
    const repeat = { every: 'month', count: 3, mode: 'all', ...(monthly ? { monthly } : {}) } as const
    expect(wanted(repeat, date).asked!.rule.monthly).toEqual(expected)
    expect(wanted(weekly, date).asked!.rule).not.toHaveProperty('monthly')
  })

  it('are without those that are left out, each with its reason', () => {
    expect(wanted({ ...weekly, except: [given[0]!] })).toMatchObject({
      days: [`${given[1]}T19:00`, `${given[2]}T19:00`],
      leftOut: [{ date: given[0], why: 'left-out' }],
    })
    expect(wanted({ ...weekly, skip: ['public-holidays'] }).leftOut).toEqual([
      { date: given[1], why: 'public-holiday', name: 'Feiertag' },
    ])
    expect(wanted({ ...weekly, skip: ['school-holidays'] }).leftOut.map(({ why }) => why)).toEqual([
      'school-holidays',
      'school-holidays',
    ])
    expect(
      wanted({ ...weekly, skip: ['school-holidays', 'public-holidays'], except: [given[2]!] }).leftOut.map(
        ({ why }) => why,
      ),
    ).toEqual(['public-holiday', 'left-out'])
  })

  it('are as many as were asked for where holidays are passed over; one that is taken away by hand is one less', () => {
    const tuesdays = Array.from({ length: 60 }, (_, week) => addDays('2026-12-08', week * 7))
    const holidays = {
      publicHoliday: (day: string) =>
        ['2026-12-15', '2027-02-16', '2027-03-02'].includes(day) ? 'Feiertag' : undefined,
      schoolHoliday: () => undefined,
    }
    const of = (change: Partial<Repeat>) => {
      const repeat: Repeat = { every: 'week', count: 12, mode: 'all', skip: ['public-holidays'], ...change }
      const dates = ({ count }: Rule) => tuesdays.slice(0, count)
      return wantedDates({ date: tuesdays[0]!, ...slot, repeat }, dates, holidays)
    }
    expect(of({}).dates).toHaveLength(12)
    expect(of({}).dates.at(-1)?.date).toBe('2027-03-16')
    expect(of({}).leftOut.map(({ date }) => date)).toEqual(['2026-12-15', '2027-02-16', '2027-03-02'])
    expect(of({ except: ['2026-12-22'] }).dates).toHaveLength(11)
    expect(of({ skip: [] }).dates).toHaveLength(12)
  })

  it('have further ones among them in order, each once', () => {
    const also = [
      { date: '2026-12-10', from: '10:00', to: '12:00' },
      { date: given[1]!, ...slot },
    ]
    expect(wanted({ ...weekly, also }).days).toEqual([
      '2026-12-08T19:00',
      '2026-12-10T10:00',
      '2026-12-15T19:00',
      '2026-12-22T19:00',
    ])
  })

  it.each<[number | undefined, number, boolean]>([
    [1, 1, true],
    [1, 0, false],
    [2, 1, false],
    [undefined, 1, false],
  ])('with a count of %s and %i further ones follow no rule: %s', (count, more, expected) => {
    const also = given.slice(0, more).map((date) => ({ date, ...slot }))
    expect(isIrregular({ ...(count ? { count } : {}), also })).toBe(expected)
  })

  it('are read with a week before and two after them', () => {
    expect(spanOf([wantedOn('2026-12-22'), wantedOn('2026-12-08')])).toEqual({
      from: '2026-11-30',
      to: '2027-01-06',
    })
  })
})

describe('a series cannot be asked for', () => {
  const refusal = (
    repeat: Partial<Repeat> | undefined,
    dates = given.map((date) => wantedOn(date)),
    rooms = ['saal'],
  ) => {
    const found = seriesRefusal(
      { date: given[0]!, rooms, repeat: repeat && { ...weekly, ...repeat } },
      { dates },
    )
    return (
      found && [
        found.facts.pointer,
        found.code,
        found.facts.reason ?? found.facts.latest ?? found.facts.most ?? found.facts.date,
      ]
    )
  }
  const extra = (date: string, from = '19:00', to = '21:00') => ({ also: [{ date, from, to }] })
  const many = (count: number) => Array.from({ length: count }, () => wantedOn('2027-06-01'))

  it.each<[string, Partial<Repeat> | undefined, unknown]>([
    ['that is none', undefined, undefined],
    ['as usual', {}, undefined],
    ['that ends on its first day', { until: '2026-12-08' }, undefined],
    [
      'that ends before it begins',
      { until: '2026-12-07' },
      ['/repeat/until', 'invalid-input', 'ends-before-it-begins'],
    ],
    ['of two years', { until: '2028-12-08' }, undefined],
    ['of two years and a day', { until: '2028-12-09' }, ['/repeat/until', 'too-far', '2028-12-08']],
    ['with a further date two years ahead', extra('2028-12-08'), undefined],
    [
      'with a further date too far ahead',
      extra('2028-12-09'),
      ['/repeat/also/0/date', 'too-far', '2028-12-08'],
    ],
    ['with the same date twice', extra('2026-12-15'), undefined],
    [
      'with a date over another',
      extra('2026-12-15', '20:00', '22:00'),
      ['/repeat/also/0/from', 'dates-overlap', '2026-12-15'],
    ],
    [
      'with a date inside another',
      extra('2026-12-15', '19:00', '20:00'),
      ['/repeat/also/0/from', 'dates-overlap', '2026-12-15'],
    ],
    ['with a date after another', extra('2026-12-15', '21:00', '22:00'), undefined],
    ['with a date before another', extra('2026-12-15', '18:00', '19:00'), undefined],
    ['with a date on another day', extra('2026-12-16', '20:00', '22:00'), undefined],
  ])('%s: %#', (_, repeat, expected) => expect(refusal(repeat)).toEqual(expected))

  it('without any date, or with more than the house counts: by rooms', () => {
    expect(refusal({}, [])).toEqual(['/repeat', 'no-dates', undefined])
    expect(refusal({}, many(731))).toBeUndefined()
    expect(refusal({}, many(732))).toEqual(['/repeat', 'too-many-dates', 731])
    expect(refusal({}, many(500), ['a', 'b', 'c'])).toBeUndefined()
    expect(refusal({}, many(501), ['a', 'b', 'c'])).toEqual(['/repeat', 'too-many-dates', 500])
  })

  it('where two of its dates have the time of a third', () => {
    const double = [wantedOn('2026-12-15'), wantedOn('2026-12-15', { key: 'x' })]
    expect(refusal(extra('2026-12-15'), double)).toEqual([
      '/repeat/also/0/from',
      'dates-overlap',
      '2026-12-15',
    ])
  })
})
