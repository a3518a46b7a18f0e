import type { Language } from '../../../shared/language.ts'
import type { Context } from '../../../shared/context.ts'
import type { Write } from '../../../shared/table/write.ts'
import { personIdOf, personWrites } from '../../identity/actions/person.ts'
import type { Manager } from '../schema.ts'
import { managerWrite, newHouseWrite } from '../store.ts'
import { listedWrites } from '../store/listed.ts'
import type { ListedRoom } from '../store/listed.ts'
import type { House } from '../schema.ts'

export interface Founding {
  house: Omit<House, 'version'>
  manager: { name: string; email: string; language: Language }
}

/** A new house with its first manager, as writes, so that its rooms can be founded in the same transaction. */
export async function foundingWrites(
  ctx: Context,
  { house, manager }: Founding,
  rooms: readonly ListedRoom[],
): Promise<Write[]> {
  const person = await personIdOf(ctx, manager.email)
  const entry: Manager = { ...manager, house: house.id, person, role: 'manager', since: ctx.now() }
  const role = { house: house.id, role: entry.role }
  return [
    newHouseWrite({ ...house, version: 1 }),
    ...listedWrites(house, rooms),
    managerWrite(entry),
    ...(await personWrites(ctx, manager, role)),
  ]
}
