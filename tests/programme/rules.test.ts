import { describe, expect, it } from 'vitest'
import type { Meeting } from '../../functions/meetings/schema.ts'
import type { DateState, MeetingDate } from '../../functions/meetings/schema/entry.ts'
import { eventData } from '../../functions/programme/rules/event-data.ts'
import { isFull, offersOtherDays } from '../../functions/programme/rules/other-days.ts'
import { rhythmOf } from '../../functions/meetings/rules/rhythm.ts'
import { addDays } from '../../shared/time/civil.ts'
import { aMeetingDate, anEntry } from '../followers/rules/an-entry.ts'

const zone = 'Europe/Berlin'

describe('the rhythm of dates', () => {
  const dates = (...steps: number[]) =>
    steps.reduce((all, step) => [...all, addDays(all.at(-1)!, step)], ['2026-12-01'])
  const [weekly, fortnightly] = [
    { every: 'week', weekday: 'tu' },
    { every: 'two-weeks', weekday: 'tu' },
  ]

  it.each([
    ['weekly', dates(7, 7), weekly],
    ['every second week', dates(14, 14), fortnightly],
    ['none of two dates', dates(7), undefined],
    ['none of one', dates(), undefined],
    ['none of none', [], undefined],
    ['none where two differ', dates(7, 14), undefined],
    ['weekly, though seven of ten are', dates(7, 7, 7, 7, 7, 7, 7, 14, 14, 14), weekly],
    ['none where six of ten are', dates(7, 7, 7, 7, 7, 7, 14, 14, 14, 14), undefined],
    ['every second week, though seven of ten are', dates(14, 14, 14, 14, 14, 14, 14, 7, 7, 7), fortnightly],
    ['none where one of three stands out', dates(7, 14, 7), undefined],
    ['none of days', dates(1, 1, 1), undefined],
  ])('is %s', (_, given, expected) => {
    expect(rhythmOf(given)).toEqual(expected)
  })

  it('has the weekday of the first date', () => {
    expect(rhythmOf(['2026-12-03', '2026-12-10', '2026-12-17'])?.weekday).toBe('th')
  })
})

describe('other days are offered', () => {
  const registration = anEntry().card.registration
  const full = { all: 5, taken: 5, waiting: 0 }
  const asked = { registration, zone, now: '2026-12-08T15:59:59.999Z', isClosed: false }
  const date = aMeetingDate('2026-12-08')
  const noList = { ...registration, waitingList: false }

  it.each([
    ['not where one can come', date, asked, false],
    ['of a date that is over', date, { ...asked, now: '2026-12-08T16:00:00.000Z' }, true],
    ['of a date that is cancelled', { ...date, state: 'cancelled' as const }, asked, true],
    ['not of one that was moved', { ...date, state: 'moved' as const }, asked, false],
    ['of a full one without a waiting list', date, { ...asked, places: full, registration: noList }, true],
    ['not of a full one with a waiting list', date, { ...asked, places: full }, false],
    [
      'not without a waiting list where there is room',
      date,
      { ...asked, places: { ...full, taken: 4 }, registration: noList },
      false,
    ],
    [
      'not without a waiting list where there is always room',
      date,
      { ...asked, registration: noList },
      false,
    ],
    [
      'not of a full one to which nobody can say that they come yet',
      date,
      { ...asked, places: full, registration: noList, isClosed: true },
      false,
    ],
  ])('%s', (_, of, what, expected) => {
    expect(offersOtherDays(of, what)).toBe(expected)
  })

  it('full is what has as many as it has places, or more', () => {
    const places = [undefined, { ...full, taken: 4 }, full, { ...full, taken: 6 }]
    expect(places.map((each) => isFull(each))).toEqual([false, false, true, true])
  })
})

describe('for search engines', () => {
  const house = { name: 'Forum', address: 'Am Schulzentrum 16', timeZone: zone }
  const { venue } = aMeetingDate('2026-12-08')
  const meeting = {
    venue,
    languages: ['de'],
    words: { de: { title: 'Sprachcafé', description: 'Deutsch sprechen.' } },
  } as unknown as Meeting
  const data = (date: Partial<MeetingDate>, of: Partial<Meeting> = {}) =>
    eventData(
      { meeting: { ...meeting, ...of }, date: aMeetingDate('2026-12-08', date), house },
      'https://x.example/d',
    ) as Record<string, unknown>
  const organizer = { '@type': 'Organization', name: 'Forum' }

  it('a date is told with all that everybody may read', () => {
    expect(data({ title: { de: 'Fest' } })).toEqual({
      '@context': 'https://schema.org',
      '@type': 'Event',
      name: 'Fest',
      url: 'https://x.example/d',
      startDate: '2026-12-08T14:00:00.000Z',
      endDate: '2026-12-08T16:00:00.000Z',
      eventStatus: 'https://schema.org/EventScheduled',
      eventAttendanceMode: 'https://schema.org/OfflineEventAttendanceMode',
      location: { '@type': 'Place', name: 'Forum', address: 'Am Schulzentrum 16' },
      isAccessibleForFree: true,
      inLanguage: ['de'],
      organizer,
      description: 'Deutsch sprechen.',
    })
  })

  it('what was not said is not told', () => {
    const told = data({}, { words: { de: { title: 'x' } } })
    expect(Object.keys(told)).not.toContain('description')
    expect(Object.keys(told)).not.toContain('previousStartDate')
  })

  it('what costs something is not free', () => {
    expect(data({}, { cost: '3 Euro' })['isAccessibleForFree']).toBe(false)
  })

  it.each([
    [
      { kind: 'outdoors', place: 'Park', address: 'Am Tor 1' },
      { '@type': 'Place', name: 'Park', address: 'Am Tor 1' },
    ],
    [
      { kind: 'outdoors', place: 'Park' },
      { '@type': 'Place', name: 'Park', address: 'Am Schulzentrum 16' },
    ],
    [
      { kind: 'partner', place: 'Kirche' },
      { '@type': 'Place', name: 'Kirche', address: 'Am Schulzentrum 16' },
    ],
    [{ kind: 'online' }, { '@type': 'VirtualLocation', url: 'https://x.example/d' }],
  ] as const)('%j is a place', (elsewhere, location) => {
    expect(data({ venue: elsewhere })['location']).toEqual(location)
  })

  it.each([
    ['as planned', {}, {}, 'Scheduled', undefined],
    ['cancelled', { state: 'cancelled' }, {}, 'Cancelled', undefined],
    [
      'moved to another time',
      { state: 'moved', from: '16:00' },
      {},
      'Rescheduled',
      '2026-12-08T14:00:00.000Z',
    ],
    [
      'moved to another day',
      { state: 'moved', date: '2026-12-09' },
      {},
      'Rescheduled',
      '2026-12-08T14:00:00.000Z',
    ],
    ['moved to another room', { state: 'moved' }, {}, 'Scheduled', undefined],
    ['cancelled after it was moved', { state: 'cancelled', from: '16:00' }, {}, 'Cancelled', undefined],
    ['online for once', { state: 'moved', venue: { kind: 'online' } }, {}, 'MovedOnline', undefined],
    [
      'online as always',
      { venue: { kind: 'online' } },
      { venue: { kind: 'online' } },
      'Scheduled',
      undefined,
    ],
    [
      'online at another time',
      { state: 'moved', from: '16:00', venue: { kind: 'online' } },
      {},
      'Rescheduled',
      '2026-12-08T14:00:00.000Z',
    ],
  ] as const)('%s', (_, date, of, status, previous) => {
    const told = data(date as Partial<MeetingDate> & { state?: DateState }, of as Partial<Meeting>)
    expect(told['eventStatus']).toBe(`https://schema.org/Event${status}`)
    expect(told['previousStartDate']).toBe(previous)
    const isOnline = 'venue' in date
    expect(told['eventAttendanceMode']).toContain(isOnline ? '/OnlineEvent' : '/OfflineEvent')
  })
})
