import type { Language } from '../../../shared/language.ts'
import type { Instant, LocalDate } from '../../../shared/time/civil.ts'
import type { RoomDays } from '../rules/free.ts'
import type { ShownHouse } from './frame.ts'

export interface RoomModel {
  language: Language
  house: ShownHouse
  /** The room with its sheets from Monday to Sunday. */
  days: RoomDays
  monday: LocalDate
  today: LocalDate
  now: Instant
  calendarUrl: string
}
