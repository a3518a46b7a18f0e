import type { LocalDate } from '../../../shared/time/civil.ts'

/** A date whose hosts may be asked to share, swap or merge: what others may know of it. */
export interface AskableDate {
  booking: string
  /** The date's key. */
  occurrence: string
  group: string
  date: LocalDate
  from: string
  to: string
  rooms: string[]
}
