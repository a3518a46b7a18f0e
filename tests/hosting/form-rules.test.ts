import { describe, expect, it } from 'vitest'
import type { OpenForm } from '../../functions/hosting/contract/open.ts'
import { isOpen, meetingOfWish, registrationFor, saidOf } from '../../functions/hosting/rules/open.ts'
import { repeatOf } from '../../functions/hosting/rules/repeat.ts'
import { dutiesSeenOf, filledOf, movedFrom, requireSame, seenOf } from '../../functions/hosting/rules/seen.ts'
import type { MeetingDate } from '../../functions/meetings/schema/entry.ts'
import { aDate, aStored } from '../meetings/values.ts'

describe('how often a form says', () => {
  const when = { from: '15:00', to: '17:00' }
  const until = '2027-01-31'

  it('is a rule', () => {
    expect(repeatOf(when)).toBeUndefined()
    expect(repeatOf({ ...when, until })).toBeUndefined()
    const rule = { until, mode: 'all' }
    expect(repeatOf({ ...when, every: 'week', until })).toEqual({ ...rule, every: 'week', interval: 1 })
    expect(repeatOf({ ...when, every: 'two-weeks', until })).toEqual({ ...rule, every: 'week', interval: 2 })
    expect(repeatOf({ ...when, every: 'month', until })).toEqual({
      ...rule,
      every: 'month',
      monthly: 'weekday',
    })
  })

  it('needs an end, and times that run forwards', () => {
    expect(() => repeatOf({ ...when, every: 'week' })).toThrow(
      expect.objectContaining({ code: 'required', facts: { pointer: '/until' } }),
    )
    for (const to of ['15:00', '14:45'])
      expect(() => repeatOf({ from: '15:00', to })).toThrow(
        expect.objectContaining({ facts: { pointer: '/to', reason: 'ends-before-it-begins' } }),
      )
    expect(repeatOf({ from: '15:00', to: '15:15' })).toBeUndefined()
  })
})

describe('a form that says whether others may come', () => {
  const open: OpenForm = { others: 'yes' }

  it('says yes, no or nothing', () => {
    expect([isOpen({ open }), isOpen({ open: { others: 'no' } }), isOpen({ open: {} }), isOpen({})]).toEqual([
      true,
      false,
      false,
      false,
    ])
  })

  it('is called as what it is for, where it has no title', () => {
    expect(saidOf(open, 'Tee trinken')).toEqual({ title: 'Tee trinken' })
    const said = {
      title: 'Teerunde',
      description: 'Bei Tee.',
      audience: ['seniors'],
      languages: ['uk'],
      needsKey: true,
    }
    expect(saidOf({ ...open, ...said }, 'Tee trinken')).toEqual(said)
  })

  it('wants people to say that they come where places are counted', () => {
    expect(registrationFor(undefined)).toEqual({})
    const registration = {
      mode: 'wanted',
      places: 7,
      newcomersUntilHours: 24,
      closesMinutesBefore: 0,
      waitingList: true,
    }
    expect(registrationFor(7)).toEqual({ registration })
    expect(saidOf({ ...open, places: 7 }, 'Tee')).toEqual({ title: 'Tee', registration })
  })

  it('makes a meeting of a wish for rooms', () => {
    const when = { date: '2026-12-08', from: '15:00', to: '17:00' }
    const wish = { rooms: ['teekueche'], ...when, purpose: 'Tee trinken' }
    const venue = { kind: 'rooms', rooms: ['teekueche'] }
    expect(meetingOfWish(wish, open)).toEqual({ title: 'Tee trinken', venue, ...when })
    const more = {
      contact: { name: 'Mia' },
      repeat: { every: 'week' as const, count: 2, mode: 'all' as const },
      language: 'en' as const,
      group: 'g',
    }
    expect(meetingOfWish({ ...wish, ...more }, { ...open, title: 'Teerunde' })).toEqual({
      title: 'Teerunde',
      venue,
      ...when,
      ...more,
    })
  })
})

describe('a page of a date', () => {
  const key = '2026-12-08T15:00'
  const meeting = aStored()
  const date = aDate(key, { note: 'Hinten.', title: { de: 'Technik' } })

  it('is filled with what is said of it, and with a title only where it is its own', () => {
    const { venue } = date
    const filled = {
      date: '2026-12-08',
      from: '15:00',
      to: '17:00',
      at: venue,
      note: 'Hinten.',
      title: 'Technik',
    }
    expect(filledOf(date, meeting)).toEqual(filled)
    expect(filledOf({ ...date, title: { de: 'Sprachcafé' } }, meeting)).toEqual({ ...filled, title: '' })
  })

  it.each<[string, Partial<MeetingDate>, boolean]>([
    ['another day', { date: '2026-12-09' }, true],
    ['another beginning', { from: '16:00' }, true],
    ['another end', { to: '18:00' }, true],
    ['another place', { venue: { kind: 'online' } }, true],
    ['another note', { note: 'Vorn.' }, true],
    ['no note', { note: undefined }, true],
    ['another title', { title: { de: 'Spiele' } }, true],
    ['another state', { state: 'cancelled' }, true],
    ['another booking', { booking: 'c' }, false],
    ['nobody who answers', { quiet: true }, false],
  ])('with %s was changed since: %s %s', (_, change, is) => {
    expect(seenOf({ ...date, ...change }, meeting) !== seenOf(date, meeting)).toBe(is)
  })

  it('of what is needed was changed with each number and name', () => {
    const seen = dutiesSeenOf([{ duty: 'tea', needed: 2 }])
    expect(dutiesSeenOf([{ duty: 'tea', needed: 2, label: 'Tee' }])).toBe(seen)
    const others = [
      [{ duty: 'tea', needed: 3 }],
      [{ duty: 'music', needed: 2 }],
      [],
      [
        { duty: 'tea', needed: 2 },
        { duty: 'key', needed: 1 },
      ],
    ]
    for (const other of others) expect(dutiesSeenOf(other)).not.toBe(seen)
  })

  it('is taken where it is what is there', () => {
    expect(() => requireSame('a', 'a')).not.toThrow()
    expect(() => requireSame(3, 3)).not.toThrow()
    expect(() => requireSame('a', 'b')).toThrow(expect.objectContaining({ code: 'changed-meanwhile' }))
    expect(() => requireSame(3, 4)).toThrow(expect.objectContaining({ code: 'changed-meanwhile' }))
  })

  it('moves no more than what is other than it showed', () => {
    const same = { date: '2026-12-08', from: '15:00', to: '17:00', note: 'Hinten.' }
    const { venue } = date
    expect(movedFrom(date, { ...same, venue })).toEqual({})
    expect(movedFrom(date, { ...same, venue, scope: 'following' })).toEqual({ scope: 'following' })
    expect(movedFrom(date, same)).toEqual({})
    const other = { date: '2026-12-09', from: '16:00', to: '18:00', note: 'Vorn.' }
    for (const [name, value] of Object.entries(other))
      expect(movedFrom(date, { ...same, [name]: value })).toEqual({ [name]: value })
    expect(movedFrom(date, { ...same, venue: { kind: 'online' } })).toEqual({ venue: { kind: 'online' } })
    expect(movedFrom(date, { ...other, venue, scope: 'all' })).toEqual({ ...other, scope: 'all' })
  })
})
