import { weekdays } from '../../shared/time/civil.ts'
import type { WeekHours } from '../../functions/rooms/schema.ts'
import type { Form } from './room-form.ts'

/** The same from Monday to Sunday. */
export function everyDay(from: string, to: string): WeekHours {
  const day = [{ from, to }]
  return { mo: day, tu: day, we: day, th: day, fr: day, sa: day, su: day }
}

/** The form of the house's hours, as a browser sends it. */
export function hoursForm(hours: WeekHours, change: Form = {}): Form {
  const times = weekdays.flatMap((day) =>
    hours[day].flatMap(({ from, to }, at) => [
      [`hours.${day}.${at}.from`, from],
      [`hours.${day}.${at}.to`, to],
    ]),
  )
  return { ...(Object.fromEntries(times) as Form), land: 'NW', version: '1', ...change }
}
