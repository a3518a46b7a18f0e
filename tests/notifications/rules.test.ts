import { describe, expect, it } from 'vitest'
import {
  addressIn,
  again,
  claimed,
  ended,
  failed,
  goesAwayAt,
  isDue,
  isOver,
  leaseMinutes,
  mayTake,
  pauses,
} from '../../functions/notifications/rules/delivery.ts'
import { atOnce } from '../../functions/notifications/rules/at-once.ts'
import type { OutboxMail } from '../../functions/notifications/schema.ts'
import { aMail, now } from './a-mail.ts'

const [before, after] = ['2026-12-01T08:59:59.999Z', '2026-12-01T09:00:00.001Z']
const notice = { about: 'booking' }
const states = ['pending', 'sent', 'parked', 'closed'] as const

describe('a mail may take a step', () => {
  it.each([
    ['send', ['pending']],
    ['sendAgain', ['parked']],
    ['close', ['parked']],
    ['return', ['sent']],
  ] as const)('%s only if it is %s', (step, from) => {
    expect(states.filter((state) => mayTake(step, { state, notice }))).toEqual(from)
  })

  it('but what it said is gone: it cannot be sent again then', () => {
    expect(states.filter((state) => mayTake('sendAgain', { state }))).toEqual([])
    expect(mayTake('close', { state: 'parked' })).toBe(true)
  })
})

describe('a mail is due', () => {
  it.each([
    [before, true],
    [now, true],
    [after, false],
    [undefined, false],
  ])('if its time is %s at nine: %s', (dueAt, expected) => {
    expect(isDue(aMail(dueAt === undefined ? {} : { dueAt }), now)).toBe(expected)
  })

  it('never when it is not on its way', () => {
    expect(states.filter((state) => isDue(aMail({ state, dueAt: before }), now))).toEqual(['pending'])
  })
})

it('whoever takes a mail has it for two minutes, longer than a function may run', () => {
  expect(claimed(aMail({ attempts: 2, dueAt: before }), now)).toEqual(
    aMail({ attempts: 3, dueAt: '2026-12-01T09:02:00.000Z' }),
  )
  expect(leaseMinutes).toBe(2)
})

const full = aMail({
  notice,
  dueAt: now,
  contactId: 'zxz41g19j5nd',
  trouble: { fault: 'deferred', status: 451, at: before },
})

it('what has ended keeps nothing of what it said, of whom it was and of what was wrong', () => {
  for (const state of ['sent', 'closed'] as const)
    expect(ended(full, state, { now })).toEqual(aMail({ state, endedAt: now }))
})

it('what is sent again by hand begins anew, and says what was wrong until it goes', () => {
  const parked: OutboxMail = { ...full, state: 'parked', attempts: 10 }
  const { contactId: _id, ...rest } = parked
  expect(again(parked, now)).toEqual({ ...rest, state: 'pending', attempts: 0, dueAt: now })
})

describe('after a try that failed', () => {
  it.each([1, 2, 3, 4, 5, 6, 7, 8, 9])(
    'the %i. time it is tried again after the pause of this time',
    (attempts) => {
      const minutes = [1, 5, 15, 60, 240, 720, 720, 720, 720][attempts - 1]!
      const next = failed({ ...full, attempts }, { fault: 'unreachable' }, { now })
      const dueAt = new Date(Date.parse(now) + minutes * 60_000).toISOString()
      expect(next).toEqual({ ...full, attempts, dueAt, trouble: { fault: 'unreachable', at: now } })
      expect(pauses).toHaveLength(9)
    },
  )

  it('the last time it waits for somebody', () => {
    const { dueAt: _dueAt, ...rest } = full
    const trouble = { fault: 'deferred', status: 451, at: now } as const
    expect(failed({ ...full, attempts: 10 }, { fault: 'deferred', status: 451 }, { now })).toEqual({
      ...rest,
      attempts: 10,
      state: 'parked',
      trouble,
    })
  })

  it.each([
    ['unreachable', 'pending'],
    ['deferred', 'pending'],
    ['internal', 'pending'],
    ['refused', 'parked'],
    ['rejected', 'parked'],
  ] as const)('of the kind %s it is %s', (fault, state) => {
    expect(failed(full, { fault }, { now }).state).toBe(state)
    // Nobody looks after mails of no house.
    const { house: _house, ...nobodys } = full
    expect(failed(nobodys, { fault }, { now }).state).toBe(state === 'parked' ? 'closed' : state)
  })

  it.each([
    ['2026-12-01T09:00:59.999Z', 'closed'],
    ['2026-12-01T09:01:00.000Z', 'closed'],
    ['2026-12-01T09:01:00.001Z', 'pending'],
  ])('worth nothing from %s on, when the next try is at one past nine, it is %s', (overAt, state) => {
    expect(failed(full, { fault: 'unreachable' }, { now, overAt }).state).toBe(state)
  })

  it.each([
    [before, 'closed'],
    [now, 'closed'],
    [after, 'parked'],
  ])('worth nothing from %s on, when there is no next try, it is %s', (overAt, state) => {
    expect(failed(full, { fault: 'refused' }, { now, overAt }).state).toBe(state)
  })
})

it.each([
  [undefined, false],
  [before, true],
  [now, true],
  [after, false],
])('what ends at %s is over at nine: %s', (overAt, expected) => {
  expect(isOver(overAt, now)).toBe(expected)
})

describe('an item may go away', () => {
  const [month, year] = ['2026-12-31T09:00:00.000Z', '2027-12-02T09:00:00.000Z'].map(
    (at) => Date.parse(at) / 1000,
  )
  const trouble = { fault: 'refused', at: now } as const

  it.each([
    ['thirty days after it was sent', aMail({ state: 'sent', endedAt: now }), month],
    ['thirty days after it was closed', aMail({ state: 'closed', endedAt: now }), month],
    ['a year after it was parked', aMail({ state: 'parked', trouble }), year],
    ['not while it is on its way', aMail(), undefined],
    ['not while it is tried again', aMail({ trouble }), undefined],
    [
      'with what was wrong, and ended, as what has ended',
      aMail({ state: 'closed', endedAt: now, trouble }),
      month,
    ],
  ])('%s', (_, mail, expected) => {
    expect(goesAwayAt(mail)).toBe(expected)
  })
})

describe('the address in a notice', () => {
  it.each([
    ['stands at its top', { about: 'x', email: 'a@b.example' }, 'a@b.example'],
    [
      'stands deep in it',
      { about: 'x', to: [{ none: null }, { contact: { email: 'a@b.example' } }] },
      'a@b.example',
    ],
    ['is the first', { one: { email: 'a@b.example' }, email: 'c@d.example' }, 'a@b.example'],
    ['is a text', { email: 5, other: { email: 'a@b.example' } }, 'a@b.example'],
    ['has this name', { mail: 'a@b.example' }, undefined],
    ['is not in a text', 'a@b.example', undefined],
    ['is not in nothing', undefined, undefined],
    ['is not in null', null, undefined],
  ])('%s', (_, given, expected) => {
    expect(addressIn(given)).toBe(expected)
  })
})

describe('as many mails as one write takes', () => {
  /** A mail of so many bytes. */
  const ofBytes = (bytes: number, letter = 'x') => {
    const empty = aMail({ notice: { about: '' } })
    const rest = bytes - JSON.stringify(empty).length
    return aMail({ notice: { about: letter.repeat(rest / Buffer.byteLength(letter)) } })
  }

  it.each([
    ['are a hundred', Array.from({ length: 101 }, () => aMail()), 100],
    ['are all of fewer', Array.from({ length: 100 }, () => aMail()), 100],
    ['are a million bytes', [ofBytes(999_000), ofBytes(1_000)], 2],
    ['are not more than a million bytes', [ofBytes(999_000), ofBytes(1_001)], 1],
    ['are told by bytes and not by letters', [ofBytes(800_000, 'ä'), ofBytes(200_500)], 1],
    ['are one, however large it is', [ofBytes(1_000_001), ofBytes(500)], 1],
    ['are none of none', [], 0],
  ])('%s', (_, mails, expected) => {
    expect(atOnce(mails)).toEqual(mails.slice(0, expected))
  })
})
