import type { Context } from '../../../shared/context.ts'
import type { Actor } from '../../../shared/actor.ts'
import { Refusal } from '../../../shared/refusal.ts'
import { requirePower } from '../rules/roles.ts'
import type { Power } from '../rules/roles.ts'
import { readHouseFile } from '../store.ts'
import type { HouseFile } from '../store.ts'

export type { HouseFile } from '../store.ts'

/** The same; nothing of one that is gone. */
export function readHouse(ctx: Pick<Context, 'table'>, id: string): Promise<HouseFile | undefined> {
  return readHouseFile(ctx.table, id)
}

/** The house, its managers and what stands beside it; refuses with `not-found`. One query. */
export async function loadHouse(ctx: Pick<Context, 'table'>, id: string): Promise<HouseFile> {
  const file = await readHouseFile(ctx.table, id)
  if (file === undefined) throw new Refusal('not-found', 'not-found', { house: id })
  return file
}

/** The same for people who run it and may do this in it; refuses everybody else. */
export async function loadManagedHouse(
  ctx: Pick<Context, 'table'>,
  actor: Actor,
  id: string,
  power: Power = 'decide',
): Promise<HouseFile> {
  const file = await loadHouse(ctx, id)
  requirePower(file.managers, actor, power)
  return file
}
