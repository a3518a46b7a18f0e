import type { Context } from '../../../shared/context.ts'
import type { Instant } from '../../../shared/time/civil.ts'
import { readPerson } from '../../identity/actions/person.ts'
import type { Person } from '../../identity/schema.ts'
import type { TeamNotice, TeamStep } from '../schema/team-step.ts'
import type { House, Manager } from '../schema.ts'
import { readHouseFile } from '../store.ts'
import { readTeamStep } from '../store/team-steps.ts'

/** What a mail about the team has to know of the present. */
export interface TeamFacts {
  house: House
  managers: readonly Manager[]
  publicUrl: string
  now: Instant
  /** Looked up when a mail is written: what has happened, and whoever it is about. */
  step?: TeamStep | undefined
  person?: Person | undefined
  /** Whoever did it, if they are known. */
  doer?: Person | undefined
}

export async function readTeamNews(
  ctx: Context,
  { house: id }: Pick<TeamStep, 'house'>,
): Promise<TeamFacts | undefined> {
  const file = await readHouseFile(ctx.table, id)
  if (file === undefined) return undefined
  const { house, managers } = file
  return { house, managers, publicUrl: ctx.settings.publicUrl, now: ctx.now() }
}

export async function readTeamMail(
  ctx: Context,
  { house, step: id }: TeamNotice,
): Promise<TeamFacts | undefined> {
  const [facts, step] = await Promise.all([
    readTeamNews(ctx, { house }),
    readTeamStep(ctx.table, { house, id }),
  ])
  if (facts === undefined || step === undefined) return undefined
  const person = await readPerson(ctx, step.person)
  const doer = step.by === undefined ? undefined : await readPerson(ctx, step.by)
  return { ...facts, step, person, doer }
}
