import type { Actor } from '../../../shared/actor.ts'
import type { Context } from '../../../shared/context.ts'
import { spendWrite } from '../../../shared/limit.ts'
import { Refusal } from '../../../shared/refusal.ts'
import type { Write } from '../../../shared/table/write.ts'
import { personIdOf, personWrites, readPerson } from '../../identity/actions/person.ts'
import type { Manager, NewMember } from '../schema.ts'
import { countedWrite, managerWrite, stillManagerWrite } from '../store.ts'
import type { HouseFile } from '../store.ts'
import { teamStepWrite } from '../store/team-steps.ts'

/** Each brings mail to somebody who may never have heard of the house. */
const joinsPerDay = 20

/** People of a house at once: all of them are read with it by everybody, and its managers get each of its mails. */
export const mostInTeam = 40

/**
 * What makes somebody one of the team, for the transaction of whoever asks; who is new in it or gets another role hears of it. Refuses with
 * `team-full`.
 */
export async function joining(
  ctx: Context,
  actor: Actor,
  file: HouseFile,
  { name, email, role, language }: NewMember,
): Promise<{ manager: Manager; writes: Write[] }> {
  const { house, managers } = file
  const person = await personIdOf(ctx, email)
  const known = managers.find((manager) => manager.person === person)
  if (known === undefined && managers.length >= mostInTeam)
    throw new Refusal('conflict', 'team-full', { most: mostInTeam })
  const counted = known === undefined ? [countedWrite(file, ctx.newId())] : []
  const spoken = language ?? known?.language ?? (await readPerson(ctx, person))?.language ?? house.language
  const since = known?.since ?? ctx.now()
  const manager: Manager = { house: house.id, person, name, email, language: spoken, role, since }
  const writes = await personWrites(ctx, { name, email, language: spoken }, { house: house.id, role })
  const what = known === undefined ? 'joined' : 'role'
  const told = known?.role === role ? [] : [stepWrite(ctx, actor, manager, what), ...joinLimit(ctx, house.id)]
  return { manager, writes: [managerWrite(manager), ...counted, ...writes, ...told] }
}

/** What the managers and whoever it is about are told. */
export function stepWrite(
  ctx: Pick<Context, 'now' | 'newId'>,
  { person: doer }: Actor,
  { house, person, name, role }: Manager,
  what: 'joined' | 'role' | 'left' | 'removed',
): Write {
  const by = doer === undefined ? {} : { by: doer.id }
  return teamStepWrite({ house, id: ctx.newId(), at: ctx.now(), what, person, name, role, ...by })
}

function joinLimit({ settings, now }: Context, house: string): Write[] {
  if (!settings.rateLimits) return []
  return [spendWrite({ purpose: 'team', of: house, most: joinsPerDay, minutes: 24 * 60 }, now())]
}

/** Holds only if a house still has a manager when this one is none any more. */
export function anotherManager({ managers }: HouseFile, person: string): Write[] {
  const all = managers.filter(({ role }) => role === 'manager')
  if (!all.some((manager) => manager.person === person)) return []
  const other = all.find((manager) => manager.person !== person)
  if (other === undefined) throw new Refusal('conflict', 'last-manager')
  return [stillManagerWrite(other)]
}
