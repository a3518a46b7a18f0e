import { describe, expect, it } from 'vitest'
import { newMeeting } from '../../functions/meetings/rules/new-meeting.ts'
import type { Founder } from '../../functions/meetings/rules/new-meeting.ts'
import { programmeView } from '../../functions/meetings/rules/programme-view.ts'
import { meetingView } from '../../functions/meetings/rules/view.ts'
import type { Counts } from '../../functions/meetings/schema/counts.ts'
import { Refusal } from '../../shared/refusal.ts'
import { aBooking, aCard, aDate, anEntry, anOpenDate, aStored, terms, zone } from './values.ts'

const now = '2026-12-01T09:00:00.000Z'
const first = '2026-12-08T15:00'
const venue = { kind: 'rooms', rooms: ['teekueche'] } as const
const counts: Counts = {
  house: 'aef',
  meeting: 'm',
  key: first,
  taken: 2,
  regulars: 0,
  waiting: 1,
  keys: 0,
  terms: 0,
}

describe('a meeting as programs read it', () => {
  const proposed = { words: { de: { title: 'KAUFT' }, en: { title: 'BUY' } }, facets: {} }
  const meeting = aStored({ proposed, registration: { ...terms, places: 5 } })
  const dates = [anOpenDate(first), anOpenDate('2026-12-15T15:00', { state: 'requested' })]
  const entry = anEntry({ bookings: [aBooking('b', dates)] })
  const seen = { counts: new Map([[first, counts]]), zone, now }
  const view = (inside: boolean, of = meeting, under = entry) => meetingView(of, under, { ...seen, inside })

  it('tells others no date that is nobody’s business, and nothing that is only proposed', () => {
    const outside = view(false)
    expect(outside.dates.map(({ key, places }) => [key, places])).toEqual([
      [first, { all: 5, taken: 2, waiting: 1 }],
    ])
    expect(outside).not.toHaveProperty('proposed')
  })

  it('tells those inside all of it', () => {
    const inside = view(true)
    expect(inside.dates.map(({ state }) => state)).toEqual(['planned', 'requested'])
    expect(inside.proposed).toEqual({ title: 'KAUFT', english: { title: 'BUY' } })
    const german = { words: { de: { title: 'KAUFT' } }, facets: {} }
    expect(view(true, { ...meeting, proposed: german }).proposed).toEqual({ title: 'KAUFT' })
    expect(view(true, aStored())).not.toHaveProperty('proposed')
  })

  it('says of a date only what is other than of the meeting', () => {
    const remarks = [{ from: first, to: first, title: 'Technik', note: 'Mit Tasse.' }]
    const [other, plain] = view(true, meeting, { ...entry, remarks }).dates
    expect(other).toMatchObject({ title: 'Technik', note: 'Mit Tasse.' })
    expect(plain).not.toHaveProperty('title')
  })

  it('names the booking that goes furthest', () => {
    const near = aBooking('near', ['2026-12-22T15:00', first])
    const far = aBooking('far', ['2026-12-29T15:00', '2026-12-01T15:00'])
    const none = aBooking('none', [])
    for (const bookings of [
      [near, far, none],
      [none, far, near],
      [far, none, near],
    ])
      expect(view(true, meeting, anEntry({ bookings })).booking).toBe('far')
    expect(view(true, meeting, anEntry({ bookings: [none] })).booking).toBe('none')
    expect(view(true, meeting, anEntry({ bookings: [] }))).not.toHaveProperty('booking')
  })

  it('says what the meeting says', () => {
    const said = { group: 'g', cost: '2 Euro', suggestionsUntil: '2026-12-05', hosts: ['Mia'] }
    const words = { de: { title: 'Sprachcafé', practical: 'Hinten.' }, en: { title: 'Language café' } }
    expect(view(false, aStored({ ...said, words }))).toMatchObject({
      ...said,
      title: 'Sprachcafé',
      practical: 'Hinten.',
      english: { title: 'Language café' },
      state: 'published',
      venue,
    })
  })
})

describe('a programme as programs read it', () => {
  it('says of each date what it is and for whom', () => {
    const card = aCard({ audience: ['seniors'], languages: ['uk'], access: ['step-free'], needsKey: true })
    const places = { all: 5, taken: 2, waiting: 0 }
    const date = { ...aDate(first, { note: 'Mit Tasse.' }), card, places }
    expect(programmeView([date, { ...aDate('2026-12-15T15:00'), card: aCard() }]).dates).toEqual([
      {
        meeting: 'm00000000001',
        key: first,
        title: 'Sprachcafé',
        date: '2026-12-08',
        from: '15:00',
        to: '17:00',
        venue,
        state: 'planned',
        audience: ['seniors'],
        languages: ['uk'],
        access: ['step-free'],
        note: 'Mit Tasse.',
        places,
      },
      expect.not.objectContaining({ note: expect.anything(), places: expect.anything() }),
    ])
  })
})

describe('a meeting as it begins', () => {
  const founder: Founder = {
    contact: { name: 'Mia' },
    contactId: 'c',
    byManager: false,
    language: 'de',
    isDecided: true,
  }
  const begun = (asked: object, change: Partial<Founder> = {}) =>
    newMeeting(
      { title: 'Sprachcafé', venue: { ...venue, rooms: ['teekueche'] }, ...asked },
      { id: 'm', house: 'aef', founder: { ...founder, ...change }, now },
    )

  it('is as usual where nothing is said', () => {
    expect(begun({})).toEqual({
      id: 'm',
      house: 'aef',
      state: 'published',
      words: { de: { title: 'Sprachcafé' } },
      venue,
      registration: terms,
      needsKey: false,
      audience: [],
      languages: [],
      access: [],
      hosts: [],
      contact: { name: 'Mia' },
      contactId: 'c',
      language: 'de',
      origin: 'public',
      createdAt: now,
      updatedAt: now,
      version: 1,
    })
  })

  it('has all that is said', () => {
    const said = {
      registration: { ...terms, places: 3 },
      needsKey: true,
      audience: ['seniors'],
      languages: ['uk'],
      access: ['step-free'],
      hosts: ['Mia'],
      cost: '2 Euro',
      suggestionsUntil: '2026-12-05',
    }
    const german = { description: 'Bei Tee.', practical: 'Hinten.' }
    const of = { group: 'g', enteredBy: 'h', personId: 'p' }
    const meeting = begun({ ...said, ...german, english: { title: 'Language café' } }, of)
    expect(meeting).toMatchObject({ ...said, ...of })
    expect(meeting.words).toEqual({ de: { title: 'Sprachcafé', ...german }, en: { title: 'Language café' } })
  })

  it('is a draft until somebody has decided, and says who founded it', () => {
    expect(begun({}, { isDecided: false })).toMatchObject({ state: 'draft', origin: 'public' })
    expect(begun({}, { byManager: true, language: 'en' })).toMatchObject({
      origin: 'manager',
      language: 'en',
    })
  })

  it('is somewhere', () => {
    expect(() => begun({ venue: undefined })).toThrow(Refusal)
  })
})
