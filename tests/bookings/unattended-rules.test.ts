import { describe, expect, it } from 'vitest'
import { withStep } from '../../functions/bookings/rules/history.ts'
import { endHangsOnTrust, endOf, whatComes } from '../../functions/bookings/rules/unattended.ts'
import type { AheadTerms } from '../../functions/bookings/rules/unattended.ts'
import type { Booking } from '../../functions/bookings/schema.ts'
import type { House } from '../../functions/houses/schema.ts'
import { aBooking, aSeries, knownRoom, moment, onDate } from './a-booking.ts'
import { house, waiting, open, unproved, asked, wanting, rule } from './a-waiting.ts'

const { now } = moment
const rooms = [knownRoom('saal')]
describe('what becomes of a request whose deadline passes', () => {
  const end = (
    booking: Booking,
    change: { house?: House; isVacant?: boolean; isTrusted?: boolean; now?: string } = {},
  ) =>
    endOf(booking, {
      house: house(),
      rooms,
      now: waiting.deadline,
      isVacant: false,
      isTrusted: false,
      ...change,
    })

  it.each<[House['whenDeadlinePasses'], boolean, boolean, string]>([
    ['expire', false, false, 'expired'],
    ['expire', false, true, 'expired'],
    ['expire', true, false, 'expired'],
    ['expire', true, true, 'approved'],
    ['approve-trusted', false, false, 'expired'],
    ['approve-trusted', false, true, 'approved'],
    ['approve-trusted', true, true, 'approved'],
    ['ask-deputy', false, true, 'longer'],
    ['ask-deputy', true, false, 'longer'],
  ])(
    'in a house that would %s, vacant: %s, of somebody trusted: %s, is %s',
    (passes, isVacant, isTrusted, is) => {
      expect(end(open(), { house: rule(passes), isVacant, isTrusted }).is).toBe(is)
      expect(end(unproved, { house: rule(passes), isVacant, isTrusted }).is).toBe('expired')
      expect(endHangsOnTrust(open(), rule(passes), isVacant)).toBe(isVacant || passes === 'approve-trusted')
      expect(endHangsOnTrust(unproved, rule(passes), isVacant)).toBe(false)
    },
  )

  it('is longer once, and then as if nobody had been asked', () => {
    const extended = withStep(open(), { id: 'x', at: now, by: { kind: 'system' }, what: 'deadline-extended' })
    expect(end(extended, { house: rule('ask-deputy') }).is).toBe('expired')
    expect(end(extended, { house: rule('ask-deputy'), isVacant: true, isTrusted: true }).is).toBe('approved')
  })

  it('is said of each date: what is to come is given, the rest is over, what is decided stays', () => {
    const dates = [
      onDate('2026-11-30'),
      onDate('2026-12-20'),
      onDate('2026-12-21', { state: 'approved' }),
      onDate('2026-12-22', { state: 'approved', asked }),
    ]
    const fates = (isTrusted: boolean) => {
      const come = end(aSeries(dates, { ...waiting, provedAt: '2026-12-01T09:00:00.000Z' }), {
        house: rule('approve-trusted'),
        isTrusted,
      })
      return come.is === 'longer' ? [] : come.fates.map(({ key, state }) => `${key.slice(5, 10)} ${state}`)
    }
    expect(fates(true)).toEqual(['11-30 expired', '12-20 approved', '12-22 approved'])
    expect(fates(false)).toEqual(['11-30 expired', '12-20 expired', '12-22 expired'])
    expect(end(open({ occurrences: [onDate('2026-11-30')] }), { isVacant: true, isTrusted: true }).is).toBe(
      'expired',
    )
  })
})

describe('what comes of a request if nobody decides', () => {
  const comes = (booking: Booking, change: Partial<AheadTerms> = {}) => {
    const found = whatComes(booking, {
      house: house(),
      rooms,
      now,
      isTrusted: false,
      isVacantAt: () => false,
      ...change,
    })
    return found.steps.map(({ when, what, by }) => `${when.slice(5, 13)} ${what} ${by}`)
  }

  it('is a reminder and an end, each at its time or now', () => {
    expect(comes(open({ remindAt: '2026-12-03T09:00:00.000Z' }))).toEqual([
      '12-03T09 reminded clock',
      '12-04T09 expired clock',
    ])
    expect(
      comes(open({ deadline: '2026-11-30T09:00:00.000Z', remindAt: '2026-11-29T09:00:00.000Z' })),
    ).toEqual(['12-01T09 reminded clock', '12-01T09 expired clock'])
    expect(comes(open(), { house: rule('approve-trusted'), isTrusted: true })).toEqual([
      '12-04T09 approved rule',
    ])
    expect(comes(wanting)).toEqual(['12-04T09 change-expired clock'])
    expect(comes(wanting, { isTrusted: true, isVacantAt: (at) => at === waiting.deadline })).toEqual([
      '12-04T09 change-approved rule',
    ])
    expect(comes(aBooking())).toEqual([])
  })

  it('is longer once where the house asks its deputies', () => {
    expect(comes(open(), { house: rule('ask-deputy') })).toEqual([
      '12-04T09 deadline-extended deputy',
      '12-06T09 reminded clock',
      '12-07T09 expired clock',
    ])
  })

  it('is handed over when the managers fall silent, if that comes first', () => {
    const silent = (silentFrom: string, booking = open()) => comes(booking, { silentFrom })
    expect(silent('2026-12-02T07:00:00.000Z')).toEqual([
      '12-02T07 handed-over deputy',
      '12-04T09 expired clock',
    ])
    expect(silent('2026-11-02T07:00:00.000Z')[0]).toBe('12-01T09 handed-over deputy')
    expect(silent(waiting.deadline)).toEqual(['12-04T09 expired clock'])
    expect(silent('2026-12-02T07:00:00.000Z', unproved)).toEqual(['12-04T09 expired clock'])
    const both = comes(open({ remindAt: '2026-12-03T09:00:00.000Z' }), {
      silentFrom: '2026-12-02T07:00:00.000Z',
    })
    expect(both.map((step) => step.split(' ')[1])).toEqual(['handed-over', 'reminded', 'expired'])
  })
})
