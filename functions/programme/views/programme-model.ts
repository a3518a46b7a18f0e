import type { House } from '../../houses/schema.ts'
import type { ProgrammeDate } from '../../meetings/actions/read-programme.ts'
import type { Card } from '../../meetings/schema/entry.ts'
import type { Listing } from './entry.ts'
import type { Search } from './links.ts'

/** What a programme is drawn from. */
export interface ProgrammeModel extends Listing {
  house: House
  /** First and last day that are shown. */
  from: string
  to: string
  search: Search
  dates: readonly ProgrammeDate[]
  /** What a search can be about, and the first date after these that fits. */
  cards: readonly Card[]
  next?: string
  /** Full address of the calendar with the same search. */
  calendarUrl: string
}
