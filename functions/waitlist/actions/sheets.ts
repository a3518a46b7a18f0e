import type { Context } from '../../../shared/context.ts'
import { loadSheets } from '../../rooms/actions/load-room-days.ts'
import { dayOf } from '../rules/day-of.ts'
import type { Sheets } from '../rules/day-of.ts'

/** The sheets known so far and those of these days, each read once. */
export async function withSheets(
  ctx: Pick<Context, 'table'>,
  house: string,
  days: readonly { room: string; date: string }[],
  known: Sheets,
): Promise<Sheets> {
  const unknown = days.filter((day) => !known.has(dayOf(day)))
  if (unknown.length === 0) return known
  const read = await loadSheets(
    ctx,
    unknown.map(({ room, date }) => ({ house, room, date })),
  )
  return new Map([...known, ...read.map((sheet) => [dayOf(sheet), sheet] as const)])
}
