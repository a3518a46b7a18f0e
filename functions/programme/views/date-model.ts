import type { Content } from '../../../shared/html/markup.ts'
import type { Entered } from '../../../shared/http/form.ts'
import type { Failure } from '../../../shared/http/failure.ts'
import type { Language } from '../../../shared/language.ts'
import type { PublicDate } from '../../meetings/actions/read-date.ts'
import type { MeetingDate } from '../../meetings/schema/entry.ts'

/** What the page of a date is drawn from. */
export interface DateModel extends PublicDate {
  language: Language
  now: string
  /** Full address of the page, to pass on. */
  url: string
  event: object
  entered: Entered
  failure?: Failure
  /** Why a code opened nothing. */
  codeFailure?: Failure
  /** Other dates to come at once. */
  others: readonly MeetingDate[]
  /** Those of the next ones on which somebody can still have a place, where they are offered instead of this. */
  withRoom: readonly MeetingDate[]
  /** Whether somebody can say now that they come; else why not. */
  closed?: string | undefined
  /** The last day on which wishes for the evening are taken, on the page of the meeting. */
  wishUntil?: string
  /** What later slices say of the date, such as who opens. */
  more?: Content
}
