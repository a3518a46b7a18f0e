import type { Write } from '../../../shared/table/write.ts'
import type { Booking } from '../schema.ts'
import { heldWrites } from './held.ts'
import { programmeWrites } from './programme.ts'

/** What of a booking is shown elsewhere, written with it: in the programme, and beside the group that holds it. */
export function shownWrites(booking: Booking): Write[] {
  return [...programmeWrites(booking), ...heldWrites(booking)]
}
