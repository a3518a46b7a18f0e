import type { Booking } from '../../bookings/schema.ts'
import type { Hearer } from '../../groups/rules/people.ts'
import type { HouseFacts } from '../../rooms/actions/house-facts.ts'
import type { ChangeNote } from '../schema.ts'

/** What a mail about a change has to know of the present: the bookings that are still there, and who of a group is to hear of one. */
export interface ChangeFacts extends HouseFacts {
  note: ChangeNote | undefined
  held: { booking: Booking; hosts: readonly Hearer[] }[]
}
