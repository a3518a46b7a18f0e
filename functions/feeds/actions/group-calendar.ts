import { Refusal } from '../../../shared/refusal.ts'
import { readHeld } from '../../bookings/actions/held.ts'
import { isHeldOpenly } from '../../bookings/rules/held.ts'
import { readShownGroup } from '../../groups/actions/read-group.ts'
import { loadRooms } from '../../rooms/actions/load-rooms.ts'
import { etagOf, namesTag } from '../rules/tag.ts'
import { groupCalendar } from '../views/group-calendar.ts'
import type { CalendarRequest, Served, Serving } from './serve.ts'

/** What a group does, as far as everybody may know it: one read and two queries. Refuses with `not-found`. */
export async function readGroupCalendar(
  ctx: Serving,
  { group: id, language, known }: CalendarRequest & { group: string },
): Promise<Served> {
  const [group, held] = await Promise.all([readShownGroup(ctx.table, id), readHeld(ctx.table, id)])
  if (group === undefined) throw new Refusal('not-found', 'not-found', { group: id })
  const { house, rooms } = await loadRooms(ctx, group.house)
  const { publicUrl } = ctx.settings
  const text = groupCalendar({ language, house, rooms, group, held: held.filter(isHeldOpenly), publicUrl })
  const etag = etagOf(text)
  return namesTag(known, etag) ? { etag } : { etag, text }
}
