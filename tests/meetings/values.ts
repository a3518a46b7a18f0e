import type { OpenDate, OpenDates } from '../../functions/bookings/schema/open-dates.ts'
import type { Meeting } from '../../functions/meetings/schema.ts'
import type { Card, Entry, MeetingDate } from '../../functions/meetings/schema/entry.ts'
import type { Registration } from '../../functions/meetings/schema/registration.ts'

/* Values that the rules of meetings look at, without a table: what a test says nothing about is as it mostly is. */

export const zone = 'Europe/Berlin'
export const terms: Registration = {
  mode: 'none',
  newcomersUntilHours: 24,
  closesMinutesBefore: 0,
  waitingList: true,
}

/** A date as a booking under a meeting has it, by its key: "2026-12-08T15:00", until 17:00. */
export function anOpenDate(key: string, change: Partial<OpenDate> = {}): OpenDate {
  const [date = '', from = ''] = key.split('T')
  return { key, date, from, to: '17:00', state: 'approved', rooms: ['teekueche'], ...change }
}

export function aBooking(
  booking: string,
  dates: readonly (string | OpenDate)[],
  change: Partial<OpenDates> = {},
): OpenDates {
  const own = dates.map((date) => (typeof date === 'string' ? anOpenDate(date) : date))
  const said = { step: 's', seq: 1, at: '2026-12-01T09:00:00.000Z', announced: true }
  return { booking, dates: own, ...said, ...change }
}

export function aCard(change: Partial<Card> = {}): Card {
  const facets = { audience: [], languages: [], access: [], hosts: [] }
  const venue = { kind: 'rooms', rooms: ['teekueche'] } as const
  const said = { title: { de: 'Sprachcafé' }, registration: terms, needsKey: false }
  return {
    id: 'm00000000001',
    state: 'published',
    venue: { ...venue, rooms: ['teekueche'] },
    ...facets,
    ...said,
    ...change,
  }
}

export function anEntry(change: Partial<Entry> = {}): Entry {
  return {
    house: 'aef',
    card: aCard(),
    remarks: [],
    bookings: [aBooking('b', ['2026-12-08T15:00', '2026-12-15T15:00'])],
    changes: 1,
    changedAt: '2026-12-01T09:00:00.000Z',
    ...change,
  }
}

export function aDate(key: string, change: Partial<MeetingDate> = {}): MeetingDate {
  const { rooms: _rooms, state: _state, ...when } = anOpenDate(key)
  const venue = { kind: 'rooms' as const, rooms: ['teekueche'] }
  return {
    ...when,
    meeting: 'm00000000001',
    booking: 'b',
    state: 'planned',
    venue,
    title: { de: 'Sprachcafé' },
    ...change,
  }
}

export function aStored(change: Partial<Meeting> = {}): Meeting {
  const { title: _title, ...card } = aCard()
  return {
    ...card,
    house: 'aef',
    words: { de: { title: 'Sprachcafé', description: 'Deutsch sprechen bei Tee.' } },
    contact: { name: 'Mia' },
    contactId: 'c',
    language: 'de',
    origin: 'public',
    createdAt: '2026-11-01T09:00:00.000Z',
    updatedAt: '2026-11-01T09:00:00.000Z',
    version: 3,
    ...change,
  }
}
