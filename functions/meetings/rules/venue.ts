import type { Venue } from '../schema/venue.ts'

/** Where it is, if it is in no room of the house; as the booking under it says it. */
export function placeInWords(venue: Venue): string | undefined {
  if (venue.kind === 'online') return 'online'
  return venue.kind === 'rooms' ? undefined : venue.place
}
