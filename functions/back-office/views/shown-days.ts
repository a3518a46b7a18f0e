import { holidayName } from '../../../shared/time/holiday-names.ts'
import { holidayOn } from '../../../shared/time/holidays.ts'
import type { LocalDate } from '../../../shared/time/civil.ts'
import type { RoomDays } from '../../rooms/actions/load-room-days.ts'
import { isInUse } from '../../rooms/rules/hours.ts'
import type { CalendarModel } from './uses.ts'

/** The rooms of these days: one that is put away only where something is in it. */
export function shownRooms({ calendar }: CalendarModel, dates: readonly LocalDate[]): RoomDays[] {
  return calendar.days.filter(
    ({ room, sheets }) => isInUse(room) || dates.some((date) => (sheets.get(date)?.entries.size ?? 0) > 0),
  )
}

/** The public holiday of that date by name. */
export function holidayIn({ house, language }: CalendarModel, date: LocalDate): string | undefined {
  const holiday = holidayOn(house.land, date)
  return holiday && holidayName(language, holiday.name)
}
