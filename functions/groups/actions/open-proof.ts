import type { Context } from '../../../shared/context.ts'
import { proves } from '../../../shared/keys.ts'
import { Refusal } from '../../../shared/refusal.ts'
import { loadHouse } from '../../houses/actions/load-house.ts'
import type { House } from '../../houses/schema.ts'
import { memberProof } from '../rules/tokens.ts'
import type { Member } from '../schema.ts'
import { readGroup } from '../store.ts'
import type { GroupItems } from '../store.ts'
import { personIn } from './load.ts'

export interface Linked {
  id: string
  member: string
  token: string
}

/** The house whose page asks whether an address is theirs. Refuses with `not-allowed` or `not-found`. */
export async function proofHouse(ctx: Context, linked: Linked): Promise<House> {
  const { items } = await openProof(ctx, linked)
  return (await loadHouse(ctx, items.group.house)).house
}

export async function openProof(
  ctx: Context,
  { id, member, token }: Linked,
): Promise<{ items: GroupItems; person: Member }> {
  const items = await readGroup(ctx.table, id, ctx.now())
  if (items === undefined) throw new Refusal('not-found', 'not-found', { group: id })
  const person = personIn(items, member)
  const proved = { group: id, id: member, email: person.email }
  if (!proves(token, await ctx.secret(), (key) => memberProof(key, proved)))
    throw new Refusal('forbidden', 'not-allowed')
  return { items, person }
}
