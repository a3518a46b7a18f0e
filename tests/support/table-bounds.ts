import { mostLines as mostLinesOfBooking, mostSteps } from '../../functions/bookings/rules/bounds.ts'
import { mostOpenEver, mostRecent } from '../../functions/contacts/rules/limits.ts'
import { mostRivals } from '../../functions/bookings/rules/rivals-of-a-day.ts'
import { mostSessions } from '../../functions/identity/rules/sessions.ts'
import { mostRemembered } from '../../functions/identity/rules/codes.ts'
import { mostLines, mostWishes } from '../../functions/waitlist/rules/bounds.ts'

/** What of an item grows, and how far: out of the rules that hold it there. Of types that are not named nothing is said here. */
export const tableBounds: Readonly<Record<string, string>> = {
  booking: `${mostLinesOfBooking} lines of history, ${mostSteps.aDay} changes a day and ${mostSteps.inAll} in all by its contact`,
  'day-sheet': `${mostWishes} wishes, ${mostRivals} who ask for it where requests compete`,
  person: `${mostSessions} sessions`,
  ledger: `${mostOpenEver} open requests, of those that nobody has proved as many again, ${mostRecent} of the last day`,
  place: `${mostLines} lines of history`,
  'sign-in': `${mostRemembered} codes`,
}
