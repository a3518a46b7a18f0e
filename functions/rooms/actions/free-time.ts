import type { Context } from '../../../shared/context.ts'
import type { Entered } from '../../../shared/http/form.ts'
import { LocalDate } from '../../../shared/time/civil.ts'
import { freeInAll } from '../rules/free-time.ts'
import type { FreeTime } from '../rules/free-time.ts'
import { freeSpans } from '../rules/free.ts'
import { blockOfAll } from '../rules/whole-day.ts'
import type { Room } from '../schema.ts'
import { loadRoomDays } from './load-room-days.ts'

/** What is free on the date and in the rooms that stand in the form already; nothing while one of them is missing. A query a room. */
export async function freeTimeOf(
  ctx: Pick<Context, 'table'>,
  entered: Entered,
  { rooms, zone, self }: { rooms: readonly Room[]; zone: string; self?: string },
): Promise<FreeTime | undefined> {
  const date = LocalDate.safeParse(entered.get('date'))
  const chosen = rooms.filter(({ id }) => entered.has('rooms', id))
  if (!date.success || chosen.length === 0) return undefined
  const days = await loadRoomDays(ctx, chosen, { from: date.data, to: date.data, all: rooms })
  const spans = days.map((each) => freeSpans(each, date.data, zone, self))
  return { date: date.data, spans: freeInAll(spans), block: blockOfAll(days, date.data) }
}
