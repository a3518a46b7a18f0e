import type { Actor } from '../../../shared/actor.ts'
import type { Context } from '../../../shared/context.ts'
import { derivedId } from '../../../shared/ids.ts'
import { invalidField, Refusal } from '../../../shared/refusal.ts'
import { retryIfChanged } from '../../../shared/retry-if-changed.ts'
import { mergeUpdates } from '../../../shared/table/merge.ts'
import type { Write } from '../../../shared/table/write.ts'
import { today } from '../../../shared/time/civil.ts'
import { personIdOf } from '../../identity/actions/person.ts'
import { requirePower } from '../rules/roles.ts'
import type { Absence, NewAbsence } from '../schema.ts'
import { absenceWrite, countedWrite } from '../store.ts'
import type { HouseFile } from '../store.ts'
import { loadManagedHouse } from './load-house.ts'
import { joining } from './joining.ts'

/** To come at once in a house, those of all its people: they are read with it by everybody. */
export const mostAbsences = 200

/**
 * Somebody of the team is away, and who decides instead; a deputy who is new joins the team in the same write. The same person
 * and dates again are the same absence, with the deputy told last. Refuses with
 * `absences-enough`, and with `team-full`.
 */
export function addAbsence(
  ctx: Context,
  actor: Actor,
  entered: { house: string; absence: NewAbsence },
): Promise<Absence> {
  return retryIfChanged(() => enter(ctx, actor, entered))
}

async function enter(
  ctx: Context,
  actor: Actor,
  { house, absence: asked }: { house: string; absence: NewAbsence },
): Promise<Absence> {
  const file = await loadManagedHouse(ctx, actor, house)
  const { from, to } = asked
  const person = asked.person ?? actor.person?.id
  // Deputies say when they are away themselves, and ask somebody of the team.
  if (person !== actor.person?.id || typeof asked.deputy !== 'string')
    requirePower(file.managers, actor, 'change-team')
  if (!file.managers.some((manager) => manager.person === person)) throw unknownPerson('/person')
  if (to < from) throw invalidField('/to', 'invalid-input', { reason: 'ends-before-it-begins' })
  const now = today(ctx.now(), file.house.timeZone)
  if (to < now) throw invalidField('/to', 'invalid-input', { reason: 'already-over' })
  const { deputy, writes } = await deputyOf(ctx, actor, file, asked)
  if (deputy === person) throw invalidField('/deputy', 'invalid-input', { reason: 'own-deputy' })
  const id = derivedId(await ctx.secret(), 'absence', [house, person, from, to].join('\n'))
  const others = file.absences.filter((each) => each.id !== id && each.to >= now)
  if (others.length >= mostAbsences) throw new Refusal('conflict', 'absences-enough', { most: mostAbsences })
  const absence: Absence = { id, house, person: person!, from, to, deputy }
  const isNew = file.absences.every((each) => each.id !== id)
  const counted = isNew ? [countedWrite(file, ctx.newId())] : []
  // Absence and deputy may both be new to the house, and count once.
  await ctx.table.transact(mergeUpdates([absenceWrite(absence), ...counted, ...writes]))
  return absence
}

/** A person of the team, or what makes somebody one; whoever is one already keeps name and role. */
export async function deputyOf(
  ctx: Context,
  actor: Actor,
  file: HouseFile,
  { deputy }: NewAbsence,
): Promise<{ deputy: string; writes: Write[] }> {
  const { managers } = file
  const id = typeof deputy === 'string' ? deputy : await personIdOf(ctx, deputy.email)
  if (managers.some(({ person }) => person === id)) return { deputy: id, writes: [] }
  if (typeof deputy === 'string') throw unknownPerson('/deputy')
  const { manager, writes } = await joining(ctx, actor, file, { ...deputy, role: 'deputy' })
  return { deputy: manager.person, writes }
}

export function unknownPerson(pointer: string): Refusal {
  return invalidField(pointer, 'invalid-input', { reason: 'not-in-team' })
}
