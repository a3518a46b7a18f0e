import { createHash } from 'node:crypto'
import { expect, it } from 'vitest'
import type { Block } from '../../functions/blocks/schema.ts'
import type { Booking } from '../../functions/bookings/schema.ts'
import { edition } from '../../functions/feeds/rules/tag.ts'
import type { RoomUse } from '../../functions/feeds/rules/uses.ts'
import { publicCalendar } from '../../functions/feeds/views/public-calendar.ts'
import { staffCalendar } from '../../functions/feeds/views/staff-calendar.ts'
import { aHouse, aRoom } from '../support/builders.ts'

const house = { ...aHouse({ phone: '02131 000-0' }), version: 1 }
const room = { ...aRoom(), id: 'seminarraum', house: 'aef', position: 1, version: 1 }
const publicUrl = 'https://treff.example'
const at = '2026-12-01T09:00:00.000Z'
const when = { date: '2026-12-05', from: '19:00', to: '21:00' }
const use: RoomUse = {
  id: '000000000001',
  name: '000000000001',
  kind: 'booking',
  state: 'approved',
  label: 'Spiele',
  rooms: [room],
  when,
  date: when.date,
  isOneOfSeveral: false,
  at,
  sequence: 3,
}
const uses: RoomUse[] = [
  use,
  {
    ...use,
    id: '000000000002',
    name: '000000000002',
    label: undefined,
    rooms: [room, { ...room, name: 'Teeküche' }],
  },
  { ...use, id: '000000000003', name: '000000000003', state: 'requested' },
  { ...use, id: '000000000003', name: '000000000003+', state: 'requested' },
  {
    ...use,
    id: '000000000004',
    name: '000000000004',
    kind: 'block',
    label: 'Zu',
    when: { from: '2026-12-24', to: '2026-12-27' },
  },
]
const booking = {
  id: '000000000003',
  purpose: 'Nähen',
  groupName: 'Nähcafé',
  attendees: 1,
  note: 'Bitte; danke',
  sequence: 2,
  contact: { name: 'Wir', phone: '02131 000-1' },
  setUpMinutes: 30,
  tidyUpMinutes: 15,
  updatedAt: at,
  rooms: ['seminarraum'],
  occurrences: [
    { key: '2026-12-05T19:00', date: '2026-12-05', from: '19:00', to: '21:00', state: 'requested' },
  ],
} as Booking
const tuesdays = ['2026-12-01', '2026-12-08', '2026-12-22', '2026-12-29'].map((date) => ({
  key: `${date}T19:00`,
  date,
  from: '19:00',
  to: '21:00',
  state: 'approved' as const,
}))
const series: Booking = {
  ...booking,
  id: '000000000005',
  repeat: { every: 'week', until: '2026-12-29', mode: 'all' },
  occurrences: [
    ...tuesdays,
    { ...tuesdays[0]!, key: '2027-01-05T19:00', date: '2027-01-06', rooms: ['teekueche'], label: 'Tee' },
    { ...tuesdays[0]!, key: '2027-01-12T19:00', date: '2027-01-12', state: 'requested', purpose: 'Fest' },
  ],
  history: [{ id: 'a', at, by: { kind: 'manager' }, what: 'approved', state: 'approved' }],
}
const block = { id: '000000000004', reason: 'Urlaub', by: 'Hausleitung' } as Block

/** Of everything that these calendars write, in the edition that the code names. */
const known = { edition: 4, bytes: 'cb25ea936515ab44' }

it('what calendars write is what its edition wrote: after a change raise `edition` in rules/tag.ts, then the sum here', () => {
  const words = {
    bookings: new Map([
      [booking.id, booking],
      [series.id, series],
    ]),
    blocks: new Map([[block.id, block]]),
  }
  const rooms = [room]
  const all = { house, rooms, uses, series: [series], publicUrl }
  // The words of the other languages may get better without a calendar being fetched anew for it.
  const files = (['de', 'en'] as const).flatMap((language) => [
    publicCalendar({ language, ...all }),
    publicCalendar({ language, room, ...all }),
    publicCalendar({ language, ...all, uses: Array.from({ length: 1001 }, () => use) }),
    staffCalendar({ language, house, rooms, uses, ...words, publicUrl }),
  ])
  const bytes = createHash('sha256').update(files.join('')).digest('hex').slice(0, 16)
  expect({ edition, bytes }).toEqual(known)
})
