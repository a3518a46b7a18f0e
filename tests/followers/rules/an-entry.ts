import type { OpenDate, OpenDates } from '../../../functions/bookings/schema/open-dates.ts'
import type { Card, Entry, MeetingDate } from '../../../functions/meetings/schema/entry.ts'

/** A meeting in the programme, for tests of the rules alone: nothing is read or written. */

export const aDate = (date: string, change: Partial<OpenDate> = {}): OpenDate => ({
  key: `${date}T15:00`,
  date,
  from: '15:00',
  to: '17:00',
  state: 'approved',
  rooms: ['teekueche'],
  ...change,
})

export const aBooking = (dates: OpenDate[], change: Partial<OpenDates> = {}): OpenDates => ({
  booking: 'bx8ccpqyvk76',
  dates,
  step: '',
  seq: 0,
  at: '2026-12-01T09:00:00.000Z',
  announced: true,
  ...change,
})

const card: Card = {
  id: 'meetingmeeti',
  state: 'published',
  title: { de: 'Sprachcafé' },
  venue: { kind: 'rooms', rooms: ['teekueche'] },
  registration: { mode: 'none', newcomersUntilHours: 24, closesMinutesBefore: 0, waitingList: true },
  needsKey: false,
  audience: [],
  languages: [],
  access: [],
  hosts: [],
}

export const anEntry = (change: Partial<Omit<Entry, 'card'>> & { card?: Partial<Card> } = {}): Entry => ({
  house: 'aef',
  remarks: [],
  bookings: [aBooking([aDate('2026-12-08'), aDate('2026-12-15')])],
  changes: 0,
  changedAt: '2026-12-01T09:00:00.000Z',
  ...change,
  card: { ...card, ...change.card },
})

/** A date with all that is said of it. */
export const aMeetingDate = (date: string, change: Partial<MeetingDate> = {}): MeetingDate => ({
  key: `${date}T15:00`,
  date,
  from: '15:00',
  to: '17:00',
  meeting: card.id,
  booking: 'bx8ccpqyvk76',
  state: 'planned',
  venue: card.venue,
  title: card.title,
  ...change,
})
