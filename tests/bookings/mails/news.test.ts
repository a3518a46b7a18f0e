import { describe, expect, it } from 'vitest'
import { requestBooking } from '../../../functions/bookings/actions/request-booking.ts'
import { booking, whoHears } from '../../../functions/bookings/news.ts'
import { stepsBetween } from '../../../functions/bookings/rules/what-changed.ts'
import type { NewLine } from '../../../functions/bookings/rules/what-changed.ts'
import type { Booking, BookingState, Happening, HistoryEntry } from '../../../functions/bookings/schema.ts'
import { aRequest, aVisitor, found } from '../../support/builders.ts'
import { aWorld } from '../../support/world.ts'

const addressed = { deciding: [{ person: 'p1' }, { person: 'p2' }], deputies: [{ person: 'd1' }] }
const reachable = { contact: { name: 'Mia', email: 'mia@gruppe.example' } }

function aStep(
  what: Happening,
  by: HistoryEntry['by']['kind'],
  state: BookingState,
  before?: BookingState,
): NewLine {
  const entry: HistoryEntry = { id: 'e1', at: '2026-12-01T09:00:00.000Z', by: { kind: by }, what, state }
  return { entry, ...(before ? { before } : {}) }
}

function heard(step: NewLine, booking: Pick<Booking, 'contact'> = reachable): string {
  return whoHears(step, booking, addressed)
    .map((to) => (to.kind === 'manager' ? to.person : 'contact'))
    .join(' ')
}

describe('a series that is still being claimed', () => {
  const claiming = {
    phase: 'claiming',
    isNew: true,
    since: '2026-12-01T09:00:00.000Z',
    rooms: ['seminarraum'],
    from: '2026-12-05',
    to: '2026-12-07',
  } as const

  it('is nobody’s news before it stands, and then once', async () => {
    await using world = await aWorld()
    await found(world)
    const request = aRequest({ repeat: { every: 'day', count: 3, mode: 'all' } })
    const { id } = await requestBooking(world.ctx, aVisitor, { house: 'aef', request })
    const stands = (await world.ctx.table.get(
      { pk: `BOOKING#${id.slice(0, 5)}`, sk: id },
      { consistent: true },
    ))!
    const hidden = { ...stands, work: claiming }
    expect(booking.changeOf(undefined, hidden)).toBeUndefined()
    expect(booking.changeOf(hidden, { ...hidden, version: 2 })).toBeUndefined()
    expect(booking.changeOf(hidden, stands)?.steps.map(({ entry }) => entry.what)).toEqual(['requested'])
    expect(booking.changeOf(undefined, stands)?.steps).toHaveLength(1)
    expect(booking.changeOf(stands, { ...stands, version: 9 })).toBeUndefined()
  })
})

describe('who hears of what', () => {
  it.each([
    ['a request from the web', aStep('requested', 'contact', 'unconfirmed'), 'contact'],
    ['a request of somebody known', aStep('requested', 'contact', 'requested'), 'contact p1 p2'],
    ['what the manager enters', aStep('entered', 'manager', 'approved'), 'contact'],
    [
      'a proved address, when somebody still decides',
      aStep('confirmed', 'contact', 'requested', 'unconfirmed'),
      'p1 p2',
    ],
    [
      'a proved address that was all it took',
      aStep('confirmed', 'contact', 'approved', 'unconfirmed'),
      'contact p1 p2',
    ],
    ['a yes', aStep('approved', 'manager', 'approved', 'requested'), 'contact'],
    ['a no', aStep('declined', 'manager', 'declined', 'requested'), 'contact'],
    ['a move by the house', aStep('moved', 'manager', 'approved', 'approved'), 'contact'],
    ['a move by the contact', aStep('moved', 'contact', 'requested', 'approved'), 'contact p1 p2'],
    ['other words by the house', aStep('changed', 'manager', 'approved', 'approved'), 'contact'],
    ['other words by the contact', aStep('changed', 'contact', 'approved', 'approved'), ''],
    ['more heads by the contact', aStep('changed', 'contact', 'requested', 'approved'), 'contact p1 p2'],
    ['cancelled by the house', aStep('cancelled', 'manager', 'cancelled', 'approved'), 'contact'],
    ['cancelled by the contact', aStep('cancelled', 'contact', 'cancelled', 'approved'), 'contact p1 p2'],
    ['expired', aStep('expired', 'system', 'expired', 'requested'), 'contact'],
    ['a reminder', aStep('reminded', 'system', 'requested', 'requested'), 'p1 p2'],
    ['a question', aStep('asked', 'manager', 'requested', 'requested'), 'contact'],
    ['an answer', aStep('answered', 'contact', 'requested', 'requested'), 'p1 p2'],
    ['an answer that the manager wrote down', aStep('answered', 'manager', 'requested', 'requested'), ''],
    ['another time asked for', aStep('change-asked', 'contact', 'approved', 'approved'), 'contact p1 p2'],
    ['a yes to another time', aStep('change-approved', 'manager', 'approved', 'approved'), 'contact'],
    ['the end of an offer', aStep('offer-over', 'system', 'approved', 'approved'), 'contact'],
    [
      'a deadline that passed: the deputies are asked',
      aStep('deadline-extended', 'system', 'requested', 'requested'),
      'contact d1',
    ],
  ])('%s', (_, step, whom) => {
    expect(heard(step)).toBe(whom)
  })

  it('leaves out a contact without an e-mail address', () => {
    const byPhone = { contact: { name: 'Mia', phone: '02131 000-1' } }
    expect(heard(aStep('requested', 'contact', 'unconfirmed'), byPhone)).toBe('p1 p2')
    expect(heard(aStep('approved', 'manager', 'approved', 'requested'), byPhone)).toBe('')
  })
})

describe('the steps in a record of the stream', () => {
  const [first, second] = [
    aStep('requested', 'contact', 'unconfirmed'),
    aStep('approved', 'manager', 'approved'),
  ]
  const aBooking = (...history: HistoryEntry[]) => ({ history }) as Booking
  const lines = [first!.entry, { ...second!.entry, id: 'e2' }] as const

  it('are the lines of the history that are new, each with the state before it', () => {
    expect(stepsBetween(undefined, aBooking(...lines))).toEqual([
      { entry: lines[0] },
      { entry: lines[1], before: 'unconfirmed' },
    ])
    expect(stepsBetween(aBooking(lines[0]), aBooking(...lines))).toEqual([
      { entry: lines[1], before: 'unconfirmed' },
    ])
  })

  it('are none if only something else was written', () => {
    expect(stepsBetween(aBooking(...lines), aBooking(...lines))).toEqual([])
  })
})
