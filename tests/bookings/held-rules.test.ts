import { describe, expect, it } from 'vitest'
import { countedChange, countedDates, countedOf } from '../../functions/bookings/rules/counted.ts'
import { heldBy, roomsOf, slotsInQuestion, useOf, usualRooms } from '../../functions/bookings/rules/slot.ts'
import type { Occurrence } from '../../functions/bookings/schema.ts'
import { aBooking, aSeries, onDate } from './a-booking.ts'

const date = '2026-12-08'
const id = aBooking().id
const asked = { date: '2026-12-09', from: '10:00', to: '11:00' }
const other = { booking: 'another00001', key: `${date}T18:00` }
const approved = (change: Partial<Occurrence> = {}, day = date) =>
  onDate(day, { state: 'approved', ...change })

describe('what a booking holds', () => {
  it('is each date in each of its rooms, with the time around it', () => {
    const booking = aBooking({ rooms: ['saal', 'links'], setUpMinutes: 15, tidyUpMinutes: 30 })
    expect(useOf(booking, onDate(date))).toEqual({
      date,
      from: '19:00',
      to: '21:00',
      setUpMinutes: 15,
      tidyUpMinutes: 30,
    })
    expect(useOf(booking, onDate(date, { setUpMinutes: 0, tidyUpMinutes: 0 }))).toMatchObject({
      setUpMinutes: 0,
      tidyUpMinutes: 0,
    })
    expect(
      heldBy(booking).map(({ room, name, entry: { setUp, tidyUp } }) => [room, name, setUp, tidyUp]),
    ).toEqual([
      ['saal', id, 15, 30],
      ['links', id, 15, 30],
    ])
    expect(heldBy(aBooking())[0]!.entry).toEqual({
      from: '19:00',
      to: '21:00',
      state: 'requested',
      kind: 'booking',
      at: booking.updatedAt,
      seq: 0,
    })
    expect(heldBy(aBooking({ label: 'Chor' }))[0]!.entry.label).toBe('Chor')
    expect(roomsOf(booking, { rooms: [] })).toEqual([])
  })

  it.each<[Occurrence['state'], number]>([
    ['unconfirmed', 1],
    ['requested', 1],
    ['approved', 1],
    ['declined', 0],
    ['cancelled', 0],
    ['expired', 0],
    ['refused', 0],
  ])('is of a date that is %s: %i', (state, count) =>
    expect(heldBy(aBooking({ occurrences: [onDate(date, { state })] }))).toHaveLength(count),
  )

  it('is another time beside it, asked for or offered, each under a name of its own', () => {
    const beside = (change: Partial<Occurrence>) =>
      heldBy(aSeries([onDate(date, change)])).map(({ name, entry, use, isGuest }) => [
        name.slice(12),
        entry.kind,
        entry.state,
        use.from,
        isGuest,
      ])
    expect(beside({ state: 'approved', asked })).toEqual([
      ['_20261208T1900', 'booking', 'approved', '19:00', false],
      ['_20261208T1900+', 'booking', 'requested', '10:00', false],
    ])
    expect(beside({ state: 'cancelled', offered: { ...asked, until: 'x' } })).toEqual([
      ['_20261208T1900+', 'offer', 'requested', '10:00', false],
    ])
    expect(beside({ state: 'approved', sharedWith: other, asked })).toMatchObject([
      ['_20261208T1900', 'booking', 'approved', '19:00', true],
      { 4: false },
    ])
    expect(beside({ state: 'approved', guest: other })[0]![4]).toBe(false)
  })

  it('waits for a decision where it is open, or where another time is asked for', () => {
    const booking = aSeries([
      onDate(date),
      approved({ asked }),
      approved(),
      onDate(date, { state: 'unconfirmed' }),
    ])
    expect(slotsInQuestion(booking)).toEqual([booking.occurrences[0], asked, booking.occurrences[3]])
  })

  it.each<[Partial<Occurrence>[], string]>([
    [[{}, {}, { rooms: ['x'] }], 'saal'],
    [[{ rooms: ['x'] }, { rooms: ['x'] }, {}], 'x'],
    [[{ rooms: ['x'], state: 'cancelled' }, { rooms: ['x'], state: 'cancelled' }, {}], 'saal'],
    [
      [{ rooms: ['x'], state: 'cancelled' }, { rooms: ['x'], state: 'cancelled' }, { state: 'declined' }],
      'x',
    ],
    [[], 'saal'],
  ])('is usually in one room: %#', (changes, room) => {
    expect(usualRooms(aSeries(changes.map((change, at) => onDate(`2026-12-0${at + 1}`, change))))).toEqual([
      room,
    ])
  })
})

describe('what counts as used', () => {
  it('are dates that are held, in a room of the house', () => {
    const states = [
      'unconfirmed',
      'requested',
      'approved',
      'declined',
      'cancelled',
      'expired',
      'refused',
    ] as const
    const dates = countedDates(states.map((state) => onDate(date, { state })))
    expect(dates.map(({ isApproved }) => isApproved)).toEqual([false, false, true])
    const counted = countedOf(
      aSeries([approved({}, '2026-12-15'), approved({ rooms: [] }, '2026-12-22'), approved()]),
    )
    expect([counted.dates.map((each) => each.date), counted.lastDate]).toEqual([
      ['2026-12-15', date],
      '2026-12-22',
    ])
  })

  it('is one’s own wish where its contact did it last, and no house offered it', () => {
    const by = (kind: 'contact' | 'manager', what: 'moved' | 'offer-taken') =>
      countedOf(aBooking({ history: [{ id: 'x', at: 'x', by: { kind }, what, state: 'approved' }] }))
        .isOwnWish
    expect([by('contact', 'moved'), by('manager', 'moved'), by('contact', 'offer-taken')]).toEqual([
      true,
      false,
      false,
    ])
    expect(countedOf(aBooking({ history: [] })).isOwnWish).toBe(false)
    const { before, after } = countedChange({ before: undefined, after: aBooking() })
    expect([before, after.contactId]).toEqual([undefined, 'contact'])
    expect(countedChange({ before: aBooking(), after: aBooking() }).before?.dates).toHaveLength(1)
  })
})
