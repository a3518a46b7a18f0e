import type { Context } from '../../../shared/context.ts'
import { href } from '../../../shared/http/contract.ts'
import { readHeld } from '../../bookings/actions/held.ts'
import { nextDates } from '../../bookings/rules/held.ts'
import type { OpenedGroup } from '../../groups/actions/load.ts'
import { groupPaths } from '../../groups/contract/paths.ts'
import { mayIn } from '../../groups/rules/rights.ts'
import { loadRooms } from '../../rooms/actions/load-rooms.ts'
import type { Next } from '../views/next-model.ts'

/** What a group does next, as whoever asks may see it: two queries. */
export async function nextOf(
  ctx: Context,
  { group, standing }: Pick<OpenedGroup, 'group' | 'standing'>,
): Promise<Next> {
  const [held, { house, rooms }] = await Promise.all([
    readHeld(ctx.table, group.id),
    loadRooms(ctx, group.house),
  ])
  const moment = { now: ctx.now(), zone: house.timeZone }
  const dates = nextDates(held, moment, mayIn(group, standing, 'see-people'))
  const calendar = ctx.settings.publicUrl + href({ path: groupPaths.calendar }, { file: `${group.id}.ics` })
  return { dates, rooms, calendar }
}
