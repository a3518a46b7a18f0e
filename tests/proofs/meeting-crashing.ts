import { settleAttendances } from '../../functions/attendances/actions/settle-attendances.ts'
import type { Context } from '../../shared/context.ts'
import { dynamoTable } from '../../shared/table/dynamodb.ts'
import type { Staged } from '../meetings/a-meeting.ts'
import { aStage } from '../meetings/a-meeting.ts'
import { hear } from '../attendances/hearing.ts'
import type { Heard } from '../attendances/hearing.ts'
import { clientOn } from '../support/engine.ts'
import { frontDoor } from '../support/front-door.ts'
import type { Door } from '../support/front-door.ts'
import { scriptedClient } from '../support/scripted-client.ts'
import type { Fault } from '../support/scripted-client.ts'
import { settleAll } from '../support/timers.ts'
import type { World } from '../support/world.ts'

/** Something that takes one or more writes, how to do it again, and what has to be in the end however often it died. */
export interface Crashing<Prepared> {
  writes: number
  prepare(stage: Staged): Promise<Prepared>
  /** When it is done, if not at once. */
  at?: string
  /** Through a door behind which the process may die. */
  act(door: Door, prepared: Prepared, ctx: Context): Promise<unknown>
  /** Minutes until timers run after it died; five unless told otherwise. */
  minutes?: number
  outcome(stage: Staged, prepared: Prepared): Promise<unknown>
  expected: unknown
  /** Mails, as address and first words, in the order of the alphabet. */
  mails: string[]
}

/** What is there in the end, which mails went out of it, and how many writes the act itself took. */
export async function endOf<Prepared>(
  { prepare, at, act, minutes = 5, outcome }: Crashing<Prepared>,
  ...faults: Fault[]
): Promise<{ outcome: unknown; mails: string[]; writes: number }> {
  await using stage = await aStage({ settings: { rateLimits: false } })
  const prepared = await prepare(stage)
  const heard: Heard = { stage, heard: new Map() }
  await hear(heard)
  const { world } = stage
  const known = world.mails.length
  if (at !== undefined) world.clock.set(at)
  const { ctx, sent } = mortal(world, faults)
  await act(frontDoor(ctx), prepared, ctx).catch(() => undefined)
  const writes = sent.length
  await hear(heard)
  await timers(heard, minutes)
  if (faults.length > 0) await act(world.call, prepared, world.ctx)
  await hear(heard)
  await timers(heard, 5)
  const mails = world.mails.slice(known).map(({ to, subject }) => `${to} ${subject.split(':')[0]}`)
  return { outcome: await outcome(stage, prepared), mails: mails.toSorted(), writes }
}

async function timers(heard: Heard, minutes: number): Promise<void> {
  const { ctx, clock } = heard.stage.world
  clock.advance(minutes)
  await settleAll(ctx)
  await settleAttendances(ctx)
  await hear(heard)
}

/** The world's own data, with faults in the order of the writes. */
function mortal({ ctx, engine }: World, faults: readonly Fault[]) {
  const real = clientOn(engine.endpoint)
  const { client, sent } = scriptedClient(real, faults)
  return { ctx: { ...ctx, table: dynamoTable(client, engine.tableName, ctx.now, async () => {}) }, sent }
}
