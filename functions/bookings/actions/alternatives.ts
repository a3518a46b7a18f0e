import type { Context } from '../../../shared/context.ts'
import { Refusal } from '../../../shared/refusal.ts'
import { findAlternatives, loadDaysAround } from '../../rooms/actions/find-alternatives.ts'
import { pickRooms } from '../../rooms/actions/load-rooms.ts'
import type { HouseWithRooms } from '../../rooms/actions/load-rooms.ts'
import { useOfRequest } from '../../rooms/rules/wanted.ts'
import type { When } from '../../rooms/schema.ts'
import { askableDates } from './askable.ts'

/** A taken slot is answered with the nearest free ones, and with who may be asked for it; only then anything more is read. */
export async function withAlternatives(
  ctx: Context,
  error: unknown,
  when: Omit<When, 'rooms'>,
  { house, rooms: all }: Pick<HouseWithRooms, 'house' | 'rooms'>,
  rooms: readonly string[],
): Promise<never> {
  if (!(error instanceof Refusal) || error.code !== 'room-taken') throw error
  const chosen = pickRooms(all, rooms)
  const use = useOfRequest(when)
  const days = await loadDaysAround(ctx, { all, chosen, date: use.date })
  const alternatives = findAlternatives(ctx, { house, days, use })
  const askable = await askableDates(ctx, { house, days, use })
  const asks = askable.length === 0 ? {} : { askable }
  throw new Refusal(error.kind, error.code, { ...error.facts, alternatives, ...asks, pointer: '/from' })
}
