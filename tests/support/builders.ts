import type { Actor } from '../../shared/actor.ts'
import type { BookingRequest } from '../../functions/bookings/schema.ts'
import { foundHouse } from '../../functions/rooms/actions/found-house.ts'
import type { House } from '../../functions/houses/schema.ts'
import { personIdOf } from '../../functions/identity/actions/person.ts'
import type { RoomSettings } from '../../functions/rooms/schema.ts'
import type { World } from './world.ts'

const daily = [{ from: '08:00', to: '22:00' }]

export function aRoom(change: Partial<RoomSettings> = {}): RoomSettings {
  return {
    name: 'Seminarraum',
    capacity: 70,
    features: [],
    hoursFrom: 'room',
    hours: { mo: daily, tu: daily, we: daily, th: daily, fr: daily, sa: daily, su: daily },
    exceptions: [],
    onHolidays: 'as-house',
    gapMinutes: 0,
    minMinutes: 15,
    maxMinutes: 1440,
    leadHours: 0,
    horizonMonths: 24,
    approval: 'request',
    contention: 'hold',
    contains: [],
    excludes: [],
    decideWithinHours: 72,
    ...change,
  }
}

/** Open all day and all night, for what happens around midnight and when clocks change. */
export const roundTheClock = (() => {
  const all = [{ from: '00:00', to: '24:00' }]
  return { mo: all, tu: all, we: all, th: all, fr: all, sa: all, su: all }
})()

export function aHouse(change: Partial<Omit<House, 'version'>> = {}): Omit<House, 'version'> {
  return {
    id: 'aef',
    name: 'Albert-Einstein-Forum',
    timeZone: 'Europe/Berlin',
    language: 'de',
    address: 'Am Schulzentrum 16, 41564 Kaarst',
    phone: '02131 000-0',
    exceptions: [],
    land: 'NW',
    closedOnHolidays: false,
    rulesGerman: 'Bitte spülen.',
    rulesEnglish: 'Please wash up.',
    reasons: [{ de: 'Der Raum wird gebraucht.' }],
    declineReasons: '',
    audiences: '',
    unprovedHoldMinutes: 60,
    reminderHours: 24,
    whenDeadlinePasses: 'expire',
    silentAfterDays: 5,
    maxOpenRequests: 5,
    maxRequestsPerContactPerDay: 20,
    maxRequestsPerAddressPerHour: 60,
    retentionMonths: 12,
    ...change,
  }
}

export const managerMail = 'leitung@aef.example'

export interface Founded {
  house?: Partial<Omit<House, 'version'>>
  rooms?: Record<string, Partial<RoomSettings>>
  manager?: string
}

/** Founds a house in a world: `seminarraum` and `teekueche` unless told otherwise. Gives back its manager. */
export async function found(world: World, founded: Founded = {}): Promise<Actor> {
  const { rooms = { seminarraum: {}, teekueche: { name: 'Teeküche', capacity: 12 } } } = founded
  const email = founded.manager ?? managerMail
  await foundHouse(world.ctx, {
    house: aHouse(founded.house),
    manager: { name: 'Hausleitung', email, language: 'de' },
    rooms: Object.entries(rooms).map(([id, change]) => ({ id, ...aRoom(change) })),
  })
  const id = await personIdOf(world.ctx, email)
  return { kind: 'person', address: 'house', person: { id, name: 'Hausleitung' } }
}

export const aVisitor: Actor = { kind: 'visitor', address: 'somewhere' }

let contacts = 0

/** A request nobody has made before: each comes from a contact of its own. */
export function aRequest(change: Partial<BookingRequest> = {}): BookingRequest {
  contacts += 1
  return {
    rooms: ['seminarraum'],
    date: '2026-12-05',
    from: '19:00',
    to: '21:00',
    purpose: 'Spieleabend',
    contact: { name: 'Gruppe Würfel', email: `wuerfel-${contacts}@gruppe.example` },
    ...change,
  }
}
