import { requestBooking } from '../../functions/bookings/actions/request-booking.ts'
import { known } from '../../shared/known.ts'
import { whenOf } from './calendar.ts'
import { single } from './data/once.ts'
import { regular } from './data/week.ts'
import { house, inTurn, weekly } from './furnishing.ts'
import type { Furnishing } from './furnishing.ts'

/** What the manager has entered, for callers and for groups. */
export async function enterUses({ before, manager, monday, founded }: Furnishing): Promise<void> {
  await inTurn([...regular, ...single], async ({ by, weeks, purpose, label, attendees, ...slot }) => {
    const who = typeof by === 'string' ? { group: founded.get(by) } : { contact: by, groupName: by.name }
    const more = known({ ...who, label, attendees, repeat: weekly(weeks) })
    const request = { ...whenOf(slot, monday), purpose, approve: true, ...more }
    await requestBooking(before, manager, { house, request })
  })
}
