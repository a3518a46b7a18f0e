import { beforeEach, describe, expect, it } from 'vitest'
import { settleDeadlines } from '../../functions/bookings/actions/settle-deadlines.ts'
import { readBooking } from '../../functions/bookings/store.ts'
import type { Booking } from '../../functions/bookings/schema.ts'
import type { Context } from '../../shared/context.ts'
import { Refusal } from '../../shared/refusal.ts'
import { asked } from '../back-office/managed.ts'
import { aWorldBehind } from '../support/behind.ts'
import type { WorldBehind } from '../support/behind.ts'
import { found } from '../support/builders.ts'

const changed = new Refusal('conflict', 'changed-meanwhile')

describe('the timer of deadlines', () => {
  let world: WorldBehind
  let bookings: Booking[]

  /** Two requests whose deadline has passed, as the index has them from now on. */
  beforeEach(async () => {
    world = await aWorldBehind({ settings: { rateLimits: false } })
    await found(world)
    bookings = [await asked(world), await asked(world, { date: '2026-12-06' })]
    await world.catchUp()
    world.clock.set('2026-12-04T09:00:00.000Z')
    return () => world[Symbol.asyncDispose]()
  })

  const now = async () => {
    const read = await Promise.all(bookings.map(({ id }) => readBooking(world.ctx.table, id)))
    return read.map((booking) => booking?.state)
  }
  const errors = () => world.logs.filter(({ level }) => level === 'error')

  it('leaves what is settled alone, though an index that lags behind lists it still', async () => {
    const { table } = world.ctx
    let times = 0
    const due: typeof table.due = (kind, ...rest) => {
      if (kind === 'booking') times += 1
      return table.due(kind, ...rest)
    }
    await settleDeadlines({ ...world.ctx, table: { ...table, due } })
    // Settled, found to be settled, and left out.
    expect([times, await now()]).toEqual([3, ['expired', 'expired']])
    expect(errors()).toEqual([])
  })

  it.each([
    ['fails, and tells which', new Error('broken'), 1],
    ['is changed by somebody else again and again, which is no failure', changed, 0],
  ])('goes on where one of them %s', async (_, error, told) => {
    const { table } = world.ctx
    const [first] = bookings
    const transact: typeof table.transact = async (writes) => {
      if (writes.some(({ key }) => key.sk === first!.id)) throw error
      return table.transact(writes)
    }
    const ctx: Context = { ...world.ctx, table: { ...table, transact } }
    await settleDeadlines(ctx)
    expect(await now()).toEqual(['requested', 'expired'])
    const line = {
      message: 'a deadline could not be settled',
      of: expect.stringContaining(first!.id) as string,
    }
    expect(errors()).toMatchObject([line].slice(0, told))
    world.clock.advance(5)
    await settleDeadlines(world.ctx)
    expect(await now()).toEqual(['expired', 'expired'])
  })
})
