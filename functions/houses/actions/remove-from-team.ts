import type { Actor } from '../../../shared/actor.ts'
import type { Context } from '../../../shared/context.ts'
import { Refusal } from '../../../shared/refusal.ts'
import { retryIfChanged } from '../../../shared/retry-if-changed.ts'
import { removedRoleWrites } from '../../identity/actions/person.ts'
import { removedManagerWrite, removedAbsenceWrite } from '../store.ts'
import { mostWrites } from '../../../shared/table/limits.ts'
import { loadManagedHouse } from './load-house.ts'
import { anotherManager, stepWrite } from './joining.ts'

/** Absences that go in the write that takes the role: step, guard and all sessions go with them. */
const mostBeside = mostWrites / 2

/**
 * Takes somebody's part in the house away, and their absences with it. Refuses with `last-manager`. Of two managers who take each other
 * out at once the first stays, and the other may do so no more (`not-allowed`).
 */
export function removeFromTeam(
  ctx: Pick<Context, 'table' | 'now' | 'newId'>,
  actor: Actor,
  leaving: { house: string; person: string },
): Promise<void> {
  return retryIfChanged(() => remove(ctx, actor, leaving))
}

async function remove(
  ctx: Pick<Context, 'table' | 'now' | 'newId'>,
  actor: Actor,
  { house, person }: { house: string; person: string },
): Promise<void> {
  await retryIfChanged(async () => {
    // Whoever wants to leave may.
    const power = person === actor.person?.id ? 'decide' : 'change-team'
    const file = await loadManagedHouse(ctx, actor, house, power)
    const leaving = file.managers.find((manager) => manager.person === person)
    if (leaving === undefined) throw new Refusal('not-found', 'not-found', { person })
    const own = file.absences.filter((absence) => absence.person === person)
    const guard = anotherManager(file, person)
    for (let at = mostBeside; at < own.length; at += mostWrites)
      await ctx.table.transact(own.slice(at, at + mostWrites).map(({ id }) => removedAbsenceWrite(house, id)))
    const months = file.house.retentionMonths
    await ctx.table.transact([
      removedManagerWrite(house, person),
      stepWrite(ctx, actor, leaving, person === actor.person?.id ? 'left' : 'removed'),
      ...(await removedRoleWrites(ctx, { person, house, months })),
      ...own.slice(0, mostBeside).map(({ id }) => removedAbsenceWrite(house, id)),
      ...guard,
    ])
  })
}
