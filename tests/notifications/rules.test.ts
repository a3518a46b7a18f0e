import { describe, expect, it } from 'vitest'
import { failed, pauses } from '../../functions/notifications/rules/delivery.ts'
import { changesBetween, mailsFor } from '../../functions/notifications/rules/plan.ts'
import type { Change } from '../../functions/notifications/rules/plan.ts'
import type { OutboxMail } from '../../functions/notifications/schema.ts'
import type { Booking, BookingState, Happening, HistoryEntry } from '../../functions/bookings/schema.ts'

const addressed = { deciding: [{ person: 'p1' }, { person: 'p2' }], deputies: [{ person: 'd1' }] }
const reachable = { contact: { name: 'Mia', email: 'mia@gruppe.example' } }

function aChange(
  what: Happening,
  by: HistoryEntry['by']['kind'],
  state: BookingState,
  before?: BookingState,
): Change {
  const entry: HistoryEntry = { id: 'e1', at: '2026-12-01T09:00:00.000Z', by: { kind: by }, what, state }
  return { entry, ...(before ? { before } : {}) }
}

function heard(change: Change, booking: Pick<Booking, 'contact'> = reachable): string {
  return mailsFor(change, booking, addressed)
    .map((to) => (to.kind === 'manager' ? to.person : 'contact'))
    .join(' ')
}

describe('who hears of a change', () => {
  it.each([
    ['a request from the web', aChange('requested', 'contact', 'unconfirmed'), 'contact p1 p2'],
    ['what the manager enters', aChange('entered', 'manager', 'approved'), 'contact'],
    [
      'a proved address, when somebody still decides',
      aChange('confirmed', 'contact', 'requested', 'unconfirmed'),
      '',
    ],
    [
      'a proved address that was all it took',
      aChange('confirmed', 'contact', 'approved', 'unconfirmed'),
      'contact',
    ],
    ['a yes', aChange('approved', 'manager', 'approved', 'requested'), 'contact'],
    ['a no', aChange('declined', 'manager', 'declined', 'requested'), 'contact'],
    ['a move by the house', aChange('moved', 'manager', 'approved', 'approved'), 'contact'],
    ['a move by the contact', aChange('moved', 'contact', 'requested', 'approved'), 'contact p1 p2'],
    ['other words by the house', aChange('changed', 'manager', 'approved', 'approved'), 'contact'],
    ['other words by the contact', aChange('changed', 'contact', 'approved', 'approved'), ''],
    ['more heads by the contact', aChange('changed', 'contact', 'requested', 'approved'), 'contact p1 p2'],
    ['cancelled by the house', aChange('cancelled', 'manager', 'cancelled', 'approved'), 'contact'],
    ['cancelled by the contact', aChange('cancelled', 'contact', 'cancelled', 'approved'), 'contact p1 p2'],
    ['expired', aChange('expired', 'system', 'expired', 'requested'), 'contact'],
    ['a reminder', aChange('reminded', 'system', 'requested', 'requested'), 'p1 p2'],
    ['a question', aChange('asked', 'manager', 'requested', 'requested'), 'contact'],
    ['an answer', aChange('answered', 'contact', 'requested', 'requested'), 'p1 p2'],
    ['an answer that the manager wrote down', aChange('answered', 'manager', 'requested', 'requested'), ''],
    ['another time asked for', aChange('change-asked', 'contact', 'approved', 'approved'), 'contact p1 p2'],
    ['a yes to another time', aChange('change-approved', 'manager', 'approved', 'approved'), 'contact'],
    ['the end of an offer', aChange('offer-over', 'system', 'approved', 'approved'), 'contact'],
    [
      'a deadline that passed: the deputies are asked',
      aChange('deadline-extended', 'system', 'requested', 'requested'),
      'contact d1',
    ],
  ])('%s', (_, change, whom) => {
    expect(heard(change)).toBe(whom)
  })

  it('leaves out a contact without an e-mail address', () => {
    const byPhone = { contact: { name: 'Mia', phone: '02131 000-1' } }
    expect(heard(aChange('requested', 'contact', 'unconfirmed'), byPhone)).toBe('p1 p2')
    expect(heard(aChange('approved', 'manager', 'approved', 'requested'), byPhone)).toBe('')
  })
})

describe('the changes in a record of the stream', () => {
  const [first, second] = [
    aChange('requested', 'contact', 'unconfirmed'),
    aChange('approved', 'manager', 'approved'),
  ]
  const aBooking = (...history: HistoryEntry[]) => ({ history }) as Booking
  const lines = [first!.entry, { ...second!.entry, id: 'e2' }] as const

  it('are the lines of the history that are new, each with the state before it', () => {
    expect(changesBetween(undefined, aBooking(...lines))).toEqual([
      { entry: lines[0] },
      { entry: lines[1], before: 'unconfirmed' },
    ])
    expect(changesBetween(aBooking(lines[0]), aBooking(...lines))).toEqual([
      { entry: lines[1], before: 'unconfirmed' },
    ])
  })

  it('are none if only something else was written', () => {
    expect(changesBetween(aBooking(...lines), aBooking(...lines))).toEqual([])
  })
})

describe('a mail that does not go', () => {
  const now = '2026-12-01T09:00:00.000Z'
  const aMail = (change: Partial<OutboxMail> = {}): OutboxMail => ({
    id: '000000000000',
    state: 'pending',
    house: 'aef',
    createdAt: now,
    attempts: 1,
    ...change,
  })

  it('is tried for two days, with pauses that grow', () => {
    expect(pauses.every((pause, place) => place === 0 || pause >= pauses[place - 1]!)).toBe(true)
    expect(pauses.reduce((sum, pause) => sum + pause, 0) / 60).toBeGreaterThan(48)
    expect(failed(aMail(), { fault: 'unreachable' }, now)).toMatchObject({
      dueAt: '2026-12-01T09:01:00.000Z',
    })
    expect(failed(aMail({ attempts: 5 }), { fault: 'deferred' }, now)).toMatchObject({
      dueAt: '2026-12-01T13:00:00.000Z',
    })
  })

  it('is parked after the last try, and at once if the recipient does not exist', () => {
    const last = failed(aMail({ attempts: pauses.length + 1 }), { fault: 'unreachable' }, now)
    expect(last).toMatchObject({ state: 'parked', trouble: { fault: 'unreachable', at: now } })
    expect(last.dueAt).toBeUndefined()
    expect(failed(aMail(), { fault: 'refused', status: 550 }, now)).toMatchObject({
      state: 'parked',
      trouble: { fault: 'refused', status: 550 },
    })
  })

  it('is given up when it is a code that is over before the next try, or that nobody can receive', () => {
    const signIn = {
      person: 'p1',
      nonce: 'n1',
      language: 'de',
      expiresAt: '2026-12-01T09:10:00.000Z',
    } as const
    const { house: _house, ...mail } = aMail({ notice: { about: 'sign-in', signIn } })
    expect(failed(mail, { fault: 'unreachable' }, now).state).toBe('pending')
    expect(failed({ ...mail, attempts: 3 }, { fault: 'unreachable' }, now).state).toBe('closed')
    expect(failed(mail, { fault: 'refused' }, now)).toMatchObject({ state: 'closed', endedAt: now })
  })
})
