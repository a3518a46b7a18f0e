import { Refusal } from '../../../shared/refusal.ts'
import type { Booking } from '../schema.ts'
import type { OpenDates } from '../schema/open-dates.ts'
import { roomsOf } from './slot.ts'

/** Bookings under a meeting at a time, beside its first one: more than any has. */
export const mostBookings = 24

/**
 * The dates of all bookings under a meeting lie in one item, which takes 400 KB with all else that is said there. In bytes; what can
 * be had of them is set aside for each booking as it is added, so that they can all be moved, decided and called off one by one.
 */
export const mostOpenBytes = 300_000

/** So much is set aside for a booking, however few dates it has. */
const leastBytes = 12_000

/** A date that nothing has in common with another is stored by itself. */
const bytesOfDate = 120
const bytesOfRooms = 80

export interface Wanted {
  dates: readonly { key: string }[]
  rooms: readonly string[]
}

/** Why a booking with these dates cannot come under a meeting too; nothing if it can. */
export function fullRefusal(
  others: readonly Pick<OpenDates, 'dates'>[],
  wanted: Wanted,
): Refusal | undefined {
  const own = wanted.dates.map(() => wanted.rooms)
  const all = [own, ...others.map(({ dates }) => dates.map(({ rooms }) => rooms))]
  const bytes = all.reduce((sum, dates) => sum + Math.max(leastBytes, bytesOf(dates)), 0)
  return others.length > 0 && bytes > mostOpenBytes ? new Refusal('conflict', 'too-many-bookings') : undefined
}

/** Whether a booking under a meeting grows beyond what was set aside for it: what is asked for beside a date counts as given. */
export function isBeyondReserve(before: Booking, after: Booking): boolean {
  if (after.meeting === undefined) return false
  const bytes = bytesOf(placesOf(after))
  return bytes > leastBytes && bytes > bytesOf(placesOf(before))
}

function placesOf(booking: Booking): (readonly string[])[] {
  return booking.occurrences.map((date) => {
    const own = roomsOf(booking, date)
    const asked = date.asked ? roomsOf(booking, date.asked) : []
    return asked.length > own.length ? asked : own
  })
}

function bytesOf(dates: readonly (readonly string[])[]): number {
  const bytes = dates.map((rooms) => bytesOfDate + Math.max(bytesOfRooms, JSON.stringify(rooms).length))
  return bytes.reduce((sum, each) => sum + each, 0)
}
