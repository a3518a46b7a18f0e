import { stateOf } from '../meetings/rules/dates.ts'
import type { House } from '../houses/schema.ts'
import type { Meeting } from '../meetings/schema.ts'
import type { Entry } from '../meetings/schema/entry.ts'
import type { Instant, LocalDate } from '../../shared/time/civil.ts'
import { today } from '../../shared/time/civil.ts'
import type { Suggestion } from './schema.ts'

/** The last day on which wishes are taken, local to the house; nothing where they are not taken now. */
export function openUntil(
  { meeting, entry, house }: { meeting: Meeting; entry: Entry; house: House },
  now: Instant,
): LocalDate | undefined {
  const until = meeting.suggestionsUntil
  const isShown = stateOf(entry) === 'published'
  return isShown && until !== undefined && today(now, house.timeZone) <= until ? until : undefined
}

export function isReleased({ public: isPublic, releasedAt }: Suggestion): boolean {
  return isPublic === true && releasedAt !== undefined
}
