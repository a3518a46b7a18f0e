import { mostLines as mostLinesOfBooking, mostSteps } from '../../functions/bookings/rules/bounds.ts'
import { mostOpenEver, mostRecent } from '../../functions/contacts/rules/limits.ts'
import { mostFeeds } from '../../functions/feeds/actions/make-feed.ts'
import { mostAbsences } from '../../functions/houses/actions/add-absence.ts'
import { mostRooms } from '../../functions/rooms/actions/add-room.ts'
import { mostRivals } from '../../functions/bookings/rules/rivals-of-a-day.ts'
import { mostSessions } from '../../functions/identity/rules/sessions.ts'
import { mostRemembered } from '../../functions/identity/rules/codes.ts'
import { mostLines, mostWishes } from '../../functions/waitlist/rules/bounds.ts'

/** What of an item grows, and how far: out of the rules that hold it there. Of types that are not named nothing is said here. */
export const tableBounds: Readonly<Record<string, string>> = {
  booking: `${mostLinesOfBooking} lines of history, ${mostSteps.aDay} changes a day and ${mostSteps.inAll} in all by its contact`,
  absence: `${mostAbsences} to come in a house`,
  'feed-entry': `${mostFeeds} of a person in a house`,
  'house-entry': `${mostRooms} rooms`,
  room: `${mostRooms} in a house`,
  'day-sheet': `${mostWishes} wishes, ${mostRivals} who ask for it where requests compete`,
  person: `${mostSessions} sessions`,
  ledger: `${mostOpenEver} open requests, of those that nobody has proved as many again, ${mostRecent} of the last day`,
  place: `${mostLines} lines of history`,
  'sign-in': `${mostRemembered} codes`,
}
