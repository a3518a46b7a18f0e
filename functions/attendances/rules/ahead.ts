import type { Instant } from '../../../shared/time/civil.ts'
import { stateOf, takesPlace } from '../../meetings/rules/dates.ts'
import type { Entry, MeetingDate } from '../../meetings/schema/entry.ts'

/** People can count on it: it is shown, takes place and has not begun. Only then are places offered and is anybody told anything. */
export function isAhead(
  { entry, date, start }: { entry: Entry; date: MeetingDate; start: Instant },
  now: Instant,
): boolean {
  return stateOf(entry) === 'published' && takesPlace(date) && start > now
}
