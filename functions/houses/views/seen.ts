import type { Instant } from '../../../shared/time/civil.ts'
import { seenAt } from '../../../shared/time/format.ts'
import type { Seen } from '../../../shared/time/format.ts'
import type { House } from '../schema.ts'

/** The day on which somebody reads a page or gets a mail, by the clocks of the house. */
export function seenBy({ now, house }: { now: Instant; house: Pick<House, 'timeZone'> }): Seen {
  return seenAt(now, house.timeZone)
}
