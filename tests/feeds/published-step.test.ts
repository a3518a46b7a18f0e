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

/** What can change a date, a time, a room or a name that everybody reads. */
const changes: Record<HistoryEntry['what'], boolean> = {
  requested: true,
  entered: true,
  // Perhaps it is approved with that.
  confirmed: true,
  approved: true,
  moved: true,
  cancelled: true,
  decided: true,
  claimed: true,
  displaced: true,
  restored: true,
  'offer-taken': true,
  'change-approved': true,
  // One date may ask while another has moved at once.
  'change-asked': true,
  // Without another name.
  changed: false,
  declined: false,
  expired: false,
  'change-declined': false,
  'change-expired': false,
  'offer-over': false,
  'deadline-extended': false,
  // What the house and those who meet say to each other is nobody else's business.
  reminded: false,
  asked: false,
  answered: false,
  'give-asked': false,
  given: false,
  'give-declined': false,
  'pulse-asked': false,
  'pulse-quiet': false,
  'pulse-yes': false,
}

it.each(Object.entries(changes) as [HistoryEntry['what'], boolean][])(
  'that a booking was “%s” is a step of the public calendars: %s',
  (what, is) => {
    expect(said(['requested', 'approved', what])).toEqual({
      stamp: stampOf(is ? 2 : 1),
      sequence: is ? 2 : 1,
    })
    expect(said([what, 'approved'])).toEqual({ stamp: stampOf(1), sequence: 1 })
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
