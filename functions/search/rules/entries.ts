import { isHidden, isOpen } from '../../bookings/rules/state.ts'
import { roomsOf } from '../../bookings/rules/slot.ts'
import type { Booking, Occurrence } from '../../bookings/schema.ts'
import type { Group } from '../../groups/schema.ts'
import type { Meeting } from '../../meetings/schema.ts'
import { nobody } from '../../../shared/owned.ts'
import type { BookedDate, Found } from '../schema.ts'
import { placesOf, wordsIn } from './words.ts'
import type { Hash } from './words.ts'

/** All that is kept so that something is found and listed. */
export interface Entries {
  dates: BookedDate[]
  found: Found[]
}

/** Where everything lies that a contact has asked for. */
export function placeOfContact(contactId: string): string {
  return `by-${contactId}`
}

/** By which words a booking is found: who, as which group, what for. */
export function bookingWords({ contact, groupName, purpose }: Booking, words = wordsIn): string[] {
  return words(contact.name, groupName, purpose)
}

export function meetingWords({ words: { de, en } }: Pick<Meeting, 'words'>, words = wordsIn): string[] {
  return words(de.title, en?.title)
}

/** Its dates, and where it is found; nothing of what may still turn out not to be there. */
export function entriesOfBooking(booking: Booking, hash: Hash, words = wordsIn): Entries {
  if (isHidden(booking)) return { dates: [], found: [] }
  const { house, id, contact, contactId, occurrences } = booking
  const had = occurrences.filter(({ state }) => state !== 'refused')
  const date = occurrences.map((each) => each.date).reduce((one, other) => (one > other ? one : other))
  // Once somebody is forgotten nothing leads to them.
  const own = contact.name === nobody ? [] : [{ place: placeOfContact(contactId), marks: [] }]
  const places = [...own, ...placesOf(bookingWords(booking, words), hash)]
  return {
    dates: had.map((each) => bookedDate(booking, each)),
    found: places.map((place) => ({ house, kind: 'booking', id, date, ...place })),
  }
}

function bookedDate(booking: Booking, occurrence: Occurrence): BookedDate {
  const { house, id, group, repeat } = booking
  const { date, from, state, asked } = occurrence
  return {
    house,
    date,
    from,
    booking: id,
    rooms: roomsOf(booking, occurrence),
    state,
    ...(isOpen(state) || asked !== undefined ? { waits: true } : {}),
    ...(repeat === undefined ? {} : { isSeries: true }),
    ...(group === undefined ? {} : { group }),
  }
}

/** A group is found by its name as long as there is one. */
export function entriesOfGroup({ house, id, name, state }: Group, hash: Hash, words = wordsIn): Entries {
  const places = state === 'ended' ? [] : placesOf(words(name), hash)
  return { dates: [], found: places.map((place) => ({ house, kind: 'group', id, ...place })) }
}

/** A meeting is found by its titles, also when it is over. */
export function entriesOfMeeting(meeting: Meeting, hash: Hash, words = wordsIn): Entries {
  const { house, id } = meeting
  const places = placesOf(meetingWords(meeting, words), hash)
  return { dates: [], found: places.map((place) => ({ house, kind: 'meeting', id, ...place })) }
}
