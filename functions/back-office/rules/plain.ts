import { ableDates } from '../../bookings/rules/able.ts'
import type { Moment } from '../../bookings/rules/scope.ts'
import type { Booking } from '../../bookings/schema.ts'

interface Decided {
  booking: Booking
  collisions: readonly unknown[]
  closed: boolean
}

/**
 * Whether a yes is all that there is to it: it meets nothing and takes nothing from anybody. Such a yes needs one tap; any other one
 * is read first.
 */
export function isPlain(
  { booking, collisions, closed }: Decided,
  losers: ReadonlyMap<string, ReadonlySet<string>>,
  moment: Moment,
): boolean {
  if (collisions.length > 0 || closed || (losers.get(booking.id)?.size ?? 0) > 0) return false
  return ableDates(booking, 'approve', moment).length > 0
}

/** A request and the version of it that was looked at, as one value of a form: `<id>.<version>`. */
export function yesOf({ id, version }: Pick<Booking, 'id' | 'version'>): string {
  return `${id}.${version}`
}

/** What such a value says; the inverse of `yesOf`. */
export function readYes(value: string): { id: string; version: number } {
  const [id = '', version] = value.split('.')
  return { id, version: Number(version) }
}
