import { describe, expect, it } from 'vitest'
import {
  dueAt,
  dueStep,
  goesAwayAt,
  waitingLonger,
  waitingOf,
  waitingSince,
} from '../../functions/bookings/rules/deadline.ts'
import {
  firstOfferEnd,
  offerHeldUntil,
  offersOver,
  withoutOffers,
} from '../../functions/bookings/rules/offer.ts'
import type { Booking, Happening, HistoryEntry } from '../../functions/bookings/schema.ts'
import { aHouse } from '../support/builders.ts'
import { aBooking, aSeries, knownRoom, moment, onDate } from './a-booking.ts'

const { now } = moment
const house = { ...aHouse(), version: 1 }
const rooms = [knownRoom('saal'), knownRoom('kammer', { decideWithinHours: 24 })]
const terms = { house, rooms, now }
const asked = { date: '2026-12-09', from: '10:00', to: '12:00' }
const approved = (change = {}) => onDate('2026-12-08', { state: 'approved', ...change })
const line = (what: Happening, at: string): HistoryEntry => ({
  id: what + at,
  at,
  by: { kind: 'system' },
  what,
  state: 'requested',
})

describe('how long an undecided booking waits', () => {
  const until = (booking: Partial<Booking>, more = {}) => waitingOf(aBooking(booking), { ...terms, ...more })

  it('is as long as its rooms take, unproved as long as the house holds it, whichever is shorter', () => {
    expect(until({}).deadline).toBe('2026-12-04T09:00:00.000Z')
    expect(until({ rooms: ['saal', 'kammer'] }).deadline).toBe('2026-12-02T09:00:00.000Z')
    const unproved = {
      state: 'unconfirmed' as const,
      occurrences: [onDate('2026-12-08', { state: 'unconfirmed' })],
    }
    expect(until(unproved).deadline).toBe('2026-12-01T10:00:00.000Z')
    const slow = { house: { ...house, unprovedHoldMinutes: 6000 } }
    expect(until(unproved, slow).deadline).toBe('2026-12-04T09:00:00.000Z')
  })

  it('is as long as the fastest room takes, where it takes none', () => {
    expect(until({ rooms: [] }).deadline).toBe('2026-12-02T09:00:00.000Z')
  })

  it('ends with the last date that is undecided, and of two times with the earlier one', () => {
    const soon = onDate('2026-12-02')
    expect(until({ occurrences: [soon] }).deadline).toBe('2026-12-02T15:00:00.000Z')
    expect(until({ occurrences: [soon, onDate('2026-12-03')] }).deadline).toBe('2026-12-03T15:00:00.000Z')
    expect(until({ occurrences: [soon, onDate('2026-12-03', { state: 'approved' })] }).deadline).toBe(
      '2026-12-02T15:00:00.000Z',
    )
    const earlier = { date: '2026-12-02', from: '10:00', to: '12:00' }
    const wanting = (wish: typeof earlier) =>
      until({ state: 'approved', occurrences: [{ ...soon, state: 'approved', asked: wish }] }).deadline
    expect(wanting(earlier)).toBe('2026-12-01T21:00:00.000Z')
    expect(wanting({ ...earlier, from: '20:00' })).toBe('2026-12-02T15:00:00.000Z')
  })

  it('is until its end once it has begun', () => {
    const going = onDate('2026-12-01', { from: '10:00', to: '12:00' })
    expect(until({ occurrences: [going] }).deadline).toBe('2026-12-01T11:00:00.000Z')
  })

  it('is reminded of in time, if that is still to come and the house wishes it', () => {
    expect(until({}).remindAt).toBe('2026-12-03T09:00:00.000Z')
    expect(until({}, { house: { ...house, reminderHours: 0 } }).remindAt).toBeUndefined()
    expect(until({}, { house: { ...house, reminderHours: 72 } }).remindAt).toBeUndefined()
    expect(until({}, { house: { ...house, reminderHours: 71 } }).remindAt).toBe('2026-12-01T10:00:00.000Z')
  })

  it('is looked at when managers would count as silent, where that comes before the reminder', () => {
    const slow = {
      rooms: [knownRoom('saal', { decideWithinHours: 24 * 30 })],
      house: { ...house, reminderHours: 0 },
    }
    const far = { occurrences: [onDate('2027-03-08')] }
    expect(until(far, slow).lookAt).toBe('2026-12-09T07:00:00.000Z')
    const unproved = [onDate('2027-03-08', { state: 'unconfirmed' })]
    const late = { ...slow, house: { ...slow.house, unprovedHoldMinutes: 30_000 } }
    expect(until({ state: 'unconfirmed', occurrences: unproved }, late).lookAt).toBeUndefined()
    expect(until(far, { ...slow, house: { ...house, reminderHours: 24 * 24 } }).lookAt).toBeUndefined()
    expect(
      until(far, { ...slow, house: { ...house, reminderHours: 0, silentAfterDays: 0 } }).lookAt,
    ).toBeUndefined()
    expect(until({}).lookAt).toBeUndefined()
  })

  it('is nothing once it is decided', () => {
    expect(until({ state: 'approved', occurrences: [approved()] })).toEqual({})
  })

  it('is longer once, while its last date is to come and its rooms are there', () => {
    const longer = (change: Partial<Booking>, more = {}) =>
      waitingLonger(aBooking(change), { ...terms, ...more })
    expect(longer({})?.deadline).toBe('2026-12-04T09:00:00.000Z')
    const extended = line('deadline-extended', now)
    expect(longer({ history: [extended] })).toBeUndefined()
    for (const what of ['approved', 'change-approved', 'change-declined', 'change-expired'] as const)
      expect(longer({ history: [extended, line(what, now), line('change-asked', now)] })).toBeDefined()
    expect(longer({ history: [extended, line('moved', now)] })).toBeUndefined()
    expect(longer({ rooms: ['gone'] })).toBeUndefined()
    const two = [onDate('2026-12-01', { from: '10:00' }), onDate('2026-12-08')]
    expect(longer({ occurrences: two })).toBeDefined()
    expect(longer({ occurrences: [two[0]!] })).toBeUndefined()
    expect(longer({ occurrences: [onDate('2026-12-01', { from: '10:15' })] })).toBeDefined()
  })

  it.each<[HistoryEntry[], string]>([
    [[line('requested', 'a')], 'a'],
    [[line('requested', 'a'), line('confirmed', 'b'), line('moved', 'c')], 'b'],
    [[line('requested', 'a'), line('approved', 'b'), line('change-asked', 'c')], 'c'],
    [[line('requested', 'a'), line('approved', 'b')], now],
  ])('has waited since it was asked for and proved: %#', (history, since) => {
    expect(waitingSince(aBooking({ history }))).toBe(since)
  })
})

describe('what is due of a booking', () => {
  const at = '2026-12-02T09:00:00.000Z'
  const [before, after] = ['2026-12-02T08:59:00.000Z', '2026-12-02T09:01:00.000Z']
  const step = (change: Partial<Booking>) => dueStep(aBooking({ deadline: after, ...change }), at)

  it('is the most urgent of what has come to the minute', () => {
    expect(step({})).toBeUndefined()
    expect(step({ deadline: at, askedUntil: before, remindAt: before, lookAt: before })).toBe('expire')
    expect(step({ askedUntil: at, remindAt: before, lookAt: before })).toBe('questions-over')
    expect(step({ remindAt: at, lookAt: before })).toBe('remind')
    expect(step({ lookAt: at })).toBe('look')
    expect(step({ askedUntil: after, remindAt: after, lookAt: after })).toBeUndefined()
    const offered = (until: string) => [
      onDate('2026-12-08', { state: 'cancelled', offered: { ...asked, until } }),
    ]
    expect(step({ deadline: before, occurrences: offered(at) })).toBe('offers-over')
    expect(step({ deadline: before, occurrences: offered(after) })).toBe('expire')
    const decided = { state: 'approved' as const, occurrences: [approved()] }
    expect(step({ ...decided, deadline: before })).toBeUndefined()
    expect(dueStep(aBooking({ remindAt: before }), at)).toBeUndefined()
  })

  it('is looked at when the first of it comes', () => {
    const times = { lookAt: '4', remindAt: '3', deadline: '2', askedUntil: '1' }
    for (const name of Object.keys(times)) expect(dueAt(aBooking({ ...times, [name]: '0' }))).toBe('0')
    const decided = { state: 'approved' as const, occurrences: [approved()], ...times }
    expect(dueAt(aBooking(decided))).toBeUndefined()
    const offered = { ...asked, until: '0' }
    expect(dueAt(aBooking({ ...times, occurrences: [onDate('2026-12-08', { offered })] }))).toBe('0')
    const work = { phase: 'settling' as const, isNew: false, since: now, rooms: [], from: '', to: '' }
    expect(dueAt(aBooking({ ...times, work }))).toBe('2026-12-01T09:02:00.000Z')
  })

  it('goes away the house’s months after its last date, in whatever order they come', () => {
    const ttl = Date.parse('2027-12-15T00:00:00Z') / 1000
    expect(goesAwayAt([onDate('2026-12-15'), onDate('2026-12-08')], 12)).toBe(ttl)
    expect(goesAwayAt([onDate('2026-12-08'), onDate('2026-12-15')], 12)).toBe(ttl)
  })
})

describe('another time that is offered', () => {
  it.each([
    ['2026-12-01', '2026-12-01T18:00:00.000Z'],
    ['2026-12-02', '2026-12-01T21:00:00.000Z'],
    ['2026-12-05', '2026-12-02T11:15:00.000Z'],
    ['2027-03-08', '2026-12-08T09:00:00.000Z'],
  ])('on %s is held until %s', (date, until) => {
    expect(offerHeldUntil(onDate(date), moment)).toBe(until)
  })

  it('is over at its moment, each by itself, and leaves the date as it was', () => {
    const offer = (date: string, until: string) =>
      onDate(date, { state: 'cancelled', offered: { ...asked, until } })
    const [one, two] = [offer('2026-12-08', '2026-12-03'), offer('2026-12-15', '2026-12-02')]
    const booking = aSeries([one, two, onDate('2026-12-22', { state: 'approved' })], { state: 'approved' })
    expect(firstOfferEnd(booking)).toBe('2026-12-02')
    expect(offersOver(booking, '2026-12-02')).toEqual([two])
    expect(offersOver(booking, '2026-12-01')).toEqual([])
    const doing = { id: 'x', at: now, by: { kind: 'system' }, moment } as const
    const after = withoutOffers(booking, [two], doing)
    expect(after.occurrences.map(({ offered }) => offered !== undefined)).toEqual([true, false, false])
    expect(after.history.at(-1)).toMatchObject({ what: 'offer-over', dates: [{ keys: '2026-12-15' }] })
    const single = withoutOffers(aBooking({ occurrences: [one] }), [one], doing)
    expect([single.state, single.history.at(-1)?.dates]).toEqual(['cancelled', undefined])
  })
})
