import type { InOtherWords } from '../../houses/schema.ts'
import type { Language } from '../../../shared/language.ts'
import type { Instant, LocalDate } from '../../../shared/time/civil.ts'
import type { RoomDays } from '../rules/free.ts'
import type { ShownHouse } from './frame.ts'

export interface RoomModel {
  language: Language
  house: ShownHouse & InOtherWords
  /** The room with its sheets of the seven days that are shown, both dates among them. */
  days: RoomDays
  from: LocalDate
  to: LocalDate
  today: LocalDate
  now: Instant
  calendarUrl: string
}
