import type { Write } from '../../../shared/table/write.ts'
import type { Booking } from '../schema.ts'
import { heldWrites } from './held.ts'
import { programmeWrites } from './programme.ts'
import { pulseWrites } from './pulse.ts'

/** What of a booking is shown elsewhere, written with it: in the programme, beside the group that holds it, and where it is found when it is due to be asked about. */
export function shownWrites(booking: Booking): Write[] {
  return [...programmeWrites(booking), ...heldWrites(booking), ...pulseWrites(booking)]
}
