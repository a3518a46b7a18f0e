import type { CalendarEvent } from '../../../shared/ical/calendar.ts'
import { href } from '../../../shared/http/contract.ts'
import type { Language } from '../../../shared/language.ts'
import type { House } from '../../houses/schema.ts'
import { capability as rooms } from '../../rooms/contract.ts'
import type { Room } from '../../rooms/schema.ts'
import type { RoomUse } from '../rules/uses.ts'
import { calendarFile, locationOf, texts, uidOf, useName } from './calendar-file.ts'

export interface PublicCalendar {
  language: Language
  house: House
  /** Of one room; without it, of the house. */
  room?: Room | undefined
  uses: readonly RoomUse[]
  publicUrl: string
}

const color = { name: 'teal', hex: '#008080' }

/** The calendar that everybody may read: what the notice board shows, and nothing more. The same use is the same event in every calendar. */
export function publicCalendar({ language, house, room, uses, publicUrl }: PublicCalendar): string {
  const { housePage, roomPage } = rooms.routes
  const path = room
    ? href(roomPage, { house: house.id, room: room.id })
    : href(housePage, { house: house.id })
  const head = {
    language,
    house,
    color,
    publicUrl,
    name: room ? `${room.name}, ${house.name}` : house.name,
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
  return calendarFile(head, events)
}
