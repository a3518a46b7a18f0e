import { describe, expect, it } from 'vitest'
import { lookAhead } from '../../functions/bookings/rules/ahead.ts'
import type { LookingAhead } from '../../functions/bookings/rules/ahead.ts'
import type { Booking } from '../../functions/bookings/schema.ts'
import { aBooking, aSeries, knownRoom, moment, onDate } from './a-booking.ts'
import { house, open, unproved, asked, wanting, rule } from './a-waiting.ts'

const { now } = moment
const rooms = [knownRoom('saal'), knownRoom('markt', { contention: 'compete' })]
describe('a look ahead at a house', () => {
  const team: LookingAhead['team'] = {
    managers: [
      {
        house: 'aef',
        person: 'p',
        name: 'P',
        role: 'manager',
        email: 'p@x.example',
        language: 'de',
      } as never,
    ],
    absences: [],
  }
  const look = (bookings: Booking[], change: Partial<LookingAhead> = {}) =>
    lookAhead(bookings, {
      house: house(),
      rooms,
      now,
      team,
      days: 7,
      isTrusted: () => false,
      isBlocked: () => false,
      ...change,
    })
  const told = (...all: Parameters<typeof look>) =>
    look(...all).ahead.map(
      ({ booking, end }) => `${booking.id} ${end.what} ${end.by} ${end.when.slice(5, 10)}`,
    )
  const named = (id: string, change: Partial<Booking> = {}) => open({ id: id.padEnd(12, '0'), ...change })
  const [a, b, c] = ['a', 'b', 'c'].map((id) => id.padEnd(12, '0'))

  it('reaches to the end of its last day, and says for whom the rest still waits', () => {
    expect(look([]).until).toBe('2026-12-08T23:00:00.000Z')
    expect(
      told([
        named('a'),
        named('b', { deadline: '2026-12-08T23:00:00.000Z' }),
        named('c', { deadline: '2026-12-08T23:01:00.000Z' }),
      ]),
    ).toEqual([`${a} expired clock 12-04`, `${b} expired clock 12-08`, `${c} open manager 12-08`])
    expect(told([aBooking()])).toEqual([])
  })

  it('puts the first end first, of one moment the older request', () => {
    const older = named('c', { createdAt: '2026-11-01T09:00:00.000Z' })
    expect(told([named('b'), named('a'), older]).map((line) => line[0])).toEqual(['c', 'a', 'b'])
  })

  it('says from when on managers count as silent, and to whom requests are handed over', () => {
    const late = named('a', { deadline: '2026-12-20T09:00:00.000Z' })
    const long = look([late], { days: 14 })
    expect(long.silentFrom).toBe('2026-12-09T07:00:00.000Z')
    expect(long.ahead[0]!.end).toMatchObject({ what: 'open', by: 'deputy' })
    expect(look([late], { days: 7 })).not.toHaveProperty('silentFrom')
    expect(look([late], { days: 7 }).ahead[0]).toMatchObject({ steps: [], end: { by: 'manager' } })
    expect(
      look([named('a', { ...unproved, id: a!, deadline: late.deadline! })], { days: 14 }),
    ).not.toHaveProperty('silentFrom')
    const vacant = { isTrusted: () => true, days: 30 }
    expect(told([late], vacant)).toEqual([`${a} approved rule 12-20`])
    expect(told([late], { ...vacant, isBlocked: () => true })).toEqual([`${a} expired clock 12-20`])
    expect(told([late], { ...vacant, isTrusted: () => false })).toEqual([`${a} expired clock 12-20`])
    expect(told([named('a')], vacant)).toEqual([`${a} expired clock 12-04`])
  })

  it('knows who is away by plan', () => {
    const away = { ...team, absences: [{ person: 'p', from: '2026-12-04', to: '2026-12-04' } as never] }
    expect(told([named('a')], { isTrusted: () => true, team: away })).toEqual([`${a} approved rule 12-04`])
    const before = { ...team, absences: [{ person: 'p', from: '2026-12-01', to: '2026-12-03' } as never] }
    expect(told([named('a')], { isTrusted: () => true, team: before })).toEqual([`${a} expired clock 12-04`])
  })

  it('gives competed time to the first one that gets it', () => {
    const there = { rooms: ['markt'] }
    const trusted = { house: rule('approve-trusted'), isTrusted: ({ id }: Booking) => id !== b }
    const later = { deadline: '2026-12-05T09:00:00.000Z' }
    expect(told([named('a', there), named('b', { ...there, ...later })], trusted)).toEqual([
      `${a} approved rule 12-04`,
      `${b} declined rule 12-04`,
    ])
    expect(told([named('b', there), named('a', { ...there, ...later })], trusted)).toEqual([
      `${b} expired clock 12-04`,
      `${a} approved rule 12-05`,
    ])
    const series = aSeries([onDate('2026-12-20'), onDate('2026-12-27')], { ...later, ...there, id: b! })
    expect(told([named('a', there), series], trusted)).toEqual([
      `${a} approved rule 12-04`,
      `${b} expired clock 12-05`,
    ])
    const changing = {
      ...wanting,
      ...there,
      ...later,
      id: b!,
      occurrences: [onDate('2026-12-21', { state: 'approved', asked: { ...asked, date: '2026-12-20' } })],
    } as Booking
    expect(told([named('a', there), changing], trusted)).toEqual([
      `${a} approved rule 12-04`,
      `${b} change-declined rule 12-04`,
    ])
    const reminded = named('b', { ...there, ...later, remindAt: '2026-12-04T10:00:00.000Z' })
    expect(look([named('a', there), reminded], trusted).ahead[1]!.steps.map(({ what }) => what)).toEqual([
      'declined',
    ])
    const early = named('b', { ...there, ...later, remindAt: '2026-12-04T08:00:00.000Z' })
    expect(look([named('a', there), early], trusted).ahead[1]!.steps.map(({ what }) => what)).toEqual([
      'reminded',
      'declined',
    ])
    const loser = named('c', { ...there, deadline: '2026-12-06T09:00:00.000Z' })
    expect(
      told([named('a', there), named('b', { ...there, ...later }), loser], {
        ...trusted,
        isTrusted: () => true,
      }),
    ).toEqual([`${a} approved rule 12-04`, `${b} declined rule 12-04`, `${c} declined rule 12-04`])
  })
})
