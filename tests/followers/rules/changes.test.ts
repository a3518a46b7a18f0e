import { describe, expect, it } from 'vitest'
import { changesBetween, isElsewhere } from '../../../functions/followers/rules/changes.ts'
import type { Entry } from '../../../functions/meetings/schema/entry.ts'
import { aBooking, aDate, anEntry } from './an-entry.ts'

const draft = anEntry({ card: { state: 'draft' } })
/** Published by its people, and nobody of the house has said yes. */
const unannounced = anEntry({ bookings: [aBooking([aDate('2026-12-08')], { announced: false })] })
const paused = anEntry({ card: { state: 'paused' } })
const ended = anEntry({ card: { state: 'ended' } })
const published = anEntry()

describe('of a meeting others hear', () => {
  it.each([
    ['when it is shown for the first time', undefined, published, 'published'],
    ['when it was a draft', draft, published, 'published'],
    ['when nobody had said yes', unannounced, published, 'published'],
    ['when it pauses', published, paused, 'paused'],
    ['when it goes on', paused, published, 'resumed'],
    ['when it is over', published, ended, 'ended'],
    ['when it pauses and is over', paused, ended, 'ended'],
    ['nothing of a draft', draft, draft, undefined],
    ['nothing when it becomes one again', published, draft, undefined],
    ['nothing of what nobody has said yes to', undefined, unannounced, undefined],
    ['nothing of what was never shown and pauses', undefined, paused, undefined],
    ['nothing of a draft that ends', draft, ended, undefined],
    ['nothing where nothing changed', published, anEntry(), undefined],
    ['nothing of a pause that goes on', paused, anEntry({ card: { state: 'paused' } }), undefined],
  ])('%s', (_, before, after, life) => {
    expect(changesBetween(before, after)).toEqual(
      life === undefined ? undefined : { entry: after, dates: [], life },
    )
  })

  it.each([
    ['another title', { title: { de: 'Teestunde' } }, { renamed: { de: 'Sprachcafé' } }],
    [
      'another title in English',
      { title: { de: 'Sprachcafé', en: 'Tea' } },
      { renamed: { de: 'Sprachcafé' } },
    ],
    ['other facets', { hosts: ['Mia'] }, undefined],
  ])('%s', (_, card, change) => {
    const after = anEntry({ card })
    expect(changesBetween(published, after)).toEqual(change && { entry: after, dates: [], ...change })
  })

  it.each([
    ['none', 'needed', 'needed'],
    ['wanted', 'needed', 'needed'],
    ['needed', 'none', 'free'],
    ['needed', 'wanted', 'free'],
    ['none', 'wanted', undefined],
    ['needed', 'needed', undefined],
  ] as const)('whether they have to say that they come: %s, then %s is %s', (was, is, signUp) => {
    const of = (mode: typeof was) =>
      anEntry({ card: { registration: { ...published.card.registration, mode } } })
    expect(changesBetween(of(was), of(is))?.signUp).toBe(signUp)
  })
})

describe('that a meeting goes on with a further booking', () => {
  const more = (change: object = {}, dates = [aDate('2027-01-05'), aDate('2027-01-12')]) =>
    anEntry({ bookings: [...published.bookings, aBooking(dates, { booking: 'second', ...change })] })

  it('is told with its last date', () => {
    expect(changesBetween(published, more())).toMatchObject({ until: '2027-01-12', dates: [] })
  })

  it.each([
    [
      'waits for its first yes',
      published,
      more({ announced: false }, [aDate('2027-01-05', { state: 'requested' })]),
      undefined,
    ],
    ['gets it', more({ announced: false }), more(), '2027-01-12'],
    ['was told before', more(), more({ seq: 1 }), undefined],
    ['has more dates by now', more({}, [aDate('2027-01-05')]), more(), undefined],
    [
      'has a last date that is cancelled',
      published,
      more({}, [aDate('2027-01-05'), aDate('2027-01-12', { state: 'cancelled' })]),
      '2027-01-05',
    ],
    [
      'has only dates that are cancelled',
      published,
      more({}, [aDate('2027-01-05', { state: 'cancelled' })]),
      undefined,
    ],
    ['comes while it pauses', paused, { ...more(), card: paused.card }, undefined],
  ] as [string, Entry, Entry, string | undefined][])('where it %s: %#', (_, before, after, until) => {
    expect(changesBetween(before, after)?.until).toBe(until)
  })
})

describe('of a date', () => {
  const after = (dates: Parameters<typeof aBooking>[0], change: object = {}) =>
    anEntry({ bookings: [aBooking(dates)], ...change })
  const [eighth, fifteenth] = [aDate('2026-12-08'), aDate('2026-12-15')]
  const remark = (said: object, of = eighth) => ({ remarks: [{ from: of.key, to: of.key, ...said }] })
  const whats = (before: Entry, is: Entry) =>
    changesBetween(before, is)?.dates.map(({ what, key }) => [what, key.slice(8, 10)])

  it.each([
    ['is cancelled', after([{ ...eighth, state: 'cancelled' }, fifteenth]), [['cancelled', '08']]],
    ['begins at another time', after([{ ...eighth, from: '14:00' }, fifteenth]), [['time', '08']]],
    ['ends at another time', after([eighth, { ...fifteenth, to: '18:00' }]), [['time', '15']]],
    ['is on another day', after([{ ...eighth, date: '2026-12-09' }, fifteenth]), [['time', '08']]],
    ['is in another room', after([{ ...eighth, rooms: ['saal'] }, fifteenth]), [['place', '08']]],
    ['has a title of its own', anEntry(remark({ title: 'Fest' })), [['title', '08']]],
    ['has a note', anEntry(remark({ note: 'Mit Tee.' })), [['note', '08']]],
    [
      'has a note and a title: the title is told',
      anEntry(remark({ note: 'Mit Tee.', title: 'Fest' })),
      [['title', '08']],
    ],
    [
      'is elsewhere with a title: the place is told',
      after([{ ...eighth, rooms: ['saal'] }, fifteenth], remark({ title: 'Fest' })),
      [['place', '08']],
    ],
    [
      'is later and elsewhere: the time is told',
      after([{ ...eighth, rooms: ['saal'], to: '18:00' }, fifteenth]),
      [['time', '08']],
    ],
    [
      'is cancelled and was moved: that it is cancelled is told',
      after([{ ...eighth, from: '14:00', state: 'cancelled' }, fifteenth]),
      [['cancelled', '08']],
    ],
    [
      'of two that changed both are told',
      after([
        { ...eighth, state: 'cancelled' },
        { ...fifteenth, to: '18:00' },
      ]),
      [
        ['cancelled', '08'],
        ['time', '15'],
      ],
    ],
    ['is new to them, nothing', after([eighth, fifteenth, aDate('2026-12-22')]), undefined],
    ['is not there any more, nothing', after([eighth]), undefined],
    ['is not to be seen any more, nothing', after([{ ...eighth, state: 'declined' }, fifteenth]), undefined],
  ])('that %s', (_, is, expected) => {
    expect(whats(published, is)).toEqual(expected)
  })

  const off = (change: object = {}) => after([{ ...eighth, state: 'cancelled', ...change }, fifteenth])

  it.each([
    ['takes place after all', off(), published, [['back', '08']]],
    [
      'takes place after all, at another time',
      off(),
      after([{ ...eighth, from: '14:00' }, fifteenth]),
      [['back', '08']],
    ],
    [
      'is cancelled and stays so, whatever else is said',
      off(),
      { ...off({ from: '14:00' }), ...remark({ note: 'Krank.' }) },
      undefined,
    ],
    ['loses its note', anEntry(remark({ note: 'Mit Tee.' })), published, undefined],
    [
      'has another note',
      anEntry(remark({ note: 'Mit Tee.' })),
      anEntry(remark({ note: 'Mit Kakao.' })),
      [['note', '08']],
    ],
    [
      'keeps its note',
      anEntry(remark({ note: 'Mit Tee.' })),
      anEntry(remark({ note: 'Mit Tee.' })),
      undefined,
    ],
    ['loses its title', anEntry(remark({ title: 'Fest' })), published, [['title', '08']]],
    [
      'waited for a yes, and nobody knew',
      after([{ ...eighth, state: 'requested' }, fifteenth]),
      published,
      undefined,
    ],
    ['changes while the meeting pauses', paused, { ...off(), card: paused.card }, [['cancelled', '08']]],
  ] as [string, Entry, Entry, string[][] | undefined][])('that %s', (_, before, is, expected) => {
    expect(whats(before, is)).toEqual(expected)
  })

  it('nothing where all are called otherwise, and it has no title of its own', () => {
    const renamed = anEntry({ card: { title: { de: 'Teestunde' } } })
    expect(changesBetween(published, renamed)).toMatchObject({ dates: [], renamed: { de: 'Sprachcafé' } })
  })

  it('how it was and how it is', () => {
    const is = after([{ ...eighth, from: '14:00' }, fifteenth])
    const [change] = changesBetween(published, is)?.dates ?? []
    expect(change).toMatchObject({
      what: 'time',
      key: '2026-12-08T15:00',
      before: { from: '15:00', state: 'planned' },
      after: { from: '14:00', state: 'moved' },
    })
  })

  it('nothing of the same key under another booking', () => {
    const other = aBooking([{ ...eighth, from: '14:00' }], { booking: 'second' })
    expect(whats(published, anEntry({ bookings: [...published.bookings, other] }))).toEqual([])
  })
})

it.each([
  [{ kind: 'online' }, { kind: 'online' }, false],
  [{ kind: 'rooms', rooms: ['saal'] }, { kind: 'rooms', rooms: ['saal'] }, false],
  [{ kind: 'rooms', rooms: ['saal'] }, { kind: 'rooms', rooms: ['teekueche'] }, true],
  [{ kind: 'outdoors', place: 'Park' }, { kind: 'partner', place: 'Park' }, true],
  [{ kind: 'outdoors', place: 'Park' }, { place: 'Park', kind: 'outdoors' }, false],
] as const)('from %j to %j is elsewhere: %s', (was, is, expected) => {
  expect(isElsewhere({ venue: was as never }, { venue: is as never })).toBe(expected)
})
