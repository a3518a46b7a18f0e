import { describe, expect, it } from 'vitest'
import { approveBooking } from '../../functions/bookings/actions/approve-booking.ts'
import { cancelBooking } from '../../functions/bookings/actions/cancel-booking.ts'
import { moveBooking } from '../../functions/bookings/actions/move-booking.ts'
import { requestBooking } from '../../functions/bookings/actions/request-booking.ts'
import { settleDeadlines } from '../../functions/bookings/actions/settle-deadlines.ts'
import type { Booking, Repeat } from '../../functions/bookings/schema.ts'
import { readBooking } from '../../functions/bookings/store.ts'
import type { Actor } from '../../shared/actor.ts'
import type { Context } from '../../shared/context.ts'
import { dynamoTable } from '../../shared/table/dynamodb.ts'
import { clientOn } from '../support/engine.ts'
import { sample, seed } from '../support/budget.ts'
import { allItems, bookingsAmong, halves } from '../support/crash-consistency.ts'
import { aRequest, aVisitor, found } from '../support/builders.ts'
import { scriptedClient } from '../support/scripted-client.ts'
import type { Fault } from '../support/scripted-client.ts'
import { aWorld } from '../support/world.ts'
import type { World } from '../support/world.ts'
import { itInTurn } from '../support/in-turn.ts'

const house = 'aef'
const rooms = ['seminarraum', 'teekueche']
const repeat: Repeat = { every: 'day', count: 52, mode: 'all' }
const request = () =>
  aRequest({ rooms, date: '2026-12-02', repeat, contact: { name: 'W', email: 'w@gruppe.example' } })

/** The world's own data behind a connection that goes wrong as told. */
function troubled(world: World, faults: Fault[]): Context {
  const { endpoint, tableName } = world.engine
  const real = clientOn(endpoint)
  return {
    ...world.ctx,
    table: dynamoTable(scriptedClient(real, faults).client, tableName, world.ctx.now, async () => {}),
  }
}

const everything = (world: World) => allItems(world.engine.endpoint, world.engine.tableName)

type Operation = (ctx: Context, manager: Actor, id: string) => Promise<unknown>

/** Each changes more than 97 day sheets; what is true of the booking before and after. */
const operations: [string, Operation, (booking: Booking) => boolean][] = [
  [
    'approve all dates',
    (ctx, manager, id) => approveBooking(ctx, manager, { id }),
    ({ occurrences }) => occurrences.every(({ state }) => state === 'approved'),
  ],
  [
    'cancel all dates',
    (ctx, manager, id) => cancelBooking(ctx, manager, { id }),
    ({ occurrences }) => occurrences.every(({ state }) => state === 'cancelled'),
  ],
  [
    'move all dates',
    (ctx, manager, id) =>
      moveBooking(ctx, manager, { id, to: { date: '2026-12-02', from: '17:00', to: '20:00' } }),
    ({ occurrences }) => occurrences.every(({ from }) => from === '17:00'),
  ],
]

describe(`a series longer than one transaction (SEED=${seed})`, () => {
  /** Dying before a write leaves what dying after the one before it leaves. */
  const deaths = (count: number): Fault[][] =>
    Array.from({ length: count }, (_, before) => [...Array<Fault>(before).fill('none'), 'died-before'])

  it.each(sample(deaths(6)).map((faults) => [`dies before write ${faults.length}`, faults] as const))(
    'asked for by a process that %s is all there or not there at all',
    async (_, faults) => {
      await using world = await aWorld({ settings: { rateLimits: false } })
      await found(world)
      const asked = request()
      const booking = await requestBooking(troubled(world, faults), aVisitor, {
        house,
        request: asked,
      }).catch((error: Error) => error.message)
      world.clock.advance(3)
      await settleDeadlines(world.ctx)
      const items = await everything(world)
      expect(halves(items)).toEqual([])
      const [left] = bookingsAmong(items)
      if (typeof booking !== 'string') expect(left).toBeDefined()
      expect(left === undefined || left.work === undefined).toBe(true)
      expect(left?.occurrences.length ?? 0).toBeOneOf([0, 52])
      if (left === undefined) await requestBooking(world.ctx, aVisitor, { house, request: asked })
      expect(halves(await everything(world))).toEqual([])
    },
  )

  it.each(
    sample(
      operations.flatMap(([name, operation, isDone]) =>
        deaths(8).map(
          (faults) => [name, `dies before write ${faults.length}`, faults, operation, isDone] as const,
        ),
      ),
    ),
  )(
    'is changed by %s as a whole or not at all, when the process %s',
    async (_, __, faults, operation, isDone) => {
      await using world = await aWorld({ settings: { rateLimits: false } })
      const manager = await found(world)
      const { id } = await requestBooking(world.ctx, manager, { house, request: request() })
      const outcome = await operation(troubled(world, faults), manager, id).then(
        () => 'done',
        () => 'died',
      )
      world.clock.advance(3)
      await settleDeadlines(world.ctx)
      expect(halves(await everything(world))).toEqual([])
      const after = await readBooking(world.ctx.table, id)
      expect(after?.work).toBeUndefined()
      if (outcome === 'done') expect(after && isDone(after)).toBe(true)
      if (after && !isDone(after)) {
        expect(after.occurrences.every(({ state, from }) => state === 'requested' && from === '19:00')).toBe(
          true,
        )
        await operation(world.ctx, manager, id)
        expect(halves(await everything(world))).toEqual([])
      }
    },
  )

  itInTurn('that meets somebody in its last days is given back whole', async () => {
    await using world = await aWorld({ settings: { rateLimits: false } })
    await found(world)
    await requestBooking(world.ctx, aVisitor, { house, request: aRequest({ date: '2027-01-20' }) })
    await expect(requestBooking(world.ctx, aVisitor, { house, request: request() })).rejects.toMatchObject({
      code: 'room-taken',
      facts: { conflicts: [{ date: '2027-01-20' }] },
    })
    const items = await everything(world)
    expect(halves(items)).toEqual([])
    expect(bookingsAmong(items)).toHaveLength(1)
  })

  itInTurn('asked for by many at once has one holder, and the others leave nothing behind', async () => {
    await using world = await aWorld({ settings: { rateLimits: false } })
    await found(world)
    const all = await Promise.allSettled(
      Array.from({ length: 6 }, () =>
        requestBooking(world.ctx, aVisitor, {
          house,
          request: aRequest({ rooms, date: '2026-12-02', repeat }),
        }),
      ),
    )
    world.clock.advance(3)
    await settleDeadlines(world.ctx)
    const items = await everything(world)
    expect(halves(items)).toEqual([])
    expect(all.filter(({ status }) => status === 'fulfilled').length).toBe(bookingsAmong(items).length)
  })
})
