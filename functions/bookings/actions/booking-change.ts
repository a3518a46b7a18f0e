import type { Write } from '../../../shared/table/write.ts'
import type { HouseWithRooms } from '../../rooms/actions/load-rooms.ts'
import type { SheetChange } from '../../rooms/rules/sheet-change.ts'
import type { Booking } from '../schema.ts'

export interface BookingChange extends Pick<HouseWithRooms, 'house' | 'rooms'> {
  before: Booking | undefined
  after: Booking
  /** What else belongs to this change, and happens with it or not at all. */
  beside: readonly Write[]
  /** Slots of others that change with it. */
  besideSlots?: readonly SheetChange[]
}
