import type { DaySheet } from '../../rooms/schema.ts'
import { isKnown, isPublished } from './uses.ts'

/** Which calendars of a house a change concerns. */
export interface Touched {
  /** The house's public calendar and those of these rooms. */
  rooms: Set<string>
  /** Every public calendar: what the house or a room is called stands in all of them. */
  everything: boolean
  /** The managers' calendars. */
  staff: boolean
  /** People who no longer manage the house. */
  gone: Set<string>
}

/** What a change of a day sheet shows: to everybody, to the managers. Who holds which quarter is in no calendar. */
export function sheetTouches(
  before: DaySheet | undefined,
  after: DaySheet | undefined,
): { isPublic: boolean; isStaff: boolean } {
  const isPublic = shown(before, true) !== shown(after, true)
  return { isPublic, isStaff: isPublic || shown(before, false) !== shown(after, false) }
}

function shown(sheet: DaySheet | undefined, onlyPublished: boolean): string {
  const entries = [...(sheet?.entries ?? [])].filter(([, entry]) =>
    onlyPublished ? isPublished(entry) : isKnown(entry),
  )
  return JSON.stringify(entries.sort(([a], [b]) => (a < b ? -1 : 1)))
}
