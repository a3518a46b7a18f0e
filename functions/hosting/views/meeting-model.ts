import type { Failure } from '../../../shared/http/failure.ts'
import type { Duty } from '../../duties/schema.ts'
import type { AskedMoves } from '../../meetings/actions/asked-move.ts'
import type { Meeting } from '../../meetings/schema.ts'
import type { Entry } from '../../meetings/schema/entry.ts'
import type { Suggestion } from '../../suggestions/schema.ts'
import type { DateCounts } from './dates.ts'
import type { Behind } from './side.ts'

/** What the page of a meeting from behind is drawn from. */
export interface MeetingModel extends Behind {
  meeting: Meeting
  entry: Entry
  counts: DateCounts
  moves: AskedMoves
  duties: readonly Duty[]
  shares: readonly { name: string; count: number }[]
  suggestions: readonly Suggestion[]
  done?: string | undefined
  /** Why a step was not taken. */
  failed?: string | undefined
  /** With what was typed. */
  stepFailure?: Failure
  dutiesFailure?: Failure
  photoFailure?: Failure
}
