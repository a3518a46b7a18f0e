import { known } from '../../../shared/known.ts'
import { invalidField } from '../../../shared/refusal.ts'
import type { Instant } from '../../../shared/time/civil.ts'
import type { MeetingChange } from '../contract/parts.ts'
import type { Meeting, WordsByLanguage } from '../schema.ts'
import { withWaitingPhoto } from './photo.ts'
import { areKept } from '../schema/registration.ts'
import type { Registration, RegistrationChange } from '../schema/registration.ts'

export type Said = Omit<MeetingChange, 'occurrence' | 'scope' | 'note' | 'accessData'>

/** What others read, word by word as somebody wrote it. */
const read = [
  'title',
  'description',
  'practical',
  'english',
  'audience',
  'languages',
  'access',
  'cost',
  'hosts',
  'venue',
] as const

/** Whether a change says something else to others: that is read by somebody before it is shown. */
export function saysOther(meeting: Meeting, said: Said): boolean {
  const before = { ...meeting, ...meeting.words.de, english: meeting.words.en }
  return read.some(
    (field) => said[field] !== undefined && JSON.stringify(said[field]) !== JSON.stringify(before[field]),
  )
}

/**
 * The next version. `isRead`: what is said is shown at once, and whatever was proposed before is settled by it. `whole`: what is not
 * said is taken back; else it stays.
 */
export function changedMeeting(
  { proposed, ...meeting }: Meeting,
  said: Said,
  { isRead, now, whole }: { isRead: boolean; now: Instant; whole: boolean },
): Meeting {
  const { title, description, practical, english, audience, languages, access, cost, hosts } = said
  const { venue, needsKey, suggestionsUntil } = said
  const registration = said.registration && registrationAfter(meeting.registration, said.registration, whole)
  const { de, en } = isRead ? meeting.words : (proposed?.words ?? meeting.words)
  const words: WordsByLanguage = {
    de: { ...(whole ? { title: de.title } : de), ...known({ title, description, practical }) },
    ...known({ en: whole ? english : (english ?? en) }),
  }
  const facets = known({ audience, languages, access, cost, hosts })
  const { suggestionsUntil: until, cost: costs, ...kept } = meeting
  const next = {
    ...kept,
    ...(whole
      ? known({ cost: isRead ? undefined : costs })
      : known({ suggestionsUntil: until, cost: costs })),
    ...known({ needsKey, registration, suggestionsUntil }),
    updatedAt: now,
    version: meeting.version + 1,
  }
  // A photo waits by itself: whoever reads words has not seen it.
  if (isRead) return withWaitingPhoto({ ...next, ...facets, ...known({ venue }), words }, proposed?.photo)
  const place = known({ venue: venue ?? proposed?.venue, photo: proposed?.photo })
  return { ...next, proposed: { words, facets: { ...proposed?.facets, ...facets }, ...place } }
}

/** What is not named stays, unless a form says all there is. */
function registrationAfter(before: Registration, change: RegistrationChange, whole: boolean): Registration {
  const kept: Partial<Registration> = whole ? {} : before
  // Where there is always room none is kept for anybody.
  const own = change.places === null ? { newcomerPlaces: 0 } : {}
  const { places: _places, opensDaysBefore: _opens, ...rest } = { ...kept, ...own, ...known(change) }
  const named = <Value>(said: Value | null | undefined, was: Value | undefined) =>
    said === undefined ? was : (said ?? undefined)
  const after = {
    ...usualRegistration,
    ...rest,
    ...known({
      places: named(change.places, kept.places),
      opensDaysBefore: named(change.opensDaysBefore, kept.opensDaysBefore),
    }),
  }
  if (!areKept(after)) throw invalidField('/registration/newcomerPlaces')
  return after
}

/** Nobody has to say anything. */
export const usualRegistration: Registration = {
  mode: 'none',
  newcomersUntilHours: 24,
  closesMinutesBefore: 0,
  waitingList: true,
}

/** What was proposed is what it says. */
export function withProposed({ proposed, ...meeting }: Meeting): Meeting {
  if (proposed === undefined) return meeting
  const { words, facets, venue, photo } = proposed
  return { ...meeting, ...facets, words, ...known({ venue, photo }) }
}
