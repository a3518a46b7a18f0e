import type { Context } from '../../../shared/context.ts'
import { Refusal } from '../../../shared/refusal.ts'
import type { Write } from '../../../shared/table/write.ts'
import { personIdOf, personWrites, readPerson } from '../../identity/actions/person.ts'
import type { Manager, NewMember } from '../schema.ts'
import { managerWrite, stillManagerWrite } from '../store.ts'
import type { HouseFile } from '../store.ts'

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
export function anotherManager({ managers }: HouseFile, person: string): Write[] {
  const all = managers.filter(({ role }) => role === 'manager')
  if (!all.some((manager) => manager.person === person)) return []
  const other = all.find((manager) => manager.person !== person)
  if (other === undefined) throw new Refusal('conflict', 'last-manager')
  return [stillManagerWrite(other)]
}
