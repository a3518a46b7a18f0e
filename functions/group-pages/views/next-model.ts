import type { HeldDate } from '../../bookings/rules/held.ts'
import type { Room } from '../../rooms/schema.ts'

/** What a group does next, as this page may show it. */
export interface Next {
  dates: readonly HeldDate[]
  rooms: readonly Room[]
  /** The group's public calendar, complete. */
  calendar: string
}
