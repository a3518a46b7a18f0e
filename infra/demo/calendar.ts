import { addDays, weekdays } from '../../shared/time/civil.ts'
import type { LocalDate, Weekday } from '../../shared/time/civil.ts'

/** When and where, told so that it lies in the right week on any day: 0 is the week in which the house is furnished. */
export interface Slot {
  week: number
  day: Weekday
  from: string
  to: string
  room: string
}

/** The date of a slot, counted from a Monday. */
export function dateOf({ week, day }: Pick<Slot, 'week' | 'day'>, monday: LocalDate): LocalDate {
  return addDays(monday, 7 * week + weekdays.indexOf(day))
}

/** What a request says of when and where. */
export function whenOf(slot: Slot, monday: LocalDate) {
  return { rooms: [slot.room], date: dateOf(slot, monday), from: slot.from, to: slot.to }
}
