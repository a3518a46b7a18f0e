import type { OpenDate } from '../../functions/bookings/schema/open-dates.ts'
import { packOccurrences } from '../../functions/bookings/schema/pack.ts'
import { programmeKey } from '../../functions/bookings/actions/programme.ts'
import type { Meeting } from '../../functions/meetings/schema.ts'
import type { Counts } from '../../functions/meetings/schema/counts.ts'
import { countsKey } from '../../functions/meetings/store/counts.ts'
import { entryWrite } from '../../functions/meetings/store/entries.ts'
import { newMeetingWrite } from '../../functions/meetings/store/meetings.ts'
import type { World } from '../support/world.ts'
import { aBooking, aStored } from './values.ts'

export const house = 'aef'

/** A meeting as the table has it, with the dates of a booking under it, without anybody having asked for it. */
export async function laid(
  { ctx }: World,
  meeting: Partial<Meeting> & { id: string },
  dates: readonly (string | OpenDate)[],
  announced = true,
): Promise<void> {
  const stored = aStored({ house, ...meeting, version: 1 })
  const { booking, ...open } = aBooking(`b${meeting.id.slice(1)}`, dates, { announced })
  await ctx.table.transact([newMeetingWrite(stored, 12), entryWrite(stored)])
  const set = { [`d_${booking}`]: { ...open, dates: packOccurrences([...open.dates]) } }
  await ctx.table.transact([{ kind: 'update', key: programmeKey(house, meeting.id), set }])
}

/** So many come to a date. */
export async function counted(
  { ctx }: World,
  of: Pick<Counts, 'meeting' | 'key'>,
  change: Partial<Counts>,
): Promise<void> {
  const key = countsKey({ house, ...of })
  const item = { ...key, house, ...of, ...change, type: 'date-counts' }
  await ctx.table.transact([{ kind: 'put', key, item }])
}
