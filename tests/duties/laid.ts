import { dutyToken } from '../../functions/duties/rules/tokens.ts'
import type { Taker } from '../../functions/duties/schema.ts'
import { dutyListWrite, readDuties, takingWrites } from '../../functions/duties/store/duties.ts'
import { ownedDutiesWrites } from '../../functions/duties/store/owned.ts'
import { manageToken } from '../../functions/contacts/rules/access.ts'
import type { Actor } from '../../shared/actor.ts'
import { derivedId } from '../../shared/ids.ts'
import { house, laid } from '../meetings/laid.ts'
import { found } from '../support/builders.ts'
import type { World } from '../support/world.ts'
import { aTaker } from './values.ts'

export const meeting = 'm00000000001'

/** A meeting on these dates that needs a key, and two who make tea. Gives back whoever runs its house. */
export async function aMeeting(
  world: World,
  dates: Parameters<typeof laid>[2],
  change: object = {},
): Promise<Actor> {
  const manager = await found(world)
  await laid(world, { id: meeting, needsKey: true, ...change }, dates)
  await world.ctx.table.transact([dutyListWrite({ meeting, duties: [{ duty: 'tea', needed: 2 }] })])
  return manager
}

/** Somebody has a duty, as the table has it. */
export async function has(
  { ctx }: World,
  key: string,
  name: string,
  change: Partial<Taker> = {},
): Promise<Taker> {
  const taker = aTaker({ id: derivedId('laid', 'taker', name), name, ...change })
  const of = { house, meeting, key, date: key.slice(0, 10) }
  await ctx.table.transact([...takingWrites(of, taker, { needed: 9 }), ...ownedDutiesWrites(of, taker)])
  return taker
}

export const tokenOf = async ({ ctx }: World, { id }: Taker) => dutyToken(await ctx.secret(), id)

export async function hostOf({ ctx }: World): Promise<Actor> {
  return { kind: 'visitor', address: 'somewhere', token: manageToken(await ctx.secret(), meeting) }
}

/** Who has which duty on a date: "Mia tea". */
export async function whoHas({ ctx }: World, key: string): Promise<string[]> {
  const { takers } = await readDuties(ctx.table, meeting, key)
  return takers.map(({ name, duty }) => `${name} ${duty}`).sort()
}
