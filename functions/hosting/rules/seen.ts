import { fingerprintOf } from '../../../shared/fingerprint.ts'
import { Refusal } from '../../../shared/refusal.ts'
import type { Duty } from '../../duties/schema.ts'
import type { DateMove } from '../../meetings/contract/parts.ts'
import type { Meeting } from '../../meetings/schema.ts'
import type { MeetingDate } from '../../meetings/schema/entry.ts'

/** What the forms of a date are filled with. */
export function filledOf({ date, from, to, venue, note, title }: MeetingDate, meeting: Meeting) {
  return { date, from, to, at: venue, note, title: title.de === meeting.words.de.title ? '' : title.de }
}

/** Says whether somebody else changed a date since its page was opened: this date alone, others may change meanwhile. */
export function seenOf(date: MeetingDate, meeting: Meeting): string {
  return fingerprintOf({ ...filledOf(date, meeting), state: date.state })
}

/** The same of what each date needs. */
export function dutiesSeenOf(duties: readonly Duty[]): string {
  return fingerprintOf({ duties: duties.map(({ duty, needed }) => `${duty} ${needed}`) })
}

/** Refuses with `changed-meanwhile`. */
export function requireSame(seen: string | number, present: string | number): void {
  if (seen !== present) throw new Refusal('conflict', 'changed-meanwhile')
}

/** Only what is other than the form showed: a note alone leaves time and place as they are, on all dates that are meant. */
export function movedFrom(date: MeetingDate, { venue, scope, ...to }: DateMove): DateMove {
  const same = { date: date.date, from: date.from, to: date.to, note: date.note }
  const other = Object.entries(to).filter(([name, value]) => value !== same[name as keyof typeof same])
  const isSamePlace = venue === undefined || fingerprintOf(venue) === fingerprintOf(date.venue)
  return { ...Object.fromEntries(other), ...(isSamePlace ? {} : { venue }), ...(scope ? { scope } : {}) }
}
