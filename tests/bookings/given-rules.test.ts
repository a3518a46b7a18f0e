import { describe, expect, it } from 'vitest'
import {
  forgottenBooking,
  forgottenHost,
  handedOn,
  historyForNext,
  ownerOf,
  withoutPeople,
} from '../../functions/bookings/rules/forgotten.ts'
import { giftAt, giftHref, giftToken, requireGivable } from '../../functions/bookings/rules/gift.ts'
import { personIn, withoutPerson } from '../../functions/bookings/rules/offered.ts'
import type { Booking, HistoryEntry, Occurrence } from '../../functions/bookings/schema.ts'
import type { Gift } from '../../functions/bookings/schema/gift.ts'
import type { Member } from '../../functions/groups/schema.ts'
import { aBooking, aSeries, moment, onDate } from './a-booking.ts'

const { now } = moment
const asked = { date: '2026-12-09', from: '10:00', to: '12:00' }
const approved = (change: Partial<Occurrence> = {}, date = '2026-12-08') =>
  onDate(date, { state: 'approved', ...change })
const otto = { name: 'Otto', email: 'Otto@neben.example' }
const from = { name: 'Ada', email: 'ada@x.example', language: 'de' } as const
const gift: Gift = { id: 'gift', to: { contact: otto, language: 'de' }, from, until: now }
const line = (id: string, change: Partial<HistoryEntry> = {}): HistoryEntry => ({
  id,
  at: now,
  by: { kind: 'contact', name: 'Ada' },
  what: 'changed',
  state: 'approved',
  ...change,
})

describe('what can be given away', () => {
  const refusal = (occurrences: Occurrence[], change: Partial<Booking> = {}) => {
    try {
      requireGivable(aSeries(occurrences, { state: 'approved', ...change }), moment)
      return undefined
    } catch (error) {
      return (error as Error & { code: string }).code
    }
  }
  const past = (change: Partial<Occurrence>) => onDate('2026-11-24', change)

  it.each<[string, Occurrence[], Partial<Booking>, string | undefined]>([
    ['is approved', [approved()], {}, undefined],
    ['has a date that was declined', [approved(), approved({ state: 'declined' })], {}, undefined],
    ['has a date that waits', [approved(), onDate('2026-12-15')], {}, 'cannot-be-given'],
    [
      'has a date that is not proved',
      [approved(), onDate('2026-12-15', { state: 'unconfirmed' })],
      {},
      'cannot-be-given',
    ],
    ['has a change that is asked for', [approved(), approved({ asked })], {}, 'cannot-be-given'],
    [
      'has another time that is offered',
      [approved(), approved({ state: 'cancelled', offered: { ...asked, until: now } })],
      {},
      'cannot-be-given',
    ],
    ['waited in the past', [approved(), past({})], {}, undefined],
    ['is a meeting', [approved()], { meeting: 'm' }, 'cannot-be-given'],
    ['is not approved', [approved()], { state: 'requested' }, 'cannot-be-given'],
    ['is over', [past({ state: 'approved' })], {}, 'in-the-past'],
    [
      'was cancelled as far as it is to come',
      [past({ state: 'approved' }), approved({ state: 'cancelled' })],
      {},
      'in-the-past',
    ],
  ])('%s: %#', (_, occurrences, change, code) => expect(refusal(occurrences, change)).toBe(code))

  it('is offered until its moment, by a link for this address alone', () => {
    expect(giftAt({ gift }, '2026-12-01T08:59:59.999Z')).toBe(gift)
    for (const none of [{ gift }, {}]) expect(() => giftAt(none, now)).toThrow('gift-over')
    const token = (to: Gift['to'], id = 'gift', booking = 'b') =>
      giftToken('secret', { id: booking }, { ...gift, id, to })
    const own = token(gift.to)
    expect(token({ contact: { ...otto, email: 'otto@neben.example' }, language: 'de' })).toBe(own)
    const others = [
      token({ contact: { name: 'Otto' }, language: 'de' }),
      token({ group: 'g', name: 'G' }),
      token(gift.to, 'x'),
      token(gift.to, 'gift', 'x'),
    ]
    expect(others).not.toContain(own)
    expect(others[0]).toBe(others[1])
    expect(giftHref({ id: 'b' }, gift, { secret: 'secret' })).toContain(own)
    expect(
      giftHref({ id: 'b' }, gift, { secret: 'secret', receiver: { group: 'g', id: 'm' } as Member }),
    ).not.toContain(own)
  })

  it('has people in it as long as it is offered, and who gave it as long as it is so', () => {
    const person = (booking: Partial<Booking>, side: 'giver' | 'receiver', of = 'gift') =>
      personIn(aBooking(booking), { gift: of, side })
    expect([person({ gift }, 'giver'), person({ gift }, 'receiver')]).toEqual([from, otto])
    expect(person({ gift: { ...gift, to: { group: 'g', name: 'G' } } }, 'receiver')).toBeUndefined()
    expect([person({ gift }, 'giver', 'old'), person({}, 'receiver')]).toEqual([undefined, undefined])
    const given = { givenBy: from, linkId: 'gift' }
    expect([person(given, 'giver'), person(given, 'receiver'), person(given, 'giver', 'old')]).toEqual([
      from,
      undefined,
      undefined,
    ])
    const left = withoutPerson(aBooking({ ...given, gift: { ...gift, id: 'next' } }), {
      gift: 'gift',
      side: 'giver',
    })
    expect([left.gift?.id, left.givenBy]).toEqual(['next', undefined])
    const back = withoutPerson(aBooking({ ...given, gift: { ...gift, id: 'next' } }), {
      gift: 'next',
      side: 'receiver',
    })
    expect([back.gift, back.givenBy]).toEqual([undefined, from])
    expect(withoutPerson(aBooking({ gift }), { gift: 'gift', side: 'giver' })).not.toHaveProperty('givenBy')
  })
})

describe('what nobody knows any more', () => {
  const said = {
    words: 'Nein',
    changes: [{ field: 'note', new: 'x' }],
    dates: [{ state: 'declined', start: '19:00', keys: 'k', words: 'Nein' }],
  } as const
  const history = [
    line('a', { ...said, changes: [...said.changes], dates: [...said.dates] }),
    line('b', { by: { kind: 'manager', name: 'Leitung' } }),
  ]
  const full = aSeries([approved({ purpose: 'P', label: 'L', note: 'N', attendees: 3 })], {
    groupName: 'G',
    note: 'N',
    label: 'L',
    fingerprint: 'f',
    gift,
    givenBy: from,
    personId: 'p',
    enteredBy: 'e',
    history,
  })

  it('is whose it was; when, how many and what the house did stays', () => {
    const left = forgottenBooking(full, 'nobody')
    for (const name of ['groupName', 'note', 'label', 'fingerprint', 'gift', 'givenBy'])
      expect(left).not.toHaveProperty(name)
    expect(left).toMatchObject({ contactId: 'nobody', version: 2, contact: { name: left.purpose } })
    expect(left.occurrences).toEqual([approved({ attendees: 3 })])
    expect(left.history).toEqual([
      line('a', { by: { kind: 'contact' }, dates: [{ state: 'declined', start: '19:00', keys: 'k' }] }),
      history[1],
    ])
    expect(withoutPeople(line('x'))).not.toHaveProperty('dates')
    expect([ownerOf(full), ownerOf({ contactId: 'c' })]).toEqual(['p', 'c'])
  })

  it('is the host who asked, of what the group holds on', () => {
    const left = forgottenHost(full)
    expect(left).toMatchObject({ groupName: 'G', contact: { name: 'G' }, note: 'N', version: 2 })
    for (const name of ['personId', 'enteredBy']) expect(left).not.toHaveProperty(name)
    const host = { id: 'h', name: 'Jo', email: 'jo@x.example', phone: '1', contactId: 'c' } as Member
    expect(handedOn(full, host)).toMatchObject({
      enteredBy: 'h',
      personId: 'c',
      contact: { name: 'Jo', email: 'jo@x.example', phone: '1' },
      version: 2,
    })
    const nobody = handedOn(full, undefined)
    expect(nobody.contact).toEqual({ name: 'G' })
    for (const name of ['personId', 'enteredBy']) expect(nobody).not.toHaveProperty(name)
    expect(nobody.history.map(({ by }) => by)).toEqual([
      { kind: 'contact' },
      { kind: 'manager', name: 'Leitung' },
    ])
  })

  it('is how whoever had it before was reached', () => {
    const changes = (...fields: string[]) =>
      historyForNext([line('a', { changes: fields.map((field) => ({ field, new: 'x' })) })])[0]
    for (const field of ['name', 'phone', 'email']) expect(changes(field)).not.toHaveProperty('changes')
    expect(changes('name', 'note')?.changes).toEqual([{ field: 'note', new: 'x' }])
    expect(historyForNext([line('a')])[0]).not.toHaveProperty('changes')
  })
})
