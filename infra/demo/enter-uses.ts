import { approveBooking } from '../../functions/bookings/actions/approve-booking.ts'
import { requestBooking } from '../../functions/bookings/actions/request-booking.ts'
import { known } from '../../shared/known.ts'
import { whenOf } from './calendar.ts'
import { uses } from './data/week.ts'
import { groupOf, house, inTurn, weekly } from './furnishing.ts'
import type { Furnishing } from './furnishing.ts'

/** What is approved: callers whom the manager entered, and groups that asked. */
export async function enterUses(furnishing: Furnishing): Promise<void> {
  const { before, manager, monday } = furnishing
  await inTurn(uses, async (use) => {
    const { purpose, label, attendees, by, weeks } = use
    const more = known({ label, attendees, repeat: weekly(weeks) })
    const said = { ...whenOf(use, monday), purpose, ...more }
    if (typeof by !== 'string') {
      const request = { ...said, contact: by, groupName: by.name, approve: true }
      await requestBooking(before, manager, { house, request })
      return
    }
    const { group, host } = groupOf(furnishing, by)
    const { id } = await requestBooking(before, host, { house, request: { ...said, group: group.id } })
    await approveBooking(before, manager, { id })
  })
}
