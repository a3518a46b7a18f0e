import { inARow } from '../../../shared/in-a-row.ts'
import { writeCalendar } from '../../../shared/ical/calendar.ts'
import type { CalendarEvent, Color } from '../../../shared/ical/calendar.ts'
import { formatList } from '../../../shared/time/format.ts'
import { textsOf } from '../../../shared/texts.ts'
import type { Language } from '../../../shared/language.ts'
import { addDays } from '../../../shared/time/civil.ts'
import type { House } from '../../houses/schema.ts'
import type { Room } from '../../rooms/schema.ts'
import type { RoomUse } from '../rules/uses.ts'
import de from '../texts/de.json' with { type: 'json' }
import en from '../texts/en.json' with { type: 'json' }

export const texts = textsOf({ name: 'feeds', de, en })

/** Readers give up on more (calendar.md); at most so many events, so that both stay below the round number. */
export const mostEvents = 999
export const mostBytes = 999_999

/** What a calendar says of itself. */
export interface CalendarHead {
  language: Language
  house: Pick<House, 'timeZone'>
  name: string
  color: Color
  /** Where all of it can be seen. */
  page: string
  /** Part of the uid of the note that something was left out. */
  id: string
  publicUrl: string
}

/** Made once and kept for ever: the host only keeps installations apart. */
export function uidOf(name: string, publicUrl: string): string {
  return `${name}@${new URL(publicUrl).hostname}`
}

/** The name of a use: of its booking or block alone, whichever rooms and time it moves to. */
export function useName({ id, name, date, isOneOfSeveral }: RoomUse): string {
  const own = name === `${id}+` ? `${id}-asked` : id
  return isOneOfSeveral ? `${own}-${date.replaceAll('-', '')}` : own
}

/** Every room of a use and the way there. */
export function locationOf(
  { rooms }: { rooms: readonly Pick<Room, 'name'>[] },
  house: House,
  language: Language,
): string {
  const names = formatList(
    rooms.map(({ name }) => name),
    language,
  )
  return house.address === '' ? names : inARow([names, house.address], language)
}

/** The rooms of these ids; one that is gone has none but its id. */
export function namedRooms(ids: readonly string[], rooms: readonly Room[]): Pick<Room, 'name'>[] {
  return ids.map((id) => rooms.find((room) => room.id === id) ?? { name: id })
}

/** Events that only go together: a series and its overrides. */
export type Bundle = readonly CalendarEvent[]

/**
 * The calendar as a file, in the order of time. What is too much is left out from the far end, and an event on the first day that lacks
 * something says so and where the rest stands.
 */
export function calendarFile(head: CalendarHead, bundles: readonly Bundle[]): string {
  const { language, house, name, color } = head
  const sorted = bundles
    .filter(([first]) => first !== undefined)
    .toSorted((a, b) => (startOf(a[0]!) < startOf(b[0]!) ? -1 : 1))
  const events = sorted.flat()
  for (let count = events.length > mostEvents ? mostEvents - 1 : events.length; ;) {
    const shown = wholeBundles(sorted, count)
    const isAll = shown.length === events.length
    const text = writeCalendar({
      prodId: `-//Treffpunkt//Treffpunkt//${language.toUpperCase()}`,
      method: 'PUBLISH',
      timeZone: house.timeZone,
      refresh: 60,
      events: isAll ? shown : [...shown, cutNote(head, events, shown.length)],
      language,
      name,
      color,
    })
    const bytes = Buffer.byteLength(text)
    if (bytes <= mostBytes || count === 0) return text
    count = Math.floor(count * Math.min(0.99, mostBytes / bytes))
  }
}

/** As many as fit into so many events: an override without its series would say something wrong. */
function wholeBundles(bundles: readonly Bundle[], most: number): CalendarEvent[] {
  let length = 0
  return bundles.filter((bundle) => (length += bundle.length) <= most).flat()
}

function startOf({ when }: CalendarEvent): string {
  return 'date' in when ? `${when.date} ${when.from}` : when.from
}

function cutNote(head: CalendarHead, events: readonly CalendarEvent[], count: number): CalendarEvent {
  const say = texts(head.language)
  const date = startOf(events[count]!).slice(0, 10)
  return {
    uid: uidOf(`cut-${head.id}`, head.publicUrl),
    stamp: events.map(({ stamp }) => stamp).reduce((last, stamp) => (stamp > last ? stamp : last)),
    sequence: 0,
    when: { from: date, to: addDays(date, 1) },
    summary: say('cut', { count: events.length - count }),
    description: say('cut.more', { page: head.page }),
    url: head.page,
    transparent: true,
  }
}
