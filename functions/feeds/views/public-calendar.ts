import { inARow } from '../../../shared/in-a-row.ts'
import type { CalendarEvent } from '../../../shared/ical/calendar.ts'
import { href } from '../../../shared/http/contract.ts'
import type { Language } from '../../../shared/language.ts'
import type { House } from '../../houses/schema.ts'
import { housePath } from '../../houses/contract.ts'
import { capability as rooms } from '../../rooms/contract.ts'
import { roomsOf } from '../../bookings/rules/slot.ts'
import type { Booking } from '../../bookings/schema.ts'
import { bookingEvents } from '../../bookings/views/calendar.ts'
import type { Room } from '../../rooms/schema.ts'
import { isPublishedDate, publishedStep } from '../rules/series.ts'
import type { RoomUse } from '../rules/uses.ts'
import { calendarFile, locationOf, namedRooms, texts, uidOf, useName } from './calendar-file.ts'
import type { Bundle } from './calendar-file.ts'

export interface PublicCalendar {
  language: Language
  house: House
  /** Of one room; without it, of the house. */
  room?: Room | undefined
  /** All of the house. */
  rooms: readonly Room[]
  uses: readonly RoomUse[]
  series: readonly Booking[]
  publicUrl: string
}

const color = { name: 'teal', hex: '#008080' }

/** The calendar that everybody may read: what the notice board shows, and nothing more. The same use is the same event in every calendar. */
export function publicCalendar(model: PublicCalendar): string {
  const { language, house, room, uses, series, publicUrl } = model
  const { roomPage } = rooms.routes
  const path = room
    ? href(roomPage, { house: house.id, room: room.id })
    : href({ path: housePath }, { house: house.id })
  const head = {
    language,
    house,
    color,
    publicUrl,
    name: room ? inARow([room.name, house.name], language) : house.name,
    page: publicUrl + path,
    id: room ? `${house.id}-${room.id}` : house.id,
  }
  const say = texts(language)
  const events = uses.map((use): CalendarEvent => ({
    uid: uidOf(useName(use), publicUrl),
    stamp: use.at,
    sequence: use.sequence,
    when: use.when,
    summary: use.label ?? say('taken'),
    location: locationOf(use, house, language),
    status: 'CONFIRMED',
    transparent: true,
  }))
  const single = events.map((event) => [event])
  return calendarFile(head, [...single, ...series.flatMap((booking) => seriesOf(model, booking))])
}

/** All dates of a series, also beyond the months that the calendar shows else: they are one event. Nothing of who it is. */
function seriesOf({ language, house, room, rooms, publicUrl }: PublicCalendar, booking: Booking): Bundle[] {
  const step = publishedStep(booking)
  return bookingEvents(booking, {
    zone: house.timeZone,
    uidOf: (suffix) => uidOf(suffix === undefined ? booking.id : `${booking.id}-${suffix}`, publicUrl),
    isShown: (date) => isPublishedDate(date) && (!room || roomsOf(booking, date).includes(room.id)),
    said: (date) => ({
      ...step,
      summary: date.label ?? booking.label ?? texts(language)('taken'),
      location: locationOf({ rooms: namedRooms(roomsOf(booking, date), rooms) }, house, language),
      status: 'CONFIRMED',
      transparent: true,
    }),
  })
}
