import { mostTakers } from '../../functions/duties/store/duties.ts'
import { mostBlocks } from '../../functions/blocks/rules/block.ts'
import { mostDuties } from '../../functions/duties/schema.ts'
import {
  mostBytes,
  mostLines as mostLinesOfBooking,
  mostSteps,
} from '../../functions/bookings/rules/bounds.ts'
import { mostBookings, mostOpenBytes } from '../../functions/bookings/rules/open-bounds.ts'
import { mostDates } from '../../functions/bookings/schema/series.ts'
import { mostRivals } from '../../functions/bookings/rules/rivals-of-a-day.ts'
import { mostOpenEver, mostRecent } from '../../functions/contacts/rules/limits.ts'
import { mostFileBytes } from '../../functions/feeds/store.ts'
import { mostFeeds } from '../../functions/feeds/actions/make-feed.ts'
import { mostFollowers } from '../../functions/followers/store.ts'
import { mostReports, mostVouches } from '../../functions/groups/schema/trust.ts'
import { mostMembers } from '../../functions/groups/store/counts.ts'
import { mostAbsences } from '../../functions/houses/actions/add-absence.ts'
import { mostInTeam } from '../../functions/houses/actions/joining.ts'
import { mostAgreements } from '../../functions/houses/schema/agreement.ts'
import { mostLines as mostLinesOfImport } from '../../functions/imports/rules/run.ts'
import { mostPieces, pieceBytes } from '../../functions/imports/store.ts'
import { mostSessions } from '../../functions/identity/rules/sessions.ts'
import { mostRemembered } from '../../functions/identity/rules/codes.ts'
import { TextName } from '../../functions/legal/schema.ts'
import { mostRemarks } from '../../functions/meetings/rules/remarks.ts'
import { mostHeads, mostWaiting } from '../../functions/meetings/schema/registration.ts'
import { mostWords } from '../../functions/houses/rules/words.ts'
import { mostPhotoBytes } from '../../functions/photos/schema.ts'
import { mostRooms } from '../../functions/rooms/actions/add-room.ts'
import { mostInNote, mostNamedDates } from '../../functions/premises/schema.ts'
import { mostWords as mostPlaces } from '../../functions/search/rules/words.ts'
import { mostSuggestions } from '../../functions/suggestions/store.ts'
import { mostLines, mostWishes } from '../../functions/waitlist/rules/bounds.ts'

/** Nothing in it becomes more: fields alone, each of which the schema holds to its length. */
const fields = 'its fields'
const group = `${mostReports} reports, ${mostVouches} that vouch for it, ${mostAgreements} agreements`

/** How far an item grows, or how many there are of it: out of the rules that hold it there. */
export const tableBounds: Readonly<Record<string, string>> = {
  absence: `${mostAbsences} to come in a house`,
  'access-data': fields,
  agreement: `${mostAgreements} of a house`,
  'agreement-list': `${mostAgreements} agreements`,
  ask: fields,
  'bad-address': fields,
  'asking-meeting': fields,
  attendance: `${mostHeads} heads at a date and ${mostWaiting} who wait`,
  block: `${mostRooms} rooms`,
  'booked-date': `${mostDates} of a booking`,
  booking: `${mostLinesOfBooking} lines of history, ${mostSteps.aDay} changes a day and ${mostSteps.inAll} in all by its contact`,
  'booking-offer': fields,
  calendar: 'one note for each language',
  'calendar-file': `${mostFileBytes} bytes`,
  'change-note': `${mostInNote} bookings, ${mostNamedDates} dates of each`,
  closure: `${mostRooms} rooms`,
  'closure-note': `one of a booking, with ${mostDates} dates`,
  'data-request': fields,
  'date-counts': 'numbers',
  'date-duties': `${mostTakers} people`,
  'date-step': fields,
  'day-sheet': `${mostWishes} wishes, ${mostBlocks} blocks, ${mostRivals} who ask for it where requests compete`,
  'duty-list': `${mostDuties} duties`,
  'duty-settings': fields,
  'duty-taker': fields,
  feed: 'one note for each language',
  'feed-count': fields,
  'feed-entry': `${mostFeeds} of a person in a house`,
  follower: `${mostFollowers} of a meeting`,
  'follower-count': 'numbers',
  forgetting: fields,
  'found-by-word': `${mostPlaces} words of each thing, and whose it is`,
  group,
  'group-address': fields,
  'group-booking': fields,
  'group-entry': group,
  'group-held-due': fields,
  'group-kept': fields,
  'group-letter': fields,
  'group-member': `${mostMembers} of a group`,
  'group-waiting': group,
  house: fields,
  'house-entry': `${mostRooms} rooms`,
  'house-word': `${mostWords} of a house`,
  'import-file': `${pieceBytes} bytes, ${mostPieces} of a run`,
  'import-report': `${mostLinesOfImport} lines of each kind`,
  'import-run': 'one of a house, numbers',
  'key-step': fields,
  ledger: `${mostOpenEver} open requests, of those that nobody has proved as many again, ${mostRecent} of the last day`,
  'legal-texts': `${TextName.options.length} texts`,
  limit: 'numbers',
  mail: `the dates of a booking before and after a change, ${mostBytes.dates} bytes each, and a line of ${mostBytes.line}`,
  manager: `${mostInTeam} of a house`,
  meeting: fields,
  migration: fields,
  'own-words': `one of a house for each language, what is said in it of ${mostRooms} rooms`,
  'parked-mail': fields,
  'own-feed': 'one of an address, of a booking, and of somebody in a group',
  'own-feed-secret': 'one note for each language',
  person: `${mostSessions} sessions, a role in each house`,
  photo: `${mostPhotoBytes} bytes, one of each room and meeting, and one that waits of a meeting`,
  place: `${mostLines} lines of history`,
  'programme-entry': `${mostBookings + 1} bookings and ${mostOpenBytes} bytes of dates, ${mostRemarks} remarks`,
  pulse: fields,
  room: `${mostRooms} in a house`,
  session: fields,
  'sign-in': `${mostRemembered} codes`,
  silence: fields,
  suggestion: `${mostSuggestions} for an evening`,
  'suggestion-count': 'numbers',
  tally: 'numbers',
  'team-step': fields,
  'trusted-contact': fields,
  upkeep: fields,
  usage: 'numbers of half-years, and of weeks to come',
  'usage-label': fields,
}
