import { describe, expect, it } from 'vitest'
import { approveBooking } from '../../functions/bookings/actions/approve-booking.ts'
import { cancelBooking } from '../../functions/bookings/actions/cancel-booking.ts'
import { requestBooking } from '../../functions/bookings/actions/request-booking.ts'
import { readAvailability } from '../../functions/rooms/actions/read-availability.ts'
import type { Context } from '../../shared/context.ts'
import { dynamoTable } from '../../shared/table/dynamodb.ts'
import { clientOn } from '../support/engine.ts'
import { between } from '../support/between.ts'
import { aRequest, aVisitor, found } from '../support/builders.ts'
import { scriptedClient } from '../support/scripted-client.ts'
import type { Fault } from '../support/scripted-client.ts'
import { aWorld } from '../support/world.ts'
import type { World } from '../support/world.ts'

const house = 'aef'

/** The world's own data behind a connection that goes wrong as told. */
function troubled(world: World, faults: Fault[]) {
  const { endpoint, tableName } = world.engine
  const real = clientOn(endpoint)
  const { client, sent } = scriptedClient(real, faults)
  const ctx: Context = { ...world.ctx, table: dynamoTable(client, tableName, world.ctx.now, async () => {}) }
  return { ctx, sent }
}

async function holders(world: World): Promise<number> {
  const [room] = await readAvailability(world.ctx, { house, rooms: ['seminarraum'], from: '2026-12-05' })
  return room?.days[0]?.taken.length ?? 0
}

const tokens = (sent: { input: Record<string, unknown> }[]) =>
  new Set(sent.map(({ input }) => input['ClientRequestToken']))

describe('a booking', () => {
  it.each<[string, Fault[]]>([
    [
      'conflicts with its neighbours, as AWS answers also to disjoint ones',
      ['conflict', 'conflict', 'conflict'],
    ],
    ['is throttled', ['throttled', 'throttled-reason', 'throttled']],
    ['loses the answer after it was written', ['answer-lost']],
    ['loses the answer, and then meets a conflict', ['answer-lost', 'conflict']],
  ])('that %s is one booking, once, under one token', async (_, faults) => {
    await using world = await aWorld()
    await found(world)
    const { ctx, sent } = troubled(world, faults)
    const booking = await requestBooking(ctx, aVisitor, { house, request: aRequest() })
    expect(booking.state).toBe('unconfirmed')
    expect(await holders(world)).toBe(1)
    expect(sent).toHaveLength(faults.length + 1)
    expect(tokens(sent).size).toBe(1)
  })

  it('whose token was forgotten meanwhile still counts as done: it finds itself', async () => {
    await using world = await aWorld()
    await found(world)
    const { endpoint, tableName } = world.engine
    const real = clientOn(endpoint)
    let count = 0
    const forgetful = between(real, async ({ input }, carryOut) => {
      // Another token for each try is what ten minutes of silence amount to; the engine of all tests knows them whatever their table.
      if (input['ClientRequestToken']) input['ClientRequestToken'] = `${tableName.slice(-24)} ${++count}`
      await carryOut()
      if (count === 1) throw Object.assign(new Error('lost'), { code: 'ECONNRESET', count: count++ })
    })
    const ctx = { ...world.ctx, table: dynamoTable(forgetful, tableName, world.ctx.now, async () => {}) }
    const booking = await requestBooking(ctx, aVisitor, { house, request: aRequest() })
    expect(booking.state).toBe('unconfirmed')
    expect(await holders(world)).toBe(1)
  })

  it('is refused with a fault, and nothing is half there, when the conflict never ends', async () => {
    await using world = await aWorld()
    await found(world)
    const { ctx, sent } = troubled(
      world,
      Array.from({ length: 50 }, () => 'conflict' as const),
    )
    await expect(requestBooking(ctx, aVisitor, { house, request: aRequest() })).rejects.toMatchObject({
      name: 'TransactionCanceledException',
    })
    expect(sent).toHaveLength(9)
    expect(await holders(world)).toBe(0)
  })
})

describe('an approval and a cancellation', () => {
  it('whose answers are lost are done once', async () => {
    await using world = await aWorld()
    const manager = await found(world)
    const { id } = await requestBooking(world.ctx, aVisitor, { house, request: aRequest() })
    const approved = await approveBooking(troubled(world, ['answer-lost']).ctx, manager, { id })
    expect(approved.history.map(({ what }) => what)).toEqual(['requested', 'approved'])
    await cancelBooking(troubled(world, ['answer-lost', 'throttled']).ctx, manager, { id })
    expect(await holders(world)).toBe(0)
  })
})
