import { known } from '../../../shared/known.ts'
import type { Instant } from '../../../shared/time/civil.ts'
import type { MeetingChange } from '../contract/parts.ts'
import type { Meeting, WordsByLanguage } from '../schema.ts'

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
  const { venue, needsKey, registration, suggestionsUntil } = said
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
    ...known({ venue, needsKey, registration, suggestionsUntil }),
    updatedAt: now,
    version: meeting.version + 1,
  }
  if (isRead) return { ...next, ...facets, words }
  return { ...next, proposed: { words, facets: { ...proposed?.facets, ...facets } } }
}

/** What was proposed is what it says. */
export function withProposed({ proposed, ...meeting }: Meeting): Meeting {
  return proposed === undefined ? meeting : { ...meeting, ...proposed.facets, words: proposed.words }
}
