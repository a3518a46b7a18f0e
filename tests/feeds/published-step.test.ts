import { expect, it } from 'vitest'
import type { Booking, HistoryEntry } from '../../functions/bookings/schema.ts'
import { publishedStep } from '../../functions/feeds/rules/series.ts'

const stampOf = (at: number) => `2026-12-01T0${at}:00:00.000Z`

/** What a calendar says of a booking to which these things happened, one an hour. */
function said(happened: (HistoryEntry['what'] | Partial<HistoryEntry>)[]) {
  const history = happened.map((each, at) => ({
    id: String(at),
    at: stampOf(at),
    ...(typeof each === 'string' ? { what: each } : each),
  }))
  return publishedStep({ history, sequence: history.length - 1 } as Booking)
}

it.each<HistoryEntry['what']>([
  'reminded',
  'asked',
  'answered',
  'declined',
  'expired',
  'change-declined',
  'change-expired',
  'deadline-extended',
])('that a booking was %s changes no public calendar', (what) => {
  expect(said(['requested', 'approved', what])).toEqual({ stamp: stampOf(1), sequence: 1 })
  expect(said([what, 'approved'])).toEqual({ stamp: stampOf(1), sequence: 1 })
})

it.each<HistoryEntry['what']>(['approved', 'cancelled', 'moved'])(
  'that a booking was %s changes the public calendars',
  (what) => {
    expect(said(['requested', 'approved', what])).toEqual({ stamp: stampOf(2), sequence: 2 })
  },
)

it('other words are another step only if its name is among them', () => {
  const changed = (...fields: string[]) => ({ what: 'changed', changes: fields.map((field) => ({ field })) })
  expect(said(['approved', changed('purpose') as never]).sequence).toBe(0)
  expect(said(['approved', changed('purpose', 'label') as never]).sequence).toBe(1)
  expect(said(['approved', { what: 'changed' }]).sequence).toBe(0)
})

it('a booking in whose history nothing is public has its first step', () => {
  expect(said(['declined', 'reminded'])).toEqual({ stamp: stampOf(0), sequence: 0 })
})
