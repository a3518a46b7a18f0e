import type { Booking, Occurrence } from '../../functions/bookings/schema.ts'
import type { Room, RoomSettings } from '../../functions/rooms/schema.ts'
import { aRoom } from '../support/builders.ts'
import { beginning } from '../support/world.ts'

export const zone = 'Europe/Berlin'
/** Tuesday morning, ten o'clock in the house. */
export const moment = { now: beginning, zone }

/** A date from 19:00 to 21:00, asked for, whose key is its original start. */
export function onDate(date: string, change: Partial<Occurrence> = {}): Occurrence {
  return { key: `${date}T19:00`, date, from: '19:00', to: '21:00', state: 'requested', ...change }
}

/** A booking as a value, for rules that ask no table: a single date in the hall, asked for. */
export function aBooking(change: Partial<Booking> = {}): Booking {
  return {
    id: 'booking00001',
    house: 'aef',
    rooms: ['saal'],
    purpose: 'Spieleabend',
    contact: { name: 'Gruppe Würfel', email: 'wuerfel@gruppe.example' },
    contactId: 'contact',
    setUpMinutes: 0,
    tidyUpMinutes: 0,
    state: 'requested',
    language: 'de',
    origin: 'public',
    createdAt: beginning,
    updatedAt: beginning,
    sequence: 0,
    version: 1,
    history: [
      {
        id: 'line',
        at: beginning,
        by: { kind: 'contact', name: 'Gruppe Würfel' },
        what: 'requested',
        state: 'requested',
      },
    ],
    occurrences: [onDate('2026-12-08')],
    ...change,
  }
}

/** A series of these dates. */
export function aSeries(occurrences: Occurrence[], change: Partial<Booking> = {}): Booking {
  const repeat = { every: 'week', count: occurrences.length, mode: 'all' } as const
  return aBooking({ repeat, occurrences, ...change })
}

export function knownRoom(id: string, change: Partial<RoomSettings> = {}): Room {
  return { ...aRoom(change), id, house: 'aef', position: 0, version: 1 }
}
