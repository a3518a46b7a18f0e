import type { Actor } from '../../../shared/actor.ts'
import type { Context } from '../../../shared/context.ts'
import { Refusal } from '../../../shared/refusal.ts'
import { removedAbsenceWrite } from '../store.ts'
import { loadManagedHouse } from './load-house.ts'

export async function removeAbsence(
  ctx: Pick<Context, 'table'>,
  actor: Actor,
  { house, id }: { house: string; id: string },
): Promise<void> {
  const { absences } = await loadManagedHouse(ctx, actor, house)
  if (!absences.some((absence) => absence.id === id))
    throw new Refusal('not-found', 'not-found', { absence: id })
  await ctx.table.transact([removedAbsenceWrite(house, id)])
}
