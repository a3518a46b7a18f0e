import type { Actor } from '../../../shared/actor.ts'
import type { Context } from '../../../shared/context.ts'
import { requireManager } from '../../houses/rules.ts'
import { loadRooms } from '../../rooms/actions/load-rooms.ts'
import type { HouseWithRooms } from '../../rooms/actions/load-rooms.ts'

/** A house with its rooms for those who run it: one query. Refuses everybody else before anything more is read. */
export async function loadManagedRooms(
  ctx: Pick<Context, 'table'>,
  actor: Actor,
  { house }: { house: string },
): Promise<HouseWithRooms> {
  const file = await loadRooms(ctx, house)
  requireManager(file.managers, actor)
  return file
}
