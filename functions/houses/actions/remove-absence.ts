import type { Actor } from '../../../shared/actor.ts'
import type { Context } from '../../../shared/context.ts'
import { Refusal } from '../../../shared/refusal.ts'
import { requirePower } from '../rules/roles.ts'
import { removedAbsenceWrite } from '../store.ts'
import { loadManagedHouse } from './load-house.ts'

export async function removeAbsence(
  ctx: Pick<Context, 'table'>,
  actor: Actor,
  { house, id }: { house: string; id: string },
): Promise<void> {
  const { absences, managers } = await loadManagedHouse(ctx, actor, house)
  const absence = absences.find((each) => each.id === id)
  if (absence === undefined) throw new Refusal('not-found', 'not-found', { absence: id })
  if (absence.person !== actor.person?.id) requirePower(managers, actor, 'change-team')
  await ctx.table.transact([removedAbsenceWrite(house, id)])
}
