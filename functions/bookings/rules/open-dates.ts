import type { Item } from '../../../shared/table/write.ts'
import { OpenDates } from '../schema/open-dates.ts'

/** How the dates of a booking are called in the entry of the meeting over it. */
export const datesPrefix = 'd_'

/** The dates that an entry has, by booking. */
export function openDatesOf(item: Item): OpenDates[] {
  return Object.entries(item).flatMap(([name, value]) =>
    name.startsWith(datesPrefix)
      ? [OpenDates.parse({ ...(value as object), booking: name.slice(datesPrefix.length) })]
      : [],
  )
}
