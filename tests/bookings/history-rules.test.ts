import { describe, expect, it } from 'vitest'
import { bookingView } from '../../functions/bookings/rules/booking-view.ts'
import { datesChanges } from '../../functions/bookings/rules/decision.ts'
import { fieldChanges, withStep } from '../../functions/bookings/rules/history.ts'
import { isMoveAsked } from '../../functions/bookings/rules/move.ts'
import {
  isQuestionOpen,
  oldQuestions,
  withoutOldQuestions,
  withQuestionEnd,
} from '../../functions/bookings/rules/question.ts'
import { differingDates, stepsBetween } from '../../functions/bookings/rules/what-changed.ts'
import type { Booking, Occurrence } from '../../functions/bookings/schema.ts'
import { aBooking, aSeries, moment, onDate, zone } from './a-booking.ts'

const [one, two] = ['2026-12-08T19:00', '2026-12-15T19:00']
const asked = { date: '2026-12-09', from: '10:00', to: '12:00' }
const approved = (date: string, change: Partial<Occurrence> = {}) =>
  onDate(date, { state: 'approved', ...change })
const doing = { id: 'next', at: '2026-12-02T09:00:00.000Z', by: { kind: 'system' } } as const

describe('the next version of a booking', () => {
  const waiting = { deadline: 'd', remindAt: 'r', lookAt: 'l' }

  it('is one later, with a line that says what, and no empty words', () => {
    const next = withStep(aBooking(), { ...doing, what: 'moved', changes: [], words: '', reason: 'rival' })
    expect(next).toMatchObject({ version: 2, sequence: 1, updatedAt: doing.at, state: 'requested' })
    expect(next.history).toHaveLength(2)
    expect(next.history[1]).toEqual({ ...doing, what: 'moved', state: 'requested', reason: 'rival' })
    const change = { field: 'note', new: 'Tee' }
    const dates = datesChanges([{ key: one!, state: 'approved' }])
    const said = withStep(
      aBooking(),
      { ...doing, what: 'moved', changes: [change], words: 'Ja', dates },
      { state: 'approved' },
    )
    expect(said.history[1]).toMatchObject({ changes: [change], words: 'Ja', dates, state: 'approved' })
  })

  it('keeps its deadline while it is undecided, unless it has another one', () => {
    const kept = (change: Partial<Booking>) => {
      const { deadline, remindAt, lookAt } = withStep(aBooking(waiting), { ...doing, what: 'moved' }, change)
      return [deadline, remindAt, lookAt]
    }
    expect(kept({})).toEqual(['d', 'r', 'l'])
    expect(kept({ deadline: 'x' })).toEqual(['x', undefined, undefined])
    expect(kept({ deadline: undefined })).toEqual([undefined, undefined, undefined])
    expect(kept({ state: 'approved' })).toEqual([undefined, undefined, undefined])
    expect(kept({ state: 'approved', occurrences: [approved('2026-12-08', { asked })] })).toEqual([
      'd',
      'r',
      'l',
    ])
    expect(withStep(aBooking(), { ...doing, what: 'moved' })).not.toHaveProperty('deadline')
  })

  it('tells what is new in its history, and the state before it', () => {
    const before = aBooking()
    const after = withStep(withStep(before, { ...doing, what: 'moved' }, { state: 'approved' }), {
      ...doing,
      id: 'last',
      what: 'changed',
    })
    expect(stepsBetween(before, after).map(({ entry, before: state }) => [entry.id, state])).toEqual([
      ['next', 'requested'],
      ['last', 'approved'],
    ])
    expect(stepsBetween(undefined, before)).toEqual([{ entry: before.history[0] }])
    expect(stepsBetween(after, after)).toEqual([])
  })

  it('names fields that differ; what is not said is not named', () => {
    const changes = fieldChanges(
      { a: '', b: ['x', 'y'], c: 3, d: true },
      { a: 'x', b: ['x'], c: 3, d: false },
      ['a', 'b', 'c', 'd'],
    )
    expect(changes).toEqual([
      { field: 'a', new: 'x' },
      { field: 'b', old: 'x, y', new: 'x' },
    ])
    expect(fieldChanges({ a: 'x' }, {}, ['a'])).toEqual([{ field: 'a', old: 'x' }])
  })

  it('tells which dates are other than before, with their rooms where these are not the booking’s any more', () => {
    const before = aSeries([onDate('2026-12-08'), onDate('2026-12-15')])
    expect(differingDates(before, before)).toEqual([])
    const moved = {
      ...before,
      occurrences: [before.occurrences[0]!, onDate('2026-12-15', { from: '18:00' })],
    }
    expect(differingDates(before, moved)).toEqual([before.occurrences[1]])
    const elsewhere = {
      ...before,
      rooms: ['kammer'],
      occurrences: [onDate('2026-12-08', { rooms: ['saal'] }), onDate('2026-12-15')],
    }
    expect(differingDates(before, elsewhere)).toEqual([{ ...before.occurrences[1], rooms: ['saal'] }])
  })

  it('is read by programs with every date written out, in order', () => {
    const dates = datesChanges([
      { key: two!, state: 'declined', words: 'Nein' },
      { key: one!, state: 'approved' },
    ])
    const view = bookingView(withStep(aBooking(), { ...doing, what: 'decided', dates }))
    expect(view.history[0]).toEqual(aBooking().history[0])
    expect(view.history[1]).toMatchObject({
      dates: [
        { key: one, state: 'approved' },
        { key: two, state: 'declined', words: 'Nein' },
      ],
    })
    expect((view.history[1] as { dates: object[] }).dates[0]).not.toHaveProperty('words')
  })
})

describe('a change that is asked for', () => {
  const wish = { date: '2026-12-10', from: '10:00', to: '12:00' }
  const heads = { date: '2026-12-08', from: '19:00', to: '21:00', attendees: 9 }
  const at = (instant: string, date: Occurrence) => isQuestionOpen(aBooking(), date, { now: instant, zone })

  it.each<[Partial<Occurrence>, boolean]>([
    [{}, false],
    [{ asked: heads }, false],
    [{ asked: wish }, true],
    [{ asked: { ...heads, rooms: ['saal'] } }, false],
    [{ asked: { ...heads, rooms: ['kammer'] } }, true],
    [{ rooms: ['a', 'b'], asked: { ...heads, rooms: ['b', 'a'] } }, false],
    [{ asked: { ...heads, setUpMinutes: 15 } }, true],
  ])('%j: another time or place is wanted: %s', (change, isAsked) => {
    expect(isMoveAsked(aBooking(), approved('2026-12-08', change))).toBe(isAsked)
  })

  it('is decided until either time begins; more heads until the date is over', () => {
    expect(at('2026-12-08T17:59:00.000Z', approved('2026-12-08', { asked: wish }))).toBe(true)
    expect(at('2026-12-08T18:00:00.000Z', approved('2026-12-08', { asked: wish }))).toBe(false)
    const earlier = approved('2026-12-12', { asked: wish })
    expect(at('2026-12-10T08:59:00.000Z', earlier)).toBe(true)
    expect(at('2026-12-10T09:00:00.000Z', earlier)).toBe(false)
    expect(at('2026-12-08T19:59:00.000Z', approved('2026-12-08', { asked: heads }))).toBe(true)
    expect(at('2026-12-08T20:00:00.000Z', approved('2026-12-08', { asked: heads }))).toBe(false)
    expect(at('2026-12-01T09:00:00.000Z', approved('2026-12-08'))).toBe(false)
  })

  it('ends with its date, and what the date has stays', () => {
    const series = aSeries(
      [
        approved('2026-12-15', { asked: wish }),
        approved('2026-12-08', { asked: wish }),
        approved('2026-12-22'),
      ],
      { state: 'approved', askedUntil: 'old' },
    )
    expect(withQuestionEnd(series, zone).askedUntil).toBe('2026-12-08T18:00:00.000Z')
    expect(withQuestionEnd(aBooking({ askedUntil: 'old' }), zone)).not.toHaveProperty('askedUntil')
    const late = { now: '2026-12-08T18:00:00.000Z', zone }
    expect(oldQuestions(series, moment)).toEqual([])
    expect(oldQuestions(series, late)).toEqual([series.occurrences[1]])
    const after = withoutOldQuestions(series, { ...doing, moment: late })
    expect(after.occurrences.map(({ asked: still }) => still !== undefined)).toEqual([true, false, false])
    expect(after.history.at(-1)).toMatchObject({
      what: 'change-expired',
      dates: [{ keys: '2026-12-08', state: 'approved' }],
    })
    const single = withoutOldQuestions(
      aBooking({ state: 'approved', occurrences: [series.occurrences[1]!] }),
      { ...doing, moment: late },
    )
    expect(single.history.at(-1)).not.toHaveProperty('dates')
    expect(single.occurrences).toEqual([approved('2026-12-08')])
  })
})
