import { holidayOn } from '../../../shared/time/holidays.ts'
import { weekdayOf } from '../../../shared/time/civil.ts'
import type { LocalDate } from '../../../shared/time/civil.ts'
import type { HouseHours } from '../../houses/schema.ts'
import type { HoursException, Room, Span } from '../schema.ts'

type Timed = Pick<Room, 'hours' | 'exceptions' | 'ofHouse' | 'putAwayAt'>

/**
 * A room's opening hours on a date: what is said of this very date, by the room or else by the house; none on a holiday on which it
 * is closed; else the weekday's. A room that is put away is never open.
 */
export function openOn(room: Timed, date: LocalDate): Span[] {
  if (room.putAwayAt !== undefined) return []
  const exception = exceptionOn(room, date)
  if (exception) return exception.open
  return isClosedHoliday(room, date) ? [] : room.hours[weekdayOf(date)]
}

/** What the room, or else its house, says of this very date. */
export function exceptionOn(
  { exceptions, ofHouse }: Omit<Timed, 'hours'>,
  date: LocalDate,
): HoursException | undefined {
  const isThen = (other: HoursException) => other.date === date
  return exceptions.find(isThen) ?? ofHouse?.exceptions.find(isThen)
}

/** All dates with other hours, in no order. */
export function exceptionsOf({ exceptions, ofHouse }: Omit<Timed, 'hours'>): HoursException[] {
  const own = new Set(exceptions.map(({ date }) => date))
  return [...exceptions, ...(ofHouse?.exceptions.filter(({ date }) => !own.has(date)) ?? [])]
}

function isClosedHoliday({ ofHouse }: Pick<Timed, 'ofHouse'>, date: LocalDate): boolean {
  return ofHouse?.closedOn !== undefined && holidayOn(ofHouse.closedOn, date) !== undefined
}

/** A room with the hours that count: the house's, unless it has its own. */
export function roomOfHouse(room: Room, { hours, exceptions, land, closedOnHolidays }: HouseHours): Room {
  const isClosed = room.onHolidays === 'closed' || (room.onHolidays === 'as-house' && closedOnHolidays)
  return {
    ...room,
    hours: room.hoursFrom === 'house' ? (hours ?? room.hours) : room.hours,
    ofHouse: { exceptions, ...(isClosed ? { closedOn: land } : {}) },
  }
}

/** Those that can be chosen; one that is put away still where it was chosen before. */
export function roomsInUse<R extends Pick<Room, 'id' | 'putAwayAt'>>(
  rooms: readonly R[],
  chosen: readonly string[] = [],
): R[] {
  return rooms.filter((room) => isInUse(room) || chosen.includes(room.id))
}

/** Whether neighbours and the team can have it at all. */
export function isInUse({ putAwayAt }: Pick<Room, 'putAwayAt'>): boolean {
  return putAwayAt === undefined
}
