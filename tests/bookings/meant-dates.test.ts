import { describe, expect, it } from 'vitest'
import {
  ableDates,
  ableFor,
  ableTogether,
  datesMeant,
  scopeChoices,
} from '../../functions/bookings/rules/able.ts'
import { hasBegun, isUndecided, isUpcoming, meantBy, stateOf } from '../../functions/bookings/rules/scope.ts'
import { requireSeen } from '../../functions/bookings/rules/seen.ts'
import { holdsSlot, isHidden, isOpen, requireStep } from '../../functions/bookings/rules/state.ts'
import type { Step } from '../../functions/bookings/rules/state.ts'
import type { Booking, Occurrence } from '../../functions/bookings/schema.ts'
import { OccurrenceState } from '../../functions/bookings/schema/occurrence.ts'
import { aBooking, aSeries, moment, onDate, zone } from './a-booking.ts'

const days = (dates: readonly Occurrence[]) => dates.map(({ key }) => key.slice(8, 10)).join(' ')
/** While the date on the eighth goes on: from 19:00 to 21:00 in the house. */
const during = { now: '2026-12-08T18:30:00.000Z', zone }
const past = onDate('2026-11-24')
const series = aSeries([past, onDate('2026-12-08'), onDate('2026-12-15'), onDate('2026-12-22')])

describe('a date', () => {
  it.each([
    ['2026-12-08T17:59:00.000Z', false, true],
    ['2026-12-08T18:00:00.000Z', true, true],
    ['2026-12-08T19:59:00.000Z', true, true],
    ['2026-12-08T20:00:00.000Z', true, false],
  ])('at %s has begun: %s, and is still to come or goes on: %s', (now, begun, upcoming) => {
    const date = onDate('2026-12-08')
    expect([hasBegun(date, { now, zone }), isUpcoming(date, { now, zone })]).toEqual([begun, upcoming])
  })

  it.each(OccurrenceState.options)('that is %s is open, or holds its time, or neither', (state) => {
    expect([isOpen(state), holdsSlot(state)]).toEqual([
      ['unconfirmed', 'requested'].includes(state),
      ['unconfirmed', 'requested', 'approved'].includes(state),
    ])
  })
})

describe('the dates with which a step can be taken', () => {
  const asked = { date: '2026-12-09', from: '19:00', to: '21:00' }

  it('are none that is over, and each that goes on when it is meant alone', () => {
    expect(days(ableDates(series, 'approve', moment))).toBe('08 15 22')
    expect(days(ableDates(series, 'cancel', during))).toBe('08 15 22')
    expect(days(ableDates(series, 'cancel', { ...during, now: '2026-12-08T20:00:00.000Z' }))).toBe('15 22')
  })

  it.each<[Step, string]>([
    ['approve', '08 15 22'],
    ['decline', '08 15 22'],
    ['ask', '08 15 22'],
    ['move', '15 22'],
    ['change', '15 22'],
    ['cancel', '15 22'],
  ])('to %s together, while one goes on, are %s', (step, expected) => {
    expect(days(ableTogether(series, step, during))).toBe(expected)
    expect(days(ableFor(series, step, during, undefined))).toBe(expected)
    expect(days(ableFor(series, step, during, '2026-12-08T19:00'))).toBe('08')
    expect(days(ableFor(series, step, during, '2026-12-15T19:00'))).toBe('15')
  })

  it('are the only one of a single booking while it goes on', () => {
    expect(days(ableTogether(aBooking(), 'cancel', during))).toBe('08')
  })

  it.each<[Step, boolean]>([
    ['approve', true],
    ['decline', true],
    ['expire', false],
    ['remind', false],
    ['confirm', false],
  ])('to %s are those of which a change is asked for: %s', (step, isAble) => {
    const booking = aBooking({
      state: 'approved',
      occurrences: [onDate('2026-12-08', { state: 'approved', asked })],
    })
    expect(ableDates(booking, step, moment)).toHaveLength(isAble ? 1 : 0)
    const settled = aBooking({
      state: 'approved',
      occurrences: [onDate('2026-12-08', { state: 'approved' })],
    })
    expect(ableDates(settled, step, moment)).toHaveLength(0)
    // Nobody can decide about another time once either has begun.
    expect(ableDates(booking, step, during)).toHaveLength(0)
  })
})

describe('what a step is meant for', () => {
  const meant = (scope: Parameters<typeof datesMeant>[2], step: Step = 'move', at = moment, of = series) =>
    days(datesMeant(of, step, scope, at))
  const occurrence = '2026-12-15T19:00'

  it('is one date, those that follow it, or all: all if nothing is said, one if only that is named', () => {
    expect(meant({})).toBe('08 15 22')
    expect(meant({ occurrence })).toBe('15')
    expect(meant({ scope: 'this', occurrence })).toBe('15')
    expect(meant({ scope: 'following', occurrence })).toBe('15 22')
    expect(meant({ scope: 'all', occurrence })).toBe('08 15 22')
  })

  it('is a date that goes on only where it is named by itself', () => {
    const going = '2026-12-08T19:00'
    expect(meant({ scope: 'this', occurrence: going }, 'cancel', during)).toBe('08')
    expect(meant({ scope: 'following', occurrence: going }, 'cancel', during)).toBe('15 22')
    expect(meant({ scope: 'all' }, 'cancel', during)).toBe('15 22')
    expect(meant({ scope: 'all' }, 'approve', during)).toBe('08 15 22')
    expect(meant({}, 'cancel', during, aBooking())).toBe('08')
  })

  it('is refused where nothing of it is to come, where nothing can be done with it, and where it is unknown', () => {
    const over = { scope: 'this', occurrence: past.key } as const
    expect(() => meant(over)).toThrow('in-the-past')
    expect(() => meant({}, 'move', { now: '2026-12-23T00:00:00.000Z', zone })).toThrow('in-the-past')
    expect(() => meant({ scope: 'this', occurrence: '2026-12-09T19:00' })).toThrow('unknown-date')
    expect(() => meant({ scope: 'this' })).toThrow('invalid-input')
    const decided = aSeries([
      onDate('2026-12-08', { state: 'declined' }),
      onDate('2026-12-15', { state: 'cancelled' }),
    ])
    expect(() => datesMeant(decided, 'move', {}, moment)).toThrow(
      expect.objectContaining({ code: 'already-decided', facts: { state: 'declined' } }),
    )
  })

  it('names past dates too, in the order of their original starts', () => {
    const byKey = (scope: 'this' | 'following' | 'all', key?: string) => days(meantBy(series, scope, key))
    expect(byKey('all')).toBe('24 08 15 22')
    expect(byKey('following', '2026-12-08T19:00')).toBe('08 15 22')
    expect(byKey('this', past.key)).toBe('24')
    expect(days(meantBy(aBooking(), 'this', 'anything'))).toBe('08')
  })
})

describe('the choices that a date offers', () => {
  const choices = (key: string, booking: Booking = series, at = moment) =>
    scopeChoices(booking, 'cancel', at, key).map(
      ({ scope, first, last, count }) => `${scope} ${days([first, last])}: ${count}`,
    )

  it.each([
    ['2026-12-08T19:00', ['this 08 08: 1', 'following 08 22: 3']],
    ['2026-12-15T19:00', ['this 15 15: 1', 'following 15 22: 2', 'all 08 22: 3']],
    ['2026-12-22T19:00', ['this 22 22: 1', 'all 08 22: 3']],
    [past.key, ['following 08 22: 3']],
  ])('of %s are each of them that means something of its own', (key, expected) => {
    expect(choices(key)).toEqual(expected)
  })

  it('leave out a date that goes on, where several are meant', () => {
    expect(choices('2026-12-08T19:00', series, during)).toEqual(['this 08 08: 1', 'following 15 22: 2'])
    expect(choices('2026-12-22T19:00', series, during)).toEqual(['this 22 22: 1', 'all 15 22: 2'])
  })

  it('are none where nothing can be done', () => {
    expect(choices('2026-12-08T19:00', aSeries([onDate('2026-12-08', { state: 'declined' })]))).toEqual([])
  })
})

describe('the state of a booking', () => {
  it.each<[Occurrence['state'][], Booking['state']]>([
    [['approved', 'unconfirmed', 'requested'], 'unconfirmed'],
    [['approved', 'requested'], 'requested'],
    [['cancelled', 'approved'], 'approved'],
    [['declined', 'expired', 'cancelled'], 'cancelled'],
    [['declined', 'expired'], 'expired'],
    [['declined', 'refused'], 'declined'],
    [['refused'], 'declined'],
  ])('with dates %j is %s', (states, expected) => {
    expect(
      stateOf(
        states.map((state, at) => onDate(`2026-12-0${at + 3}`, { state })),
        moment,
      ),
    ).toBe(expected)
  })

  it('is told by the dates to come, and by all once none is', () => {
    const dates = [onDate('2026-11-24', { state: 'requested' }), onDate('2026-12-08', { state: 'cancelled' })]
    expect(stateOf(dates, moment)).toBe('cancelled')
    expect(stateOf(dates, { now: '2026-12-09T00:00:00.000Z', zone })).toBe('requested')
  })

  it('is undecided while it is open, or a change is asked for at any date', () => {
    const asked = { date: '2026-12-09', from: '19:00', to: '21:00' }
    const plain = onDate('2026-12-08', { state: 'approved' })
    const wanting = onDate('2026-12-15', { state: 'approved', asked })
    expect(isUndecided({ state: 'unconfirmed', occurrences: [plain] })).toBe(true)
    expect(isUndecided({ state: 'approved', occurrences: [plain] })).toBe(false)
    expect(isUndecided({ state: 'approved', occurrences: [plain, wanting] })).toBe(true)
  })

  it('lets a step be taken, or says which it is', () => {
    expect(() => requireStep('extend', { state: 'approved' })).not.toThrow()
    expect(() => requireStep('extend', { state: 'expired' })).toThrow(
      expect.objectContaining({ code: 'already-decided', facts: { state: 'expired' } }),
    )
  })

  it.each([
    [undefined, false],
    [{ isNew: true, phase: 'claiming' }, true],
    [{ isNew: true, phase: 'withdrawing' }, true],
    [{ isNew: true, phase: 'settling' }, false],
    [{ isNew: false, phase: 'claiming' }, false],
  ])('that is being changed so: %j, is hidden: %s', (work, expected) => {
    expect(isHidden({ work } as Pick<Booking, 'work'>)).toBe(expected)
  })

  it('is what the form has seen, or is looked at again; who has not looked is not asked', () => {
    for (const seen of [{}, { version: 3 }]) expect(() => requireSeen(seen, { version: 3 })).not.toThrow()
    for (const version of [2, 4])
      expect(() => requireSeen({ version }, { version: 3 })).toThrow('changed-meanwhile')
  })
})
