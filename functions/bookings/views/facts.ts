import { definitionList } from '../../../shared/html/facts.ts'
import { html } from '../../../shared/html/markup.ts'
import type { Html } from '../../../shared/html/markup.ts'
import type { Language } from '../../../shared/language.ts'
import { formatDate, formatDuration, formatList, formatRange } from '../../../shared/time/format.ts'
import type { Room } from '../../rooms/schema.ts'
import type { Booking } from '../schema.ts'
import { texts } from './texts.ts'

/** The date of a booking in words: `Samstag, 5. Dezember 2026, 19:00–21:00 Uhr`. */
export function whenWords({ occurrences }: Pick<Booking, 'occurrences'>, language: Language): string {
  const dates = occurrences.map(
    ({ date, from, to }) => `${formatDate(date, language, 'long')}, ${formatRange(from, to, language)}`,
  )
  return formatList(dates, language)
}

export function roomNames(ids: readonly string[], rooms: readonly Pick<Room, 'id' | 'name'>[]): string[] {
  return ids.map((id) => rooms.find((room) => room.id === id)?.name ?? id)
}

/** What was asked for, fact by fact. */
export function bookingFacts(booking: Booking, rooms: readonly Room[], language: Language): Html {
  const say = texts(language)
  const { setUpMinutes, tidyUpMinutes, contact, attendees } = booking
  const minutes = (count: number) => count > 0 && formatDuration(count, language)
  const reach = [contact.email, contact.phone].filter((way) => way !== undefined)
  return definitionList([
    { name: say('fact.when'), value: html`<strong>${whenWords(booking, language)}</strong>` },
    { name: say('fact.rooms'), value: formatList(roomNames(booking.rooms, rooms), language) },
    { name: say('fact.setUpMinutes'), value: minutes(setUpMinutes) },
    { name: say('fact.tidyUpMinutes'), value: minutes(tidyUpMinutes) },
    { name: say('fact.purpose'), value: booking.purpose },
    { name: say('fact.groupName'), value: booking.groupName },
    { name: say('fact.attendees'), value: attendees === undefined ? undefined : String(attendees) },
    { name: say('fact.label'), value: booking.label },
    { name: say('fact.name'), value: contact.name },
    { name: say('fact.reach'), value: reach.length > 0 && reach.join(', ') },
    { name: say('fact.note'), value: booking.note },
  ])
}
