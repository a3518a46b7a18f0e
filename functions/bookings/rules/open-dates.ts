import type { Item } from '../../../shared/table/write.ts'
import { Refusal } from '../../../shared/refusal.ts'
import { OpenDates } from '../schema/open-dates.ts'
import { holdsSlot } from './state.ts'

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

/**
 * Why a booking under a meeting cannot have dates by these keys: another one there has them, or had them and they were called off.
 * All that is said of a date, and all who come, are known by its key. What was never given is in nobody's way.
 */
export function twiceRefusal(
  others: readonly OpenDates[],
  wanted: readonly { key: string }[],
): Refusal | undefined {
  const dates = others.flatMap((other) => other.dates)
  const known = new Set(
    dates.filter(({ state }) => holdsSlot(state) || state === 'cancelled').map(({ key }) => key),
  )
  const twice = wanted.find(({ key }) => known.has(key))
  return twice && new Refusal('conflict', 'date-exists', { pointer: '/date', date: twice.key.slice(0, 10) })
}
