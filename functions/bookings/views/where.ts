import type { Language } from '../../../shared/language.ts'
import type { Room } from '../../rooms/schema.ts'
import { roomNames } from '../../rooms/views/mail.ts'
import type { Booking } from '../schema.ts'

/** In none of the house's rooms, but at a place with a name. */
export function isElsewhere({ elsewhere }: Pick<Booking, 'elsewhere'>, ids: readonly string[]): boolean {
  return ids.length === 0 && elsewhere !== undefined
}

/** Where something of a booking is: in these rooms, or, where it is in none, at the place that it names. */
export function whereWords(
  { elsewhere }: Pick<Booking, 'elsewhere'>,
  ids: readonly string[],
  { rooms, language }: { rooms: readonly Pick<Room, 'id' | 'name'>[]; language: Language },
): string {
  return ids.length === 0 && elsewhere !== undefined ? elsewhere : roomNames(ids, rooms, language)
}
