import { wordsIn, wholeIn } from './words.ts'
import { bookingWords } from './entries.ts'
import type { LocalDate } from '../../../shared/time/civil.ts'
import type { Booking } from '../../bookings/schema.ts'

/** Somebody who has asked for something in the house, by one of their bookings. */
export interface Person {
  contactId: string
  name: string
  /** How many of the bookings that were found are theirs. */
  bookings: number
}

/** Whole words before beginnings, what is to come before what is over, and what is near before what is far. */
export function bestFirst(
  bookings: readonly Booking[],
  { typed, today }: { typed: readonly string[]; today: LocalDate },
): Booking[] {
  const ranked = bookings.map((booking) => {
    const date = nearestDate(booking, today)
    return { booking, date, whole: wholeIn(bookingWords(booking), typed), isOver: date < today }
  })
  ranked.sort(
    (one, other) =>
      other.whole - one.whole ||
      Number(one.isOver) - Number(other.isOver) ||
      (one.date < other.date ? -1 : 1) * (one.isOver ? -1 : 1),
  )
  return ranked.map(({ booking }) => booking)
}

/** The next date of a booking, or else its last one. */
export function nearestDate({ occurrences }: Pick<Booking, 'occurrences'>, today: LocalDate): LocalDate {
  const dates = occurrences.map(({ date }) => date).sort()
  return dates.find((date) => date >= today) ?? dates.at(-1) ?? today
}

/** Those who asked in their own name and are called so, in the order of their bookings. */
export function peopleIn(bookings: readonly Booking[], typed: readonly string[]): Person[] {
  const people = new Map<string, Person>()
  for (const { group, contactId, contact, groupName } of bookings) {
    if (group !== undefined || !isNamed(wordsIn(contact.name, groupName), typed)) continue
    const { bookings: before = 0, name = contact.name } = people.get(contactId) ?? {}
    people.set(contactId, { contactId, name, bookings: before + 1 })
  }
  return [...people.values()]
}

const isNamed = (words: readonly string[], typed: readonly string[]) =>
  typed.some((beginning) => words.some((word) => word.startsWith(beginning)))
