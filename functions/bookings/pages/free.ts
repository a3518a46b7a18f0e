import type { Context } from '../../../shared/context.ts'
import type { Entered } from '../../../shared/http/form.ts'
import { LocalDate } from '../../../shared/time/civil.ts'
import { loadRoomDays } from '../../rooms/actions.ts'
import type { RoomDays } from '../../rooms/actions.ts'
import { freeSpans } from '../../rooms/rules/free.ts'
import type { Room } from '../../rooms/schema.ts'
import { freeInAll } from '../views/free-time.ts'
import type { FreeTime } from '../views/free-time.ts'

/** What is free on the date and in the rooms that stand in the form already; nothing while one of them is missing. A query a room. */
export async function freeTimeOf(
  ctx: Pick<Context, 'table'>,
  entered: Entered,
  { rooms, zone, self }: { rooms: readonly Room[]; zone: string; self?: string },
): Promise<FreeTime | undefined> {
  const date = LocalDate.safeParse(entered.get('date'))
  const chosen = rooms.filter(({ id }) => entered.has('rooms', id))
  if (!date.success || chosen.length === 0) return undefined
  const days = await loadRoomDays(ctx, chosen, { from: date.data, to: date.data })
  const spans = days.map((each) => freeSpans(without(self, each), date.data, zone))
  return { date: date.data, spans: freeInAll(spans) }
}

/** The days as they are for a booking that is moved: what it holds itself is free for it. */
function without(self: string | undefined, { room, sheets }: RoomDays): RoomDays {
  const open = [...sheets].map(([date, sheet]) => {
    const quarters = new Map([...sheet.quarters].filter(([, holder]) => holder !== self))
    return [date, { ...sheet, quarters }] as const
  })
  return { room, sheets: new Map(open) }
}
