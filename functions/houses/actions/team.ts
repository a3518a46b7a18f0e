import type { Actor } from '../../../shared/actor.ts'
import type { Context } from '../../../shared/context.ts'
import { Refusal } from '../../../shared/refusal.ts'
import { retryIfChanged } from '../../../shared/retry-if-changed.ts'
import type { Write } from '../../../shared/table/write.ts'
import { personIdOf, personWrites, readPerson, removedRoleWrites } from '../../identity/actions.ts'
import { loadManagedHouse } from '../actions.ts'
import type { Manager, NewMember } from '../schema.ts'
import { managerWrite, removedAbsenceWrite, removedManagerWrite, stillManagerWrite } from '../store.ts'
import type { HouseFile } from '../store.ts'

/** Somebody new to decide in the house; who is in the team already gets the new role. Refuses with `last-manager`. */
export async function addToTeam(
  ctx: Context,
  actor: Actor,
  { house, member }: { house: string; member: NewMember },
): Promise<Manager> {
  return retryIfChanged(async () => {
    const file = await loadManagedHouse(ctx, actor, house)
    const { manager, writes } = await joining(ctx, file, member)
    const guard = member.role === 'manager' ? [] : anotherManager(file, manager.person)
    await ctx.table.transact([...writes, ...guard])
    return manager
  })
}

/**
 * Takes somebody's part in the house away, and their absences with it. Refuses with `last-manager`. Of two managers who take each other
 * out at once the first stays, and the other may do so no more (`not-allowed`).
 */
export function removeFromTeam(
  ctx: Pick<Context, 'table' | 'now'>,
  actor: Actor,
  leaving: { house: string; person: string },
): Promise<void> {
  return retryIfChanged(() => remove(ctx, actor, leaving))
}

async function remove(
  ctx: Pick<Context, 'table' | 'now'>,
  actor: Actor,
  { house, person }: { house: string; person: string },
): Promise<void> {
  await retryIfChanged(async () => {
    const file = await loadManagedHouse(ctx, actor, house)
    if (!file.managers.some((manager) => manager.person === person))
      throw new Refusal('not-found', 'not-found', { person })
    const own = file.absences.filter((absence) => absence.person === person)
    const months = file.house.retentionMonths
    await ctx.table.transact([
      removedManagerWrite(house, person),
      ...(await removedRoleWrites(ctx, { person, house, months })),
      ...own.map(({ id }) => removedAbsenceWrite(house, id)),
      ...anotherManager(file, person),
    ])
  })
}

/** What makes somebody one of the team, for the transaction of whoever asks. */
export async function joining(
  ctx: Context,
  { house, managers }: HouseFile,
  { name, email, role, language }: NewMember,
): Promise<{ manager: Manager; writes: Write[] }> {
  const person = await personIdOf(ctx, email)
  const known = managers.find((manager) => manager.person === person)
  const spoken = language ?? known?.language ?? (await readPerson(ctx, person))?.language ?? house.language
  const since = known?.since ?? ctx.now()
  const manager: Manager = { house: house.id, person, name, email, language: spoken, role, since }
  const writes = await personWrites(ctx, { name, email, language: spoken }, { house: house.id, role })
  return { manager, writes: [managerWrite(manager), ...writes] }
}

/** Holds only if a house still has a manager when this one is none any more. */
function anotherManager({ managers }: HouseFile, person: string): Write[] {
  const all = managers.filter(({ role }) => role === 'manager')
  if (!all.some((manager) => manager.person === person)) return []
  const other = all.find((manager) => manager.person !== person)
  if (other === undefined) throw new Refusal('conflict', 'last-manager')
  return [stillManagerWrite(other)]
}
