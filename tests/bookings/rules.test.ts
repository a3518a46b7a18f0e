import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { codeOf, idStartsOf } from '../../functions/contacts/rules/code.ts'
import { englishCodeWords, germanCodeWords } from '../../functions/contacts/rules/code-words.ts'
import { waitingOf } from '../../functions/bookings/rules/deadline.ts'
import { fieldChanges } from '../../functions/bookings/rules/history.ts'
import { fingerprintOf } from '../../shared/fingerprint.ts'
import { mayTake, steps } from '../../functions/bookings/rules/state.ts'
import type { Step } from '../../functions/bookings/rules/state.ts'
import { BookingRequest, BookingState } from '../../functions/bookings/schema.ts'
import { idOf } from '../../shared/ids.ts'
import { aHouse, aRequest, aRoom } from '../support/builders.ts'

describe('the code said on the phone', () => {
  it.each(['de', 'en', 'tr'] as const)(
    'follows from the id, and leads back to it however it is typed: %s',
    (language) => {
      fc.assert(
        fc.property(fc.uint8Array({ minLength: 8, maxLength: 8 }), (bytes) => {
          const id = idOf(bytes)
          const code = codeOf(id, language)
          expect(code).toMatch(
            language === 'tr' ? /^\d\d \d\d \d\d \d\d$/ : /^[A-Z][a-z]+ [A-Z][a-z]+ \d{3}$/,
          )
          for (const typed of [
            code,
            code.toUpperCase(),
            code.replaceAll(' ', '-'),
            ` ${code.replaceAll(' ', ', ')} `,
          ]) {
            expect(idStartsOf(typed)).toEqual([id.slice(0, 5)])
          }
        }),
      )
    },
  )

  it.each(['', 'Apfel', 'Apfel Wolke 417', 'Apfel Biene 99', 'Apfel Biene 612', 'Apfel Biene 1e2'])(
    'is not "%s"',
    (text) => expect(idStartsOf(text)).toEqual([]),
  )

  it('has 256 words in each language, all different, without umlauts', () => {
    expect([germanCodeWords.length, englishCodeWords.length]).toEqual([256, 256])
    const all = [...germanCodeWords, ...englishCodeWords]
    expect(new Set(all.map((word) => word.toLowerCase())).size).toBe(512)
    expect(all.every((word) => /^[A-Z][a-z]{1,9}$/.test(word))).toBe(true)
  })
})

describe('a booking in a state', () => {
  const states = BookingState.options
  const allowed: Record<string, Step[]> = {
    unconfirmed: [
      'confirm',
      'approve',
      'decline',
      'ask',
      'answer',
      'move',
      'change',
      'cancel',
      'extend',
      'remind',
      'expire',
    ],
    requested: [
      'approve',
      'decline',
      'ask',
      'answer',
      'move',
      'change',
      'cancel',
      'extend',
      'remind',
      'expire',
    ],
    approved: ['ask', 'answer', 'move', 'change', 'cancel', 'extend'],
    declined: [],
    cancelled: [],
    expired: [],
  }

  it.each(states)('%s takes only its own steps', (state) => {
    const taken = (Object.keys(steps) as Step[]).filter((step) => mayTake(step, state))
    expect(taken).toEqual(allowed[state])
  })
})

describe('a deadline', () => {
  const now = '2026-12-01T09:00:00.000Z'
  const house = { ...aHouse(), version: 1 }
  const rooms = [{ ...aRoom(), id: 'saal', house: 'aef', position: 0, version: 1 }]
  const terms = { house, rooms, now }

  it.each([
    ['unconfirmed', '2026-12-20', '10:00', '2026-12-01T10:00:00.000Z', undefined],
    ['requested', '2026-12-20', '10:00', '2026-12-04T09:00:00.000Z', '2026-12-03T09:00:00.000Z'],
    // What is asked for shortly before waits until then: by when nobody could answer is not promised.
    ['requested', '2026-12-02', '10:00', '2026-12-01T21:00:00.000Z', undefined],
    ['requested', '2026-12-01', '09:30', '2026-12-01T11:00:00.000Z', undefined],
    ['approved', '2026-12-20', '10:00', undefined, undefined],
  ] as const)('of a booking that is %s for %s %s is %s', (state, date, from, deadline, remindAt) => {
    const occurrence = { key: `${date}T${from}`, date, from, to: '12:00', state }
    const contact = { name: 'Mia', email: 'mia@gruppe.example' }
    const waiting = waitingOf({ rooms: ['saal'], contact, state, occurrences: [occurrence] }, terms)
    expect(waiting).toEqual({ ...(deadline ? { deadline } : {}), ...(remindAt ? { remindAt } : {}) })
  })
})

describe('a request', () => {
  it.each([
    [{ date: '2026-02-30' }, 'date'],
    [{ from: '19:10' }, 'from'],
    [{ to: '24:15' }, 'to'],
    [{ rooms: [] }, 'rooms'],
    [{ rooms: ['a', 'a'] }, 'rooms'],
    [{ purpose: '   ' }, 'purpose'],
    [{ purpose: 'zwei\nZeilen' }, 'purpose'],
    [{ purpose: 'halb \ud800' }, 'purpose'],
    [{ attendees: 0 }, 'attendees'],
    [{ setUpMinutes: 10 }, 'setUpMinutes'],
    [{ contact: { name: 'A', email: 'keine' } }, 'contact.email'],
    [{ contact: { name: 'A', phone: 'ruf an' } }, 'contact.phone'],
  ])('with %o is not one, because of %s', (change, path) => {
    const parsed = BookingRequest.safeParse({ ...aRequest(), ...change })
    expect(parsed.error?.issues.map((issue) => issue.path.join('.'))).toContain(path)
  })

  it('has the same fingerprint in whatever order its fields come', () => {
    const request = aRequest()
    const turned = Object.fromEntries(Object.entries(request).toReversed()) as typeof request
    expect(fingerprintOf(turned)).toBe(fingerprintOf(request))
    expect(fingerprintOf({ ...request, purpose: 'Anderes' })).not.toBe(fingerprintOf(request))
  })
})

it('the history names what differs, old and new, and nothing else', () => {
  const before = { purpose: 'Spiele', note: 'Mit Tee', rooms: ['a'], attendees: 3 }
  const after = { purpose: 'Spiele', note: '', rooms: ['a', 'b'], attendees: 4 }
  expect(fieldChanges(before, after, ['purpose', 'note', 'rooms', 'attendees'])).toEqual([
    { field: 'note', old: 'Mit Tee' },
    { field: 'rooms', old: 'a', new: 'a, b' },
    { field: 'attendees', old: '3', new: '4' },
  ])
})
