import { describe, expect, test } from 'vitest'
import type { Manager } from '../../functions/houses/schema.ts'
import { manageToken } from '../../functions/contacts/rules/access.ts'
import { codeOf } from '../../functions/contacts/rules/code.ts'
import { forgottenPlace } from '../../functions/waitlist/rules/forgotten.ts'
import {
  acceptRefusal,
  newPlace,
  offerToken,
  placeAfter,
  placeDueAt,
  placeGoesAwayAt,
  placeStateAt,
  queueFingerprintOf,
  requestOf,
  roleOnPlace,
  wishChanges,
} from '../../functions/waitlist/rules/place.ts'
import { placeView } from '../../functions/waitlist/rules/place-view.ts'
import type { Place, PlaceState, QueueRequest } from '../../functions/waitlist/schema.ts'
import { aLine, aPlace, idOf, offered, until } from './a-place.ts'

const states: PlaceState[] = ['waiting', 'offered', 'taken', 'expired', 'left']
const { startsAt } = aPlace()

describe('how a place stands', () => {
  test.each<[Partial<Place>, string, PlaceState]>([
    [{}, '2026-12-05T17:59:59.999Z', 'waiting'],
    [{}, startsAt, 'expired'],
    [offered, '2026-12-02T08:59:59.999Z', 'offered'],
    [offered, until, 'expired'],
    [{ ...offered, startsAt: '2026-12-02T08:00:00.000Z' }, '2026-12-02T08:00:00.000Z', 'expired'],
    [{ state: 'offered' }, '2026-12-01T09:00:00.000Z', 'expired'],
    // What an offer held until once says nothing of one that waits again.
    [{ offer: { until } }, '2026-12-03T09:00:00.000Z', 'waiting'],
    [{ state: 'taken' }, '2026-12-06T09:00:00.000Z', 'taken'],
    [{ state: 'left' }, '2026-12-06T09:00:00.000Z', 'left'],
    [{ state: 'expired' }, '2026-12-01T09:00:00.000Z', 'expired'],
  ])('%j is at %s %s', (change, now, state) => {
    expect(placeStateAt(aPlace(change), now)).toBe(state)
  })

  test.each<[Partial<Place>, code: string | undefined, state: PlaceState]>([
    [offered, undefined, 'offered'],
    [{}, 'not-offered', 'waiting'],
    [{ state: 'offered', offer: { until: '2026-12-01T10:00:00.000Z' } }, 'offer-over', 'expired'],
    [{ state: 'expired' }, 'offer-over', 'expired'],
    [{ state: 'taken' }, 'already-decided', 'taken'],
    [{ state: 'left' }, 'already-decided', 'left'],
  ])('%j is taken, or refused with %s', (change, code, state) => {
    const refusal = acceptRefusal(aPlace(change), '2026-12-01T10:00:00.000Z')
    expect(refusal && [refusal.kind, refusal.code, refusal.facts]).toEqual(
      code && ['conflict', code, { state }],
    )
  })

  test('the timer looks at the end of an offer, or at the beginning of what is waited for', () => {
    const due = states.map((state) => placeDueAt(aPlace({ state, offer: { until } })))
    expect(due).toEqual([startsAt, until, undefined, undefined, undefined])
  })

  test('it goes away the house’s months after its date', () => {
    expect(placeGoesAwayAt(aPlace(), 3)).toBe(Date.parse('2027-03-05T00:00:00.000Z') / 1000)
  })
})

describe('who acts on a place', () => {
  const secret = 'secret'
  const managers = [{ person: 'lead', name: 'Lea im Haus', role: 'manager' }] as Manager[]
  const role = (actor: object, place = aPlace()) =>
    roleOnPlace(place, { kind: 'visitor', address: '', ...actor }, { managers, secret })
  const eva = { kind: 'contact', name: 'Eva' }
  const phone = aPlace({ contact: { name: 'Eva', phone: '02131 1' } })

  test('the link of the mail proves the address, the link of the page does not', () => {
    expect(role({ token: offerToken(secret, aPlace()) })).toEqual({ by: eva, isProved: true })
    expect(role({ token: manageToken(secret, idOf('a')) })).toEqual({ by: eva, isProved: false })
  })

  test('who has no address has no such link', () => {
    expect(() => role({ token: offerToken(secret, phone) }, phone)).toThrow('not-allowed')
  })

  test('the timer and who runs the house act as what they are', () => {
    expect(role({ kind: 'system', token: offerToken(secret, aPlace()) })).toEqual({
      by: { kind: 'system' },
      isProved: false,
    })
    const lead = role({ kind: 'person', person: { id: 'lead', name: 'Lea' } })
    expect(lead).toEqual({ by: { kind: 'manager', name: 'Lea im Haus' }, isProved: false })
  })

  test.each([
    [{}, 'sign-in-needed'],
    [{ token: 'wrong' }, 'not-allowed'],
    [{ token: offerToken(secret, aPlace({ id: idOf('b') })) }, 'not-allowed'],
    [{ kind: 'person', person: { id: 'other', name: 'O' } }, 'not-allowed'],
  ])('%j is refused with %s', (actor, code) => {
    expect(() => role(actor)).toThrow(code)
  })

  test('such a link is of one place and one address, however it is spelled', () => {
    const token = offerToken(secret, aPlace())
    const at = (email: string) => offerToken(secret, aPlace({ contact: { name: 'E', email } }))
    expect(at('Eva@Gruppe.example')).toBe(token)
    const others = [at('udo@gruppe.example'), offerToken(secret, aPlace({ id: idOf('b') }))]
    expect(new Set([token, ...others, offerToken('other', aPlace())]).size).toBe(4)
  })
})

describe('a place', () => {
  const request: QueueRequest = {
    rooms: ['seminarraum'],
    date: '2026-12-05',
    from: '19:00',
    to: '21:00',
    contact: { name: 'Eva' },
  }
  const as = { id: idOf('a'), house: 'aef', contactId: 'eva', zone: 'Europe/Berlin' }
  const begun = { ...as, line: aLine(), origin: 'public' as const }

  test('begins as it was asked for, in German, with nothing around it, since now', () => {
    const { contact: _contact, provedAt: _provedAt, ...rest } = aPlace()
    expect(newPlace({ ...begun, request })).toEqual({ ...rest, contact: request.contact })
  })

  test('begins with all that was said', () => {
    const said = { setUpMinutes: 15, tidyUpMinutes: 30, language: 'en' as const, purpose: 'Chor' }
    const more = { since: '2026-11-01T09:00:00.000Z', fingerprint: 'f' }
    expect(newPlace({ ...begun, ...more, request: { ...request, ...said } })).toMatchObject({
      ...said,
      ...more,
      createdAt: aLine().at,
    })
  })

  test('goes on with a line that says how it stands; an offer lasts no longer than it', () => {
    const line = aLine({ id: 'l-2', what: 'expired' })
    const { offer: _offer, ...rest } = aPlace(offered)
    expect(placeAfter(aPlace(offered), line)).toEqual({
      ...rest,
      state: 'expired',
      version: 2,
      history: [aLine(), line],
    })
    const taken = placeAfter(aPlace(offered), aLine({ what: 'taken' }), { booking: idOf('b') })
    expect([taken.state, taken.booking, taken.offer]).toEqual(['taken', idOf('b'), undefined])
    expect(placeAfter(aPlace(), aLine({ what: 'offered' }), { offer: { until } })).toMatchObject(offered)
  })

  test('stands on the sheet of each of its rooms, which tells those who have read it', () => {
    const rooms = ['seminarraum', 'teekueche']
    const changes = wishChanges(aPlace({ rooms }))
    expect(changes.map(({ house, room, date, stamp }) => [house, room, date, stamp])).toEqual(
      rooms.map((room) => ['aef', room, '2026-12-05', idOf('a')]),
    )
    const wish = { from: '19:00', to: '21:00', rooms, since: aPlace().since }
    for (const { wishes } of changes) expect([...wishes]).toEqual([[idOf('a'), wish]])
  })

  test('becomes a request with all that was said, called by its words, its group, or its contact', () => {
    const { rooms, date, from, to, contact, language } = aPlace()
    const when = { rooms, date, from, to, setUpMinutes: 15, tidyUpMinutes: 30, contact, language }
    const around = { setUpMinutes: 15, tidyUpMinutes: 30 }
    expect(requestOf(aPlace(around))).toStrictEqual({ ...when, purpose: 'Eva' })
    const said = { groupName: 'Chor', attendees: 8, note: 'Bitte', label: 'Singen' }
    expect(requestOf(aPlace({ ...around, ...said }))).toStrictEqual({ ...when, ...said, purpose: 'Chor' })
    expect(requestOf(aPlace({ ...said, purpose: 'Probe' })).purpose).toBe('Probe')
  })

  test('is told as it stands now, with its offer while that holds', () => {
    const { id, rooms, date, from, to } = aPlace()
    const told = { id, code: codeOf(id), rooms, date, from, to }
    const now = '2026-12-01T10:00:00.000Z'
    expect(placeView(aPlace(), now)).toStrictEqual({ ...told, state: 'waiting' })
    const offer = { rooms, date, from, to, until }
    expect(placeView(aPlace(offered), now)).toStrictEqual({ ...told, state: 'offered', offer })
    expect(placeView(aPlace(offered), until)).toStrictEqual({ ...told, state: 'expired' })
    const taken = placeView(aPlace({ state: 'taken', booking: idOf('b') }), now)
    expect(taken).toStrictEqual({ ...told, state: 'taken', booking: idOf('b') })
  })

  test('tells the same request by its fields, in whichever order they come', () => {
    const other = { contact: { email: 'e@x.example', name: 'Eva' }, to: '21:00', from: '19:00' }
    const one = queueFingerprintOf({ ...request, contact: { name: 'Eva', email: 'e@x.example' } })
    expect(queueFingerprintOf({ ...other, date: request.date, rooms: request.rooms })).toBe(one)
    // It is stored: who sends a form again after an update is still known by it.
    expect(one).toBe('PHdfTakaZDiniAny')
    const differ = [{ ...request, to: '20:00' }, { ...request, contact: { name: 'Udo' } }, request]
    expect(new Set([one, ...differ.map(queueFingerprintOf)]).size).toBe(4)
  })

  test('forgets whose it was: when, where and what became of it stay', () => {
    const said = { purpose: 'P', groupName: 'Chor', note: 'N', label: 'L', fingerprint: 'F' }
    const lead = aLine({ id: 'l-2', by: { kind: 'manager', name: 'Lea' }, what: 'left' })
    const place = aPlace({ ...said, attendees: 8, state: 'left', history: [aLine(), lead] })
    expect(forgottenPlace(place, 'new')).toStrictEqual({
      ...aPlace({ attendees: 8, state: 'left' }),
      contact: { name: '–' },
      contactId: 'new',
      history: [aLine({ by: { kind: 'contact' } }), lead],
      version: 2,
    })
  })
})
