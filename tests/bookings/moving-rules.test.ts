import { describe, expect, it } from 'vitest'
import { movingOf, overlapRefusal, slotOf } from '../../functions/bookings/rules/move.ts'
import type { DateMove, NewTime } from '../../functions/bookings/rules/move.ts'
import type { Booking, Occurrence } from '../../functions/bookings/schema.ts'
import { aSeries, onDate } from './a-booking.ts'

const dates = ['2026-12-08', '2026-12-15', '2026-12-22', '2026-12-29']
const series = (...changes: Partial<Occurrence>[]) =>
  aSeries(dates.map((date, at) => onDate(date, changes[at])))
const told = ({ slot: { date, from, to, rooms } }: DateMove) => `${date} ${from}-${to} ${rooms.join('+')}`
const days = (some: readonly Occurrence[]) => some.map(({ key }) => key.slice(8, 10)).join(' ')

/** All dates that are meant go along when the date at this place goes there. */
function move(booking: Booking, at: number, to: NewTime, meant = booking.occurrences) {
  const { steps, kept, lost } = movingOf(booking, meant, booking.occurrences[at]!, to)
  return { steps: steps.map(told), kept: days(kept), lost: days(lost) }
}

describe('dates that go along', () => {
  it('go by as many days, to the same time of day and the same rooms', () => {
    const to = { rooms: ['kammer'], date: '2026-12-09', from: '10:00', to: '12:00' }
    expect(move(series(), 0, to)).toEqual({
      steps: ['2026-12-09', '2026-12-16', '2026-12-23', '2026-12-30'].map(
        (date) => `${date} 10:00-12:00 kammer`,
      ),
      kept: '',
      lost: '',
    })
    expect(move(series(), 1, { ...to, date: '2026-12-14' }).steps[0]).toBe('2026-12-07 10:00-12:00 kammer')
  })

  it('keep their rooms and the time around where nothing is said of them', () => {
    const booking = {
      ...series({ rooms: ['kammer'] }, { rooms: ['kammer'] }),
      setUpMinutes: 15,
      tidyUpMinutes: 30,
    }
    const { steps } = movingOf(booking, booking.occurrences, booking.occurrences[0]!, {
      date: dates[0]!,
      from: '18:00',
      to: '20:00',
    })
    expect(
      steps.map(({ slot: { rooms, setUpMinutes, tidyUpMinutes } }) => [
        rooms[0],
        setUpMinutes,
        tidyUpMinutes,
      ]),
    ).toEqual([
      ['kammer', 15, 30],
      ['kammer', 15, 30],
      ['saal', 15, 30],
      ['saal', 15, 30],
    ])
    const around = { date: dates[0]!, from: '18:00', to: '20:00', setUpMinutes: 0, tidyUpMinutes: 45 }
    expect(
      movingOf(booking, booking.occurrences, booking.occurrences[0]!, around).steps[3]!.slot,
    ).toMatchObject({ setUpMinutes: 0, tidyUpMinutes: 45 })
  })

  it('are not those that were given a time alone; a stretch of two is no exception', () => {
    const to = { date: dates[0]!, from: '18:00', to: '20:00' }
    const alone = { from: '10:00', to: '12:00' }
    expect(move(series({}, alone), 0, to)).toMatchObject({ kept: '15', lost: '' })
    expect(move(series({}, { rooms: ['kammer'] }), 0, to)).toMatchObject({ kept: '15' })
    expect(move(series({}, { date: '2026-12-16' }), 0, to)).toMatchObject({ kept: '15' })
    expect(move(series({}, alone, alone), 0, to)).toMatchObject({ kept: '', lost: '' })
    expect(move(series({}, {}, {}, alone), 0, to)).toMatchObject({ kept: '29' })
  })

  it('lose a time of their own where another date’s new one meets it, and go back to the series', () => {
    const own = { date: '2026-12-09', from: '10:00', to: '12:00' }
    const to = (from: string, end: string, more = {}) => ({ date: '2026-12-09', from, to: end, ...more })
    const booking = series({}, { ...own })
    expect(move(booking, 0, to('11:45', '13:00'))).toMatchObject({
      lost: '15',
      kept: '',
      steps: expect.arrayContaining(['2026-12-16 11:45-13:00 saal']),
    })
    expect(move(booking, 0, to('09:00', '10:15'))).toMatchObject({ lost: '15' })
    expect(move(booking, 0, to('12:00', '13:00'))).toMatchObject({ lost: '', kept: '15' })
    expect(move(booking, 0, to('09:00', '10:00'))).toMatchObject({ lost: '', kept: '15' })
    expect(move(booking, 0, to('11:00', '13:00', { rooms: ['kammer'] }))).toMatchObject({
      lost: '',
      kept: '15',
    })
    expect(move(booking, 0, { ...to('11:00', '13:00'), date: '2026-12-10' })).toMatchObject({
      lost: '',
      kept: '15',
    })
  })

  it('go with the one that is named, though it was moved alone before', () => {
    const booking = series({ from: '10:00', to: '12:00' })
    expect(move(booking, 0, { date: dates[0]!, from: '11:00', to: '13:00' }).steps).toHaveLength(4)
  })

  it('become like the one that is shown where nothing is changed at it: its weekday too', () => {
    const booking = series({ date: '2026-12-09' })
    const same = { date: '2026-12-09', from: '19:00', to: '21:00' }
    expect(move(booking, 0, same).steps.map((step) => step.slice(0, 10))).toEqual([
      '2026-12-09',
      '2026-12-16',
      '2026-12-23',
      '2026-12-30',
    ])
    const far = series({ date: '2026-12-20' })
    expect(move(far, 0, { ...same, date: '2026-12-20' }).steps.map((step) => step.slice(0, 10))).toEqual([
      '2026-12-20',
      ...dates.slice(1),
    ])
    const week = series({ date: '2026-12-14' })
    expect(move(week, 0, { ...same, date: '2026-12-14' }).steps.map((step) => step.slice(0, 10))).toEqual([
      '2026-12-14',
      '2026-12-21',
      '2026-12-28',
      '2027-01-04',
    ])
    const wholeWeek = series({ date: '2026-12-15' }, { date: '2026-12-16' })
    expect(
      move(
        wholeWeek,
        0,
        { ...same, date: '2026-12-15' },
        wholeWeek.occurrences.toSpliced(1, 1),
      ).steps[1]!.slice(0, 10),
    ).toBe(dates[2])
  })

  it('go along though they take no room, where the others do, and stay where they are', () => {
    const outdoors = series({}, { rooms: [] })
    const to = { rooms: ['kammer'], date: '2026-12-08', from: '18:00', to: '20:00' }
    expect(move(outdoors, 0, to).steps).toEqual([
      '2026-12-08 18:00-20:00 kammer',
      '2026-12-15 18:00-20:00 ',
      '2026-12-22 18:00-20:00 kammer',
      '2026-12-29 18:00-20:00 kammer',
    ])
    expect(move(series({}, { rooms: [], from: '10:00', to: '12:00' }), 0, to)).toMatchObject({ kept: '15' })
  })

  it('follow one that goes on at this moment, and does not itself', () => {
    const booking = series()
    const to = { date: '2026-12-09', from: '18:00', to: '20:00' }
    expect(move(booking, 0, to, booking.occurrences.slice(2)).steps.map((step) => step.slice(0, 10))).toEqual(
      ['2026-12-23', '2026-12-30'],
    )
  })
})

describe('dates of one booking', () => {
  const clash = (booking: Booking, steps: [number, string, Partial<Occurrence>?][]) =>
    overlapRefusal(
      booking,
      steps.map(([at, date, change]) => ({
        occurrence: booking.occurrences[at]!,
        slot: slotOf(booking, { ...onDate(date), ...change }),
      })),
    )
  const there = '2026-12-15'

  it('do not meet: one that stays, or another that goes there too', () => {
    expect(clash(series(), [[0, there]])).toMatchObject({
      code: 'dates-overlap',
      facts: { pointer: '/date', date: there },
    })
    expect(
      clash(series(), [
        [0, '2026-12-10'],
        [1, '2026-12-10'],
      ]),
    ).toMatchObject({ code: 'dates-overlap' })
    expect(
      clash(series(), [
        [0, there],
        [1, '2026-12-16'],
      ]),
    ).toBeUndefined()
    expect(clash(series(), [[0, dates[0]!]])).toBeUndefined()
    for (const state of ['cancelled', 'declined', 'refused'] as const)
      expect(clash(series({}, { state }), [[0, there]])).toBeUndefined()
  })

  it('are not asked where a date only stays inside what was approved', () => {
    const double = series(
      { state: 'approved' },
      { ...onDate(dates[0]!), key: '2026-12-15T19:00', from: '20:00' },
    )
    expect(clash(double, [[0, dates[0]!, { to: '20:30' }]])).toBeUndefined()
    expect(clash(double, [[0, dates[0]!, { to: '21:15' }]])).toMatchObject({ code: 'dates-overlap' })
  })
})
