import { describe, expect, it } from 'vitest'
import { changeHeads } from '../../functions/attendances/actions/change-heads.ts'
import { leaveDate } from '../../functions/attendances/actions/leave-date.ts'
import { acceptOffer } from '../../functions/attendances/actions/accept-offer.ts'
import { settleAttendances } from '../../functions/attendances/actions/settle-attendances.ts'
import { signUp } from '../../functions/attendances/actions/sign-up.ts'
import { attendancesOf } from '../../functions/attendances/actions/list-of-date.ts'
import type { Attendance } from '../../functions/attendances/schema.ts'
import { systemActor } from '../../shared/actor.ts'
import type { Context } from '../../shared/context.ts'
import { dynamoTable } from '../../shared/table/dynamodb.ts'
import { aStage } from '../meetings/a-meeting.ts'
import type { Staged } from '../meetings/a-meeting.ts'
import { clientOn } from '../support/engine.ts'
import { aVisitor } from '../support/builders.ts'
import { scriptedClient } from '../support/scripted-client.ts'
import type { Fault } from '../support/scripted-client.ts'
import type { World } from '../support/world.ts'
import { key, miscounts, withPlaces } from './coming.ts'
import { itInTurn } from '../support/in-turn.ts'

/** Who might have to wait says how they are reached. */
const contact = { phone: '02131 000-45' }

/** The same world for somebody whose writes go wrong so. */
function troubled({ ctx, engine }: World, script: Fault[]): Context {
  const own = clientOn(engine.endpoint)
  const { client } = scriptedClient(own, script)
  return { ...ctx, table: dynamoTable(client, engine.tableName, ctx.now, async () => {}) }
}

const places = 4

interface Set {
  stage: Staged
  meeting: { id: string }
  comes: (heads: number) => Promise<Attendance>
}

async function aSet(): Promise<Set> {
  const stage = await aStage()
  const meeting = await withPlaces(stage, { places })
  const comes = async (heads: number) => {
    stage.world.clock.advance(1)
    return signUp(stage.world.ctx, aVisitor, { id: meeting.id, key, asked: { heads, contact } })
  }
  return { stage, meeting, comes }
}

const statesOf = async ({ stage, meeting }: Set) =>
  (await attendancesOf(stage.world.ctx, { meeting: meeting.id, key })).map(
    ({ state, heads }) => `${state} ${heads}`,
  )

/** What somebody does, on a date where the first and second come with three and one, and others wait with three and one. */
const acts: Record<
  string,
  { act: (ctx: Context, of: Record<string, Attendance>, set: Set) => Promise<unknown>; after: string[] }
> = {
  leave: {
    act: (ctx, { first }) => leaveDate(ctx, systemActor, first!.id),
    after: ['left 3', 'coming 1', 'offered 3', 'waiting 1'],
  },
  'with fewer, which makes room': {
    act: (ctx, { first }) => changeHeads(ctx, systemActor, { id: first!.id, heads: 2 }),
    after: ['coming 2', 'coming 1', 'waiting 3', 'offered 1'],
  },
  'leave the list': {
    act: (ctx, { large }) => leaveDate(ctx, systemActor, large!.id),
    after: ['coming 3', 'coming 1', 'left 3', 'waiting 1'],
  },
  'sign up': {
    act: (ctx, _, { meeting }) =>
      signUp(ctx, aVisitor, { id: meeting.id, key, asked: { heads: 2, contact } }),
    after: ['coming 3', 'coming 1', 'waiting 3', 'waiting 1', 'waiting 2'],
  },
}

describe.each(Object.entries(acts))('%s', (_, { act, after }) => {
  const begin = async () => {
    const set = await aSet()
    const [first, second, large, small] = [
      await set.comes(3),
      await set.comes(1),
      await set.comes(3),
      await set.comes(1),
    ] as const
    set.stage.world.clock.advance(1)
    return { set, of: { first, second, large, small } }
  }

  it.each<[string, Fault[]]>([
    ['loses its answer', ['answer-lost']],
    ['meets conflicts and a lost answer', ['conflict', 'throttled', 'answer-lost']],
  ])('that %s is done once', async (__, script) => {
    const { set, of } = await begin()
    await using stage = set.stage
    await act(troubled(stage.world, script), of, set)
    expect(await statesOf(set)).toEqual(after)
    expect(await miscounts(stage, set.meeting, places)).toEqual([])
  })

  itInTurn('that dies is done or not, and nobody waits who fits', async () => {
    for (const fault of ['died-before', 'died-after'] as const) {
      const { set, of } = await begin()
      await using stage = set.stage
      await Promise.resolve(act(troubled(stage.world, [fault]), of, set)).catch(() => undefined)
      expect(await miscounts(stage, set.meeting, places)).toEqual([])
      if (fault === 'died-after') expect(await statesOf(set)).toEqual(after)
    }
  })
})

it('whoever waits and wants less gets what fits in the same write', async () => {
  const set = await aSet()
  await using stage = set.stage
  await set.comes(3)
  const large = await set.comes(3)
  const ctx = troubled(stage.world, ['died-after'])
  await changeHeads(ctx, systemActor, { id: large.id, heads: 1 }).catch(() => undefined)
  expect(await statesOf(set)).toEqual(['coming 3', 'offered 1'])
  expect(await miscounts(stage, set.meeting, places)).toEqual([])
  await acceptOffer(stage.world.ctx, systemActor, { id: large.id })
  expect(await statesOf(set)).toEqual(['coming 3', 'coming 1'])
})

it('who joins in place of another while somebody leaves is not overlooked, though as many heads wait as before', async () => {
  const set = await aSet()
  await using stage = set.stage
  const [first, , third] = [await set.comes(2), await set.comes(2), await set.comes(3)]
  const [arrived, gate] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
  const { table } = stage.world.ctx
  let isFirst = true
  const transact: typeof table.transact = async (...given) => {
    if (isFirst) {
      isFirst = false
      arrived.resolve()
      await gate.promise
    }
    return table.transact(...given)
  }
  const late = leaveDate({ ...stage.world.ctx, table: { ...table, transact } }, systemActor, first.id)
  // It has read that three wait who do not fit into two, and stands before its write.
  await arrived.promise
  await leaveDate(stage.world.ctx, systemActor, third.id)
  await set.comes(1)
  await set.comes(2)
  gate.resolve()
  await late
  expect(await statesOf(set)).toEqual(['left 2', 'coming 2', 'left 3', 'offered 1', 'waiting 2'])
  expect(await miscounts(stage, set.meeting, places)).toEqual([])
})

itInTurn('leaving is possible however many come and go at once: then it is given on afterwards', async () => {
  const set = await aSet()
  await using stage = set.stage
  const [first] = [await set.comes(2), await set.comes(2)]
  const { table } = stage.world.ctx
  let count = 0
  const transact: typeof table.transact = async (...given) => {
    // Somebody else is always faster, until they are tired of it.
    if (count++ < 12) await set.comes(1)
    return table.transact(...given)
  }
  const busy = { ...stage.world.ctx, table: { ...table, transact } }
  expect((await leaveDate(busy, systemActor, first.id)).state).toBe('left')
  expect((await statesOf(set)).slice(0, 5)).toEqual([
    'left 2',
    'coming 2',
    'offered 1',
    'offered 1',
    'waiting 1',
  ])
  expect(await miscounts(stage, set.meeting, places)).toEqual([])
})

itInTurn('what could not be given on when somebody left is given on by the timer', async () => {
  const set = await aSet()
  await using stage = set.stage
  const [first] = [await set.comes(2), await set.comes(2)]
  await set.comes(2)
  const { table } = stage.world.ctx
  let count = 0
  const transact: typeof table.transact = async (...given) => {
    if (++count < 13) await set.comes(1)
    // The first that is written is the last that is.
    if (count > 13) throw new Error('died')
    return table.transact(...given)
  }
  const busy = { ...stage.world.ctx, table: { ...table, transact } }
  await leaveDate(busy, systemActor, first.id).catch(() => undefined)
  expect((await statesOf(set)).slice(0, 3)).toEqual(['left 2', 'coming 2', 'waiting 2'])
  stage.world.clock.advance(5)
  await settleAttendances(stage.world.ctx)
  expect((await statesOf(set)).slice(0, 3)).toEqual(['left 2', 'coming 2', 'offered 2'])
  expect(await miscounts(stage, set.meeting, places)).toEqual([])
})
