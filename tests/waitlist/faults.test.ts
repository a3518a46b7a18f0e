import { describe, expect, it } from 'vitest'
import { cancelBooking } from '../../functions/bookings/actions/cancel-booking.ts'
import { acceptPlace } from '../../functions/bookings/actions/accept-place.ts'
import { leavePlace } from '../../functions/waitlist/actions/leave-place.ts'
import { joinQueue } from '../../functions/waitlist/actions/join-queue.ts'
import { settleDeadlines } from '../../functions/bookings/actions/settle-deadlines.ts'
import type { Place } from '../../functions/waitlist/schema.ts'
import type { Actor } from '../../shared/actor.ts'
import type { Context } from '../../shared/context.ts'
import { dynamoTable } from '../../shared/table/dynamodb.ts'
import { clientOn } from '../support/engine.ts'
import { between } from '../support/between.ts'
import { aVisitor, found } from '../support/builders.ts'
import { scriptedClient } from '../support/scripted-client.ts'
import type { Fault } from '../support/scripted-client.ts'
import { aWorld } from '../support/world.ts'
import type { World } from '../support/world.ts'
import { takenOn } from '../back-office/managed.ts'
import { aWish, faults, holder, house, placeNow, states, taken, waits } from './waiting.ts'
import { itInTurn } from '../support/in-turn.ts'

const clientOf = ({ engine }: World) => clientOn(engine.endpoint)

function troubled(world: World, script: Fault[]) {
  const { client, sent } = scriptedClient(clientOf(world), script)
  const ctx: Context = {
    ...world.ctx,
    table: dynamoTable(client, world.engine.tableName, world.ctx.now, async () => {}),
  }
  return { ctx, sent }
}

/** The first answer of each write gets lost, and the try after it comes so late that its token is forgotten. */
function forgetful(world: World): Context {
  let count = 0
  const client = between(clientOf(world), async ({ input }, carryOut) => {
    const hasToken = input['ClientRequestToken'] !== undefined
    if (hasToken) input['ClientRequestToken'] = `${world.engine.tableName.slice(6, 30)}-${++count}`
    await carryOut()
    if (hasToken && count % 2 === 1) throw Object.assign(new Error('lost'), { code: 'ECONNRESET' })
  })
  return { ...world.ctx, table: dynamoTable(client, world.engine.tableName, world.ctx.now, async () => {}) }
}

interface Stage {
  world: World
  manager: Actor
  booking: string
  first: Place
  second: Place
}

async function stage(offered: boolean): Promise<Stage> {
  const world = await aWorld({ settings: { rateLimits: false } })
  const manager = await found(world)
  const { id: booking } = await taken(world, manager)
  const [first, second] = [await waits(world), await waits(world)]
  if (offered) await cancelBooking(world.ctx, manager, { id: booking })
  return { world, manager, booking, first, second }
}

const acts = {
  cancel: {
    offered: false,
    act: (ctx: Context, { manager, booking }: Stage) => cancelBooking(ctx, manager, { id: booking }),
    after: ['offered', 'waiting'],
  },
  join: {
    offered: false,
    act: (ctx: Context) => joinQueue(ctx, aVisitor, { house, request: aWish() }),
    after: ['waiting', 'waiting'],
  },
  accept: {
    offered: true,
    act: async (ctx: Context, { world, first }: Stage) =>
      acceptPlace(ctx, await holder(world, first), { id: first.id }),
    after: ['taken', 'waiting'],
  },
  leave: {
    offered: true,
    act: async (ctx: Context, { world, first }: Stage) =>
      leavePlace(ctx, await holder(world, first), { id: first.id }),
    after: ['left', 'offered'],
  },
  expire: {
    offered: true,
    act: async (ctx: Context, { world, first }: Stage) => {
      world.clock.set((await placeNow(world, first)).offer!.until)
      await settleDeadlines(ctx)
    },
    after: ['expired', 'offered'],
  },
} as const

describe.each(Object.entries(acts))('%s', (_, { offered, act, after }) => {
  it.each<[string, Fault[]]>([
    ['loses its answer', ['answer-lost']],
    ['meets conflicts and a lost answer', ['conflict', 'throttled', 'answer-lost']],
  ])('that %s is done once, as one write', async (__, script) => {
    const set = await stage(offered)
    await using world = set.world
    const { ctx, sent } = troubled(world, script)
    await act(ctx, set)
    expect(new Set(sent.map(({ input }) => input['ClientRequestToken'])).size).toBe(1)
    expect(await states(world, set.first, set.second)).toEqual(after)
    expect(await takenOn(world, '2026-12-05')).toHaveLength(1)
    expect(await faults(world)).toEqual([])
  })

  it('whose token was forgotten meanwhile finds that it has been done', async () => {
    const set = await stage(offered)
    await using world = set.world
    await act(forgetful(world), set)
    expect(await states(world, set.first, set.second)).toEqual(after)
    expect(await faults(world)).toEqual([])
  })

  itInTurn('that dies is done or not, nothing is half there, and it can be done again', async () => {
    for (const fault of ['died-before', 'died-after'] as const) {
      const set = await stage(offered)
      await using world = set.world
      await Promise.resolve(act(troubled(world, [fault]).ctx, set)).catch(() => undefined)
      expect(await faults(world)).toEqual([])
      await Promise.resolve(act(world.ctx, set)).catch(() => undefined)
      expect(await states(world, set.first, set.second)).toEqual(after)
    }
  })
})

it('a cancellation costs one write more if somebody waits', async () => {
  const counts: number[] = []
  for (const waiting of [0, 1, 5]) {
    await using world = await aWorld({ settings: { rateLimits: false } })
    const manager = await found(world)
    const { id } = await taken(world, manager)
    for (let count = 0; count < waiting; count++) await waits(world)
    const { ctx, sent } = troubled(world, [])
    await cancelBooking(ctx, manager, { id })
    counts.push((sent[0]!.input['TransactItems'] as unknown[]).length)
  }
  // Sheet, booking, what its contact has used, that a manager decides today; and the place that gets it.
  expect(counts).toEqual([4, 5, 5])
})
