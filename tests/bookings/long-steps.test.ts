import { beforeEach, describe, expect, it } from 'vitest'
import { approveBooking } from '../../functions/bookings/actions/approve-booking.ts'
import { cancelBooking } from '../../functions/bookings/actions/cancel-booking.ts'
import { moveBooking } from '../../functions/bookings/actions/move-booking.ts'
import { requestBooking } from '../../functions/bookings/actions/request-booking.ts'
import { settleDeadlines } from '../../functions/bookings/actions/settle-deadlines.ts'
import { readMarkedBooking } from '../../functions/bookings/store.ts'
import { readHeld } from '../../functions/bookings/store/held.ts'
import type { Booking } from '../../functions/bookings/schema.ts'
import type { Actor } from '../../shared/actor.ts'
import type { Context } from '../../shared/context.ts'
import { dynamoTable } from '../../shared/table/dynamodb.ts'
import { addDays } from '../../shared/time/civil.ts'
import { aWorldBehind } from '../support/behind.ts'
import type { WorldBehind } from '../support/behind.ts'
import { between } from '../support/between.ts'
import { aRequest, aVisitor, found } from '../support/builders.ts'
import { clientOn } from '../support/engine.ts'
import { held } from '../asks/two-groups.ts'
import { founded } from '../groups/a-group.ts'
import { aStage } from '../meetings/a-meeting.ts'
import { asked, takenOn } from '../back-office/managed.ts'
import { faults, house, states, waits } from '../waitlist/waiting.ts'
import { itInTurn } from '../support/in-turn.ts'

const count = 110
const date = '2026-12-05'
const there = { rooms: ['garten'], date: '2027-06-01', from: '17:00', to: '19:00' }
const request = () => aRequest({ rooms: ['saal'], date, repeat: { every: 'day', count, mode: 'all' } })

let world: WorldBehind
let manager: Actor

/** What is written is not seen at once where nobody asks for the newest. */
beforeEach(async () => {
  world = await aWorldBehind({ settings: { rateLimits: false } })
  manager = await found(world, { rooms: { saal: {}, garten: {} } })
  await world.catchUp()
  return () => world[Symbol.asyncDispose]()
})

/** The process dies before its write of this number: 1 marks, 2 and 3 take, 4 changes the booking, 5 to 7 give back, 8 ends it. */
function dyingBefore(last: number): Context {
  const { table } = world.ctx
  let writes = 0
  const transact: typeof table.transact = async (all) => {
    writes += 1
    if (writes >= last) throw new Error('the process is gone')
    return table.transact(all)
  }
  return { ...world.ctx, table: { ...table, transact } }
}

async function has(): Promise<Booking> {
  const { id } = await asked(world, request())
  const booking = await approveBooking(world.ctx, manager, { id })
  await world.catchUp()
  return booking
}
const move = (ctx: Context, { id }: Booking) => moveBooking(ctx, manager, { id, scope: 'all', to: there })
const left = async ({ id }: Booking) => (await readMarkedBooking(world.ctx.table, id))!
const settled = async () => {
  await world.catchUp()
  await settleDeadlines(world.ctx)
}
/** On the first and the last day, here and there. */
const taken = async () => {
  await world.catchUp()
  const days = [
    [date, 'saal'],
    [addDays(date, count - 1), 'saal'],
    [there.date, 'garten'],
    [addDays(there.date, count - 1), 'garten'],
  ] as const
  return (await Promise.all(days.map(([day, room]) => takenOn(world, day, room)))).map((all) => all!.length)
}

describe('a change of more days than one write can hold', () => {
  itInTurn(
    'whose process dies before all of it is had is none, and is cleared away after two minutes',
    async () => {
      const booking = await has()
      await expect(move(dyingBefore(4), booking)).rejects.toThrow('the process is gone')
      expect(await taken()).toEqual([1, 1, 1, 1])
      const last = { id: booking.id, scope: 'this', occurrence: booking.occurrences.at(-1)!.key } as const
      world.clock.advance(1)
      await settled()
      await expect(cancelBooking(world.ctx, manager, last)).rejects.toMatchObject({
        code: 'changed-meanwhile',
      })
      expect((await left(booking)).work?.phase).toBe('claiming')
      world.clock.advance(1)
      const after = await cancelBooking(world.ctx, manager, last)
      expect(after.occurrences.map(({ state }) => state)).toEqual([
        ...Array(count - 1).fill('approved'),
        'cancelled',
      ])
      expect(after.occurrences[0]).toEqual(booking.occurrences[0])
      expect(await taken()).toEqual([1, 0, 0, 0])
      expect(await faults(world)).toEqual([])
    },
  )

  itInTurn('is none where somebody has a part of its last day', async () => {
    const booking = await has()
    const last = addDays(there.date, count - 1)
    const theirs = aRequest({ ...there, date: last, from: '18:00' })
    await requestBooking(world.ctx, aVisitor, { house, request: theirs })
    await expect(move(world.ctx, booking)).rejects.toMatchObject({ code: 'room-taken' })
    expect((await left(booking)).occurrences).toEqual(booking.occurrences)
    expect(await taken()).toEqual([1, 1, 0, 1])
    expect(await faults(world)).toEqual([])
  })

  itInTurn('of which one write fails is left to whoever comes two minutes later', async () => {
    const booking = await has()
    const { table } = world.ctx
    let writes = 0
    const transact: typeof table.transact = async (all) => {
      writes += 1
      if (writes === 3) throw new Error('the line is broken')
      return table.transact(all)
    }
    const broken = move({ ...world.ctx, table: { ...table, transact } }, booking)
    await expect(broken).rejects.toThrow('the line is broken')
    expect((await left(booking)).work?.phase).toBe('claiming')
    world.clock.advance(2)
    await settled()
    expect(await left(booking)).toMatchObject({ occurrences: booking.occurrences })
    expect(await taken()).toEqual([1, 1, 0, 0])
  })

  it.each([5, 7])(
    'has happened once all of it is had, though its process dies before write %i',
    async (write) => {
      const booking = await has()
      await expect(move(dyingBefore(write), booking)).rejects.toThrow('the process is gone')
      world.clock.advance(2)
      await settled()
      const after = await left(booking)
      expect([after.work, after.occurrences[0]]).toMatchObject([undefined, { ...there, state: 'approved' }])
      expect(await taken()).toEqual([0, 0, 1, 1])
      expect(await faults(world)).toEqual([])
    },
  )

  itInTurn('gives what becomes free to all who wait for a part of it', async () => {
    const booking = await has()
    const waiting = []
    for (let at = 0; at < 30; at += 1)
      waiting.push(await waits(world, { rooms: ['saal'], date: addDays(date, at) }))
    await cancelBooking(world.ctx, manager, { id: booking.id })
    expect(await states(world, ...waiting)).toEqual(waiting.map(() => 'offered'))
    expect(await faults(world)).toEqual([])
  })

  it('is shown by its group as it is by now', async () => {
    await using stage = await aStage()
    const group = await founded(stage)
    const id = await held(stage, group, { date, repeat: { every: 'day', count } })
    const [shown, ...others] = await readHeld(stage.world.ctx.table, group.id)
    expect([shown?.booking, others]).toEqual([id, []])
    expect(new Set(shown?.dates.map(({ state }) => state))).toEqual(new Set(['approved']))
  })

  itInTurn('that somebody else ends meanwhile has happened all the same', async () => {
    const booking = await has()
    const { table } = world.ctx
    let writes = 0
    const transact: typeof table.transact = async (all) => {
      writes += 1
      if (writes === 6) {
        world.clock.advance(2)
        await settled()
      }
      return table.transact(all)
    }
    const after = await move({ ...world.ctx, table: { ...table, transact } }, booking)
    expect([after.work, after.occurrences[0]?.date]).toEqual([undefined, there.date])
    expect(world.logs).toContainEqual(
      expect.objectContaining({ level: 'warn', booking: booking.id, code: 'changed-meanwhile' }),
    )
    expect(await faults(world)).toEqual([])
  })

  itInTurn('of which no answer arrives, and no try is known again, is done once', async () => {
    const { endpoint, tableName } = world.engine
    let tries = 0
    const heard = new Set<string>()
    let isOver = false
    const forgetful = between(clientOn(endpoint), async ({ input }, carryOut) => {
      const said = JSON.stringify(input['TransactItems'] ?? input['Item'])
      if (input['ClientRequestToken'] !== undefined) {
        tries += 1
        // All tests of a run share one engine, which knows tokens whatever table they are for.
        input['ClientRequestToken'] = `${tableName.slice(-24)} ${tries}`
      }
      await carryOut()
      if (said === undefined || heard.has(said) || isOver) return
      heard.add(said)
      throw Object.assign(new Error('lost'), { code: 'ECONNRESET' })
    })
    const ctx = { ...world.ctx, table: dynamoTable(forgetful, tableName, world.ctx.now, async () => {}) }
    const { id } = await requestBooking(ctx, manager, { house, request: { ...request(), approve: true } })
    const moved = await moveBooking(ctx, manager, { id, scope: 'all', to: there })
    expect(moved.occurrences.map(({ date: day }) => day)).toEqual(
      Array.from({ length: count }, (_, at) => addDays(there.date, at)),
    )
    // What was given back already refuses to be given back: that is left to the timer.
    isOver = true
    world.clock.advance(2)
    await settleDeadlines(ctx)
    expect((await left(moved)).work).toBeUndefined()
    expect(await faults(world)).toEqual([])
  })
})

describe('a request for more days than one write can hold', () => {
  itInTurn(
    'whose process dies holds nothing after two minutes, and is had when it is sent again',
    async () => {
      const asking = { house, request: request(), idempotencyKey: 'key' }
      const dying = requestBooking(dyingBefore(3), aVisitor, asking)
      await expect(dying).rejects.toThrow('the process is gone')
      world.clock.advance(1)
      const early = requestBooking(world.ctx, aVisitor, asking)
      await expect(early).rejects.toMatchObject({ code: 'changed-meanwhile' })
      world.clock.advance(1)
      const booking = await requestBooking(world.ctx, aVisitor, asking)
      expect([booking.work, booking.occurrences.length]).toEqual([undefined, count])
      expect(await requestBooking(world.ctx, aVisitor, asking)).toEqual(booking)
      expect(await faults(world)).toEqual([])
    },
  )

  it('whose process dies leaves nothing behind where nobody sends it again', async () => {
    const dying = requestBooking(dyingBefore(3), aVisitor, { house, request: request(), idempotencyKey: 'k' })
    await expect(dying).rejects.toThrow('the process is gone')
    world.clock.advance(2)
    await settled()
    expect(await taken()).toEqual([0, 0, 0, 0])
    expect(await faults(world)).toEqual([])
  })
})
