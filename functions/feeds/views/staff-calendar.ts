import type { CalendarEvent } from '../../../shared/ical/calendar.ts'
import { href } from '../../../shared/http/contract.ts'
import type { Language } from '../../../shared/language.ts'
import { capability as bookings } from '../../bookings/contract.ts'
import type { Block, Booking } from '../../bookings/schema.ts'
import type { House } from '../../houses/schema.ts'
import type { RoomUse } from '../rules/uses.ts'
import { calendarFile, locationOf, texts, uidOf, useName } from './calendar-file.ts'

export interface StaffCalendar {
  language: Language
  house: House
  uses: readonly RoomUse[]
  bookings: ReadonlyMap<string, Booking>
  blocks: ReadonlyMap<string, Block>
  publicUrl: string
}

const color = { name: 'indigo', hex: '#4B0082' }

/** The managers' calendar: who, what for, how to reach them, and what is only asked for. */
export function staffCalendar(model: StaffCalendar): string {
  const { language, house, uses, publicUrl } = model
  const head = {
    language,
    house,
    color,
    publicUrl,
    name: texts(language)('staff.name', { house: house.name }),
    page: publicUrl + href(bookings.routes.calendarPage, { house: house.id }),
    id: `s-${house.id}`,
  }
  return calendarFile(
    head,
    uses.map((use) => eventOf(model, use)),
  )
}

/** Says more than the public event of the same use, so its uid is another one. */
function eventOf(model: StaffCalendar, use: RoomUse): CalendarEvent {
  const { language, house, publicUrl } = model
  const booking = model.bookings.get(use.id)
  const isOpen = use.state !== 'approved'
  const { managedBookingPage, blockedPage } = bookings.routes
  const page =
    publicUrl + href(use.kind === 'block' ? blockedPage : managedBookingPage, { house: house.id, id: use.id })
  const say = texts(language)
  const title = titleOf(model, use)
  const lines = use.kind === 'block' ? blockLines(model, use) : bookingLines(language, use, booking)
  return {
    uid: uidOf(`s-${useName(use)}`, publicUrl),
    stamp: booking?.updatedAt ?? use.at,
    sequence: booking?.sequence ?? use.sequence,
    when: use.when,
    summary: isOpen ? say('staff.request', { title }) : title,
    description: [...lines, page].join('\n'),
    location: locationOf(use, house, language),
    url: page,
    status: isOpen ? 'TENTATIVE' : 'CONFIRMED',
    transparent: false,
  }
}

function titleOf({ language, bookings: all }: StaffCalendar, { id, kind, label }: RoomUse): string {
  const say = texts(language)
  if (kind === 'block') return say('staff.block', { label: label ?? '' })
  const booking = all.get(id)
  if (booking === undefined) return label ?? say('taken')
  return `${booking.groupName ?? booking.contact.name}: ${booking.purpose}`
}

function blockLines({ language, blocks }: StaffCalendar, { id }: RoomUse): string[] {
  const block = blocks.get(id)
  const say = texts(language)
  if (block === undefined) return []
  return [
    ...(block.reason === undefined ? [] : [say('staff.reason', { reason: block.reason })]),
    ...(block.by === '' ? [] : [say('staff.blockedBy', { name: block.by })]),
  ]
}

function bookingLines(language: Language, { state, label }: RoomUse, booking: Booking | undefined): string[] {
  const say = texts(language)
  const standing = say(`staff.${state}`)
  if (booking === undefined) return [standing]
  const { groupName, contact, attendees, setUpMinutes, tidyUpMinutes, note } = booking
  const reach = [contact.name, contact.phone, contact.email].filter((part) => part !== undefined)
  return [
    standing,
    ...(groupName === undefined ? [] : [say('staff.group', { name: groupName })]),
    say('staff.purpose', { purpose: booking.purpose }),
    say('staff.contact', { reach: reach.join(', ') }),
    ...(attendees === undefined ? [] : [say('staff.attendees', { count: attendees })]),
    ...(setUpMinutes > 0 ? [say('staff.setUp', { minutes: setUpMinutes })] : []),
    ...(tidyUpMinutes > 0 ? [say('staff.tidyUp', { minutes: tidyUpMinutes })] : []),
    ...(label === undefined ? [] : [say('staff.label', { label })]),
    ...(note === undefined || note === '' ? [] : [say('staff.note', { note })]),
  ]
}
