import { inARow } from '../../../shared/in-a-row.ts'
import { isolated } from '../../../shared/isolated.ts'
import { href } from '../../../shared/http/contract.ts'
import type { CalendarEvent } from '../../../shared/ical/calendar.ts'
import type { Said } from '../../../shared/ical/repeated.ts'
import type { Language } from '../../../shared/language.ts'
import { bookingPaths } from '../../bookings/contract/paths.ts'
import { roomsOf } from '../../bookings/rules/slot.ts'
import { holdsSlot } from '../../bookings/rules/state.ts'
import type { Booking, BookingState, Occurrence } from '../../bookings/schema.ts'
import { bookingEvents } from '../../bookings/views/calendar.ts'
import type { House } from '../../houses/schema.ts'
import type { Room, SheetEntry } from '../../rooms/schema.ts'
import { locationOf, namedRooms, texts, uidOf } from './calendar-file.ts'
import type { Bundle } from './calendar-file.ts'

interface SeriesModel {
  language: Language
  house: House
  rooms: readonly Room[]
  publicUrl: string
}

/** A series as the managers see it: what is safe and what is open in one, other times that are asked for or offered beside it. */
export function staffSeries({ language, house, rooms, publicUrl }: SeriesModel, booking: Booking): Bundle[] {
  const { id, updatedAt: stamp, sequence } = booking
  const page = publicUrl + href({ path: bookingPaths.managed }, { house: house.id, id })
  const named = (suffix?: string) => uidOf(suffix === undefined ? `s-${id}` : `s-${id}-${suffix}`, publicUrl)
  const said = (
    date: Occurrence,
    shown: BookingState | 'beside',
    where: Pick<Occurrence, 'rooms'>,
  ): Said => ({
    stamp,
    sequence,
    location: locationOf(
      { rooms: namedRooms(where.rooms ?? roomsOf(booking, date), rooms) },
      house,
      language,
    ),
    ...bookingWords({ booking, date, shown, label: date.label ?? booking.label, page, language }),
  })
  const beside = booking.occurrences.flatMap((date): CalendarEvent[][] => {
    const other = date.asked ?? date.offered
    if (other === undefined) return []
    const uid = named(`${date.key.replace(/[-:]/g, '')}-asked`)
    const when = { date: other.date, from: other.from, to: other.to }
    return [[{ ...said(date, 'beside', other), uid, when }]]
  })
  const own = bookingEvents(booking, {
    zone: house.timeZone,
    uidOf: named,
    isShown: ({ state }) => holdsSlot(state),
    said: (date) => said(date, date.state === 'refused' ? 'declined' : date.state, date),
  })
  return [...own, ...beside]
}

interface Spoken {
  booking: Booking | undefined
  /** What it says of its own goes before what the booking says. */
  date: Occurrence | undefined
  /** `beside`: another time that is asked for or offered. */
  shown: BookingState | SheetEntry['state'] | 'beside'
  label: string | undefined
  page: string
  language: Language
}

/** Who, what for, how to reach them, and how it stands. */
export function bookingWords(spoken: Spoken): Omit<Said, 'stamp' | 'sequence' | 'location'> {
  const { shown, page, language, date } = spoken
  const say = texts(language)
  const title = titleOf(spoken)
  const isSafe = shown === 'approved'
  const kind = shown === 'beside' ? (date?.offered && !date.asked ? 'offered' : 'asked') : 'request'
  return {
    summary: isSafe ? title : say(`staff.${kind}`, { title }),
    description: [...linesOf(spoken), page].join('\n'),
    url: page,
    status: isSafe ? 'CONFIRMED' : 'TENTATIVE',
    transparent: false,
  }
}

function titleOf({ booking, date, label, language }: Spoken): string {
  if (booking === undefined) return label ?? texts(language)('taken')
  return `${booking.groupName ?? booking.contact.name}: ${date?.purpose ?? booking.purpose}`
}

function linesOf({ booking, date, shown, label, language }: Spoken): string[] {
  const say = texts(language)
  const standing = standings.find((state) => state === shown)
  const first = standing === undefined ? [] : [say(`staff.${standing}`)]
  if (booking === undefined) return first
  const { groupName, contact } = booking
  const { purpose, note, attendees, setUpMinutes, tidyUpMinutes } = { ...booking, ...ownOf(date) }
  const reach = [contact.name, contact.phone, contact.email].filter((part) => part !== undefined)
  return [
    ...first,
    ...(groupName === undefined ? [] : [say('staff.group', { name: groupName })]),
    say('staff.purpose', { purpose }),
    say('staff.contact', { reach: inARow(reach.map(isolated), language) }),
    ...(attendees === undefined ? [] : [say('staff.attendees', { count: attendees })]),
    ...(setUpMinutes > 0 ? [say('staff.setUp', { minutes: setUpMinutes })] : []),
    ...(tidyUpMinutes > 0 ? [say('staff.tidyUp', { minutes: tidyUpMinutes })] : []),
    ...(label === undefined ? [] : [say('staff.label', { label })]),
    ...(note === undefined || note === '' ? [] : [say('staff.note', { note })]),
  ]
}

const standings = ['approved', 'requested', 'unconfirmed'] as const

/** What a date says of its own. */
function ownOf(date: Occurrence | undefined): Partial<Booking> {
  const { purpose, note, attendees, setUpMinutes, tidyUpMinutes } = date ?? {}
  const all = { purpose, note, attendees, setUpMinutes, tidyUpMinutes }
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined))
}
