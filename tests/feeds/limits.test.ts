import { expect, it } from 'vitest'
import type { Booking } from '../../functions/bookings/schema.ts'
import type { RoomUse } from '../../functions/feeds/rules/uses.ts'
import { publicCalendar } from '../../functions/feeds/views/public-calendar.ts'
import { staffCalendar } from '../../functions/feeds/views/staff-calendar.ts'
import { addDays } from '../../shared/time/civil.ts'
import { aHouse, aRoom } from '../support/builders.ts'
import { eventsIn } from './reading.ts'
import { itInTurn } from '../support/in-turn.ts'

const house = { ...aHouse(), version: 1 }
const room = { ...aRoom(), id: 'seminarraum', house: 'aef', position: 1, version: 1 }
const publicUrl = 'https://treff.example'

function useOn(index: number): RoomUse {
  const date = addDays('2026-11-01', Math.floor(index / 4))
  const hour = 8 + (index % 4) * 3
  const when = { date, from: `${String(hour).padStart(2, '0')}:00`, to: `${hour + 3}:00` }
  const id = String(index).padStart(12, '0')
  const rest = {
    kind: 'booking',
    state: 'approved',
    label: undefined,
    isOneOfSeveral: false,
    sequence: 0,
  } as const
  return {
    id,
    name: id,
    when,
    date,
    ...rest,
    rooms: [room],
    at: `2026-11-01T10:00:00.${String(index % 1000).padStart(3, '0')}Z`,
  }
}

const base = { language: 'de', house, rooms: [room], series: [], publicUrl } as const
const uses = (count: number) => Array.from({ length: count }, (_, index) => useOn(index))

itInTurn('999 events are all there', () => {
  const text = publicCalendar({ ...base, uses: uses(999) })
  const events = eventsIn(text)
  expect(events).toHaveLength(999)
  expect(events.at(-1)!.uid).toBe('000000000998@treff.example')
})

itInTurn('of more the far future is left out, and an event says how many and where they are', () => {
  const text = publicCalendar({ ...base, room, uses: uses(1500) })
  const events = eventsIn(text)
  expect(events).toHaveLength(999)
  expect(events.slice(0, 998).map(({ uid }) => uid)).toEqual(uses(998).map(({ id }) => `${id}@treff.example`))
  expect(events.at(-1)).toMatchObject({
    uid: 'cut-aef-seminarraum@treff.example',
    summary: 'Ab hier fehlen 502 Termine',
    description:
      'Der Kalender wäre sonst zu lang. Alle Termine stehen auf https://treff.example/aef/rooms/seminarraum',
    start: useOn(998).date,
    transp: 'TRANSPARENT',
  })
})

it('a megabyte is never reached, however much people wrote', () => {
  const note = 'Ä'.repeat(1000)
  const bookings = new Map(
    uses(900).map(({ id, date }) => {
      const booking = {
        id,
        purpose: 'Fest',
        contact: { name: 'Wir' },
        note,
        sequence: 1,
        updatedAt: `${date}T10:00:00.000Z`,
      }
      return [
        id,
        {
          setUpMinutes: 0,
          tidyUpMinutes: 0,
          occurrences: [] as Booking['occurrences'],
          ...booking,
        } as Booking,
      ]
    }),
  )
  const text = staffCalendar({
    language: 'en',
    house,
    rooms: [room],
    uses: uses(900),
    bookings,
    blocks: new Map(),
    publicUrl,
  })
  const events = eventsIn(text)
  expect(Buffer.byteLength(text)).toBeLessThan(1_000_000)
  expect(Buffer.byteLength(text)).toBeGreaterThan(950_000)
  expect(events.at(-1)!.summary).toBe(`${900 - events.length + 1} events are missing from here on`)
})
