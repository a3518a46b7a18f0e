import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { slotChanges } from '../../functions/bookings/rules/slot.ts'
import { isOpen } from '../../functions/bookings/rules/state.ts'
import type { Booking } from '../../functions/bookings/schema.ts'
import { newBookingWrite } from '../../functions/bookings/store.ts'
import { enteringWrite } from '../../functions/contacts/actions/ledger.ts'
import { newLedger } from '../../functions/contacts/rules/limits.ts'
import { sheetWrites } from '../../functions/rooms/actions/load-room-days.ts'
import { RoomSettings } from '../../functions/rooms/schema.ts'
import type { Room } from '../../functions/rooms/schema.ts'
import { hashIn } from '../../functions/search/actions/follow.ts'
import { entriesOfBooking } from '../../functions/search/rules/entries.ts'
import { dateWrite } from '../../functions/search/store/dates.ts'
import { foundWrite } from '../../functions/search/store/found.ts'
import { worldSecret } from '../support/world-secret.ts'
import { derivedId } from '../../shared/ids.ts'
import type { Write } from '../../shared/table/write.ts'
import { addDays, mondayOf } from '../../shared/time/civil.ts'
import type { Instant, LocalDate } from '../../shared/time/civil.ts'
import type { NewHouse } from '../../functions/rooms/actions/found-house.ts'

/** The house as everybody gets it at the first start; every other house of the country is like it. */
export const firstHouse = withDefaults(
  JSON.parse(readFileSync(join(import.meta.dirname, '../../infra/houses/aef.json'), 'utf8')) as NewHouse,
)

function withDefaults({ rooms, ...founding }: NewHouse): NewHouse {
  const { hours } = founding.house
  const whole = (room: object) => RoomSettings.parse({ hours, exceptions: [], hoursFrom: 'house', ...room })
  return { ...founding, rooms: rooms.map(({ id, ...room }) => ({ ...whole(room), id })) }
}

/** Bookings of the measured house, the same however large the country is: a full week, and ten requests for the next one. */
export const bookingsOfMeasuredHouse = 60
const bookingsOfOtherHouse = 96
/** The one that a name alone leads to. */
export const seldom = 7
export const contactOf = (house: string, at: number) => derivedId('country', 'contact', `${house} ${at}`)

/** Monday of the week that is measured. */
export function measuredWeek(now: Instant): LocalDate {
  return addDays(mondayOf(now.slice(0, 10)), 14)
}

/**
 * Writes of so many bookings, house by house, the measured house first. They are made by the functions that store real ones, so
 * that their shapes are true; all of it follows from `now` alone.
 */
export function* countryWrites(now: Instant, count: number): Generator<Write[]> {
  const monday = measuredWeek(now)
  for (let at = 0; at < Math.min(count, bookingsOfMeasuredHouse); at++) {
    const day = at < 50 ? Math.floor(at / 10) : 7 + (at % 5)
    const state = at < 50 ? 'approved' : 'requested'
    yield bookingWrites({ house: firstHouse.house.id, at, date: addDays(monday, day), state, now })
  }
  for (let at = bookingsOfMeasuredHouse; at < count; at++) {
    const number = at - bookingsOfMeasuredHouse
    const place = number % bookingsOfOtherHouse
    const house = `haus-${String(Math.floor(number / bookingsOfOtherHouse)).padStart(4, '0')}`
    // Two uses for each room and day, over some ten days, somewhere in the year ahead.
    const first = (Math.floor(number / bookingsOfOtherHouse) * 37) % 350
    const date = addDays(monday, first + Math.floor(place / 10))
    yield bookingWrites({ house, at: place, date, state: place % 20 === 19 ? 'requested' : 'approved', now })
  }
}

interface Place {
  house: string
  at: number
  date: LocalDate
  state: 'approved' | 'requested'
  now: Instant
}

/** Neighbours in the order lie in different rooms; each room has a use in the morning and one in the evening. */
export function bookingWrites({ house, at, date, state, now }: Place): Write[] {
  const rooms = firstHouse.rooms.map((room, position) => ({ ...room, house, position, version: 1 }))
  const room = rooms[at % rooms.length] as Room
  const isEvening = Math.floor(at / rooms.length) % 2 === 1
  const [from, to] = isEvening ? ['18:30', '21:00'] : ['10:00', '12:00']
  const id = derivedId('country', 'booking', `${house} ${at}`)
  const booking: Booking = {
    id,
    house,
    state,
    rooms: [room.id],
    setUpMinutes: 0,
    tidyUpMinutes: 15,
    purpose: 'Spieleabend für alle Generationen',
    groupName: `Gruppe Würfel ${at}`,
    contact: {
      name: at === seldom ? 'Ada Lindgren' : 'Gruppe Würfel',
      email: `wuerfel-${at}@gruppe.example`,
      phone: '02131 000-17',
    },
    attendees: 12,
    language: 'de',
    origin: 'public',
    sequence: 0,
    version: 1,
    ...(at % 3 === 0 ? { label: 'Spieleabend' } : {}),
    contactId: contactOf(house, at),
    createdAt: now,
    provedAt: now,
    updatedAt: now,
    ...(state === 'requested' ? { deadline: `${addDays(date, -1)}T09:00:00.000Z` } : {}),
    occurrences: [{ key: `${date}T${from}`, date, from, to, state }],
    history: [{ id: `${id.slice(0, 11)}0`, at: now, by: { kind: 'contact' }, what: 'requested', state }],
  }
  return [
    ...sheetWrites(
      { now: () => now },
      slotChanges(undefined, booking, { rooms: [room], zone: firstHouse.house.timeZone }),
      firstHouse.house,
    ),
    newBookingWrite(booking, firstHouse.house.retentionMonths),
    ...(isOpen(state) ? [ledgerWrite(booking)] : []),
    ...(house === firstHouse.house.id ? foundWrites(booking) : []),
  ]
}

/** What the stream would have written. */
function foundWrites(booking: Booking): Write[] {
  const { dates, found } = entriesOfBooking(booking, hashIn(worldSecret, booking.house))
  return [
    ...dates.map((date) => dateWrite(date, undefined)),
    ...found.map((each) => foundWrite(each, undefined)),
  ]
}

function ledgerWrite({ house, id, contactId, createdAt: now }: Booking): Write {
  return enteringWrite({
    house,
    id,
    ledger: newLedger(contactId),
    now,
    isOpen: true,
    isProved: true,
    most: undefined,
  })
}
