import { addDays, weekdays } from '../../shared/time/civil.ts'
import type { LocalDate, Weekday } from '../../shared/time/civil.ts'
import { holidayOn } from '../../shared/time/holidays.ts'

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

/** On which nobody meets who can choose: the two evenings that are no holidays by law. */
const evenings = ['12-24', '12-31']

/** The dates among so many weeks from a slot on that a real house would leave out. */
export function daysOff(slot: Pick<Slot, 'week' | 'day'>, monday: LocalDate, weeks: number): LocalDate[] {
  const dates = Array.from({ length: weeks }, (_, at) => dateOf({ ...slot, week: slot.week + at }, monday))
  return dates.filter((date) => evenings.includes(date.slice(5)) || holidayOn(land, date) !== undefined)
}

/** Where the first house stands. */
const land = 'NW'

/** What a request says of when and where. */
export function whenOf(slot: Slot, monday: LocalDate) {
  return { rooms: [slot.room], date: dateOf(slot, monday), from: slot.from, to: slot.to }
}
