import { beforeEach, describe, expect, it } from 'vitest'
import { createBlock } from '../../functions/blocks/actions/create-block.ts'
import { createClosure } from '../../functions/blocks/actions/create-closure.ts'
import { undoClosure } from '../../functions/blocks/actions/undo-closure.ts'
import { readClosure } from '../../functions/blocks/store/closures.ts'
import { cancelBooking } from '../../functions/bookings/actions/cancel-booking.ts'
import type { Actor } from '../../shared/actor.ts'
import { found } from '../support/builders.ts'
import { aWorld } from '../support/world.ts'
import type { World } from '../support/world.ts'
import { approved, ask, bookingOf, codeOf, faults, house, span, taken } from './closing.ts'
import { everyTimeRead, isDone, ofType, onDay, slow, slowToRead, underWay } from './meanwhile.ts'
import { itInTurn } from '../support/in-turn.ts'

const date = '2026-12-05'
const request = { rooms: ['seminarraum'], from: date, to: date, label: 'Putztag' }

describe('between looking and writing', () => {
  let world: World
  let manager: Actor

  beforeEach(async () => {
    world = await aWorld({ settings: { rateLimits: false } })
    manager = await found(world)
    return () => world[Symbol.asyncDispose]()
  })

  itInTurn(
    'of a block over a series that is just coming about waits for it; one whose process died is cleared away first',
    async () => {
      const { id } = await approved(world, manager, { repeat: { every: 'week', count: 2, mode: 'all' } })
      const lays = () => createBlock(world.ctx, manager, { house, request })
      const marked = await underWay(world, id, { isNew: true })
      await expect(lays()).rejects.toMatchObject({ code: 'changed-meanwhile' })
      expect(await taken(world, date)).toEqual(['19:00-21:00 booking'])
      await isDone(world, marked)
      await expect(lays()).rejects.toMatchObject({
        code: 'room-taken',
        facts: { conflicts: [{ booking: id }] },
      })
      await underWay(world, id, { isNew: true })
      world.clock.advance(2)
      await lays()
      expect(await taken(world, date)).toEqual(['00:00-24:00 block'])
    },
  )

  it('of a block somebody books: they are listed, and nothing has happened', async () => {
    let id = ''
    const ctx = slow(world, ofType('block'), async () => void ({ id } = await ask(world)))
    const refused: unknown = await createBlock(ctx, manager, { house, request }).catch(
      (error: unknown) => error,
    )
    const conflicts = [
      { booking: id, room: 'seminarraum', date, from: '19:00', to: '21:00', kind: 'booking' },
    ]
    expect(refused).toMatchObject({ code: 'room-taken', facts: { pointer: '/displace', conflicts } })
    expect(await taken(world, date)).toEqual(['19:00-21:00 booking'])
  })

  it('of a block that cancels somebody books too: they are cancelled like the others', async () => {
    const one = await ask(world)
    let other = ''
    const late = { from: '09:00', to: '10:00' }
    const ctx = slow(world, ofType('block'), async () => void (other = (await ask(world, late)).id))
    await createBlock(ctx, manager, { house, request: { ...request, displace: 'cancel' } })
    const states = await Promise.all([one.id, other].map(async (id) => (await bookingOf(world, id)).state))
    expect([states, await taken(world, date)]).toEqual([['cancelled', 'cancelled'], ['00:00-24:00 block']])
  })

  it('of a closure somebody books: they are displaced like the others', async () => {
    let id = ''
    const ctx = slow(world, onDay(date), async () => void ({ id } = await ask(world)))
    const closure = await createClosure(ctx, manager, { house, request: span })
    expect(closure).toMatchObject({ state: 'laid', affected: [{ booking: id }] })
    expect(await faults(world, [closure.id])).toEqual([])
  })

  it('of another time for somebody another one gets it: the next is offered', async () => {
    const { id } = await approved(world, manager)
    const ctx = slow(world, ofType('booking'), () => ask(world, { date: '2026-12-04' }))
    const offering = { ...span, displaced: 'offer' } as const
    const closure = await createClosure(ctx, manager, { house, request: offering })
    expect(closure.state).toBe('laid')
    expect((await bookingOf(world, id)).occurrences[0]?.offered).toMatchObject({ date: '2026-12-03' })
  })

  it('of a closure somebody cancels: nothing is taken from them, and nothing noted', async () => {
    const { id } = await approved(world, manager)
    const ctx = slowToRead(world, 'BOOKING#', () => cancelBooking(world.ctx, manager, { id }))
    expect(await createClosure(ctx, manager, { house, request: span })).toMatchObject({
      state: 'laid',
      affected: [],
    })
    const { history } = await bookingOf(world, id)
    expect(history.map(({ what }) => what)).toEqual(['requested', 'approved', 'cancelled'])
  })

  itInTurn('of a closure it is undone: it is not laid any more', async () => {
    const id = 'cccc00000001'
    const ctx = slow(world, onDay(date), () => undoClosure(world.ctx, manager, { id }))
    expect(await codeOf(createClosure(ctx, manager, { house, request: span, id }))).toBe('changed-meanwhile')
    expect((await readClosure(world.ctx.table, id))?.state).toBe('undone')
    expect([await taken(world, date), await taken(world, '2026-12-08', 'teekueche')]).toEqual([[], []])
  })

  itInTurn('of one booking and the next it is undone: nothing more is taken', async () => {
    const [one, two] = [
      await approved(world, manager),
      await approved(world, manager, { date: '2026-12-06' }),
    ]
    const id = 'cccc00000001'
    let looks = 0
    // It is looked at as it is begun, and before each booking.
    const ctx = everyTimeRead(world, 'CLOSURE#', async () => {
      if (++looks === 4) await undoClosure(world.ctx, manager, { id })
    })
    const closure = await createClosure(ctx, manager, { house, request: span, id })
    expect(closure.state).toBe('undone')
    for (const booking of [one, two])
      expect(await bookingOf(world, booking.id)).toMatchObject({ state: 'approved' })
    expect((await bookingOf(world, two.id)).history.map(({ what }) => what)).toEqual([
      'requested',
      'approved',
    ])
    expect(world.logs).toEqual([])
    expect(await faults(world, ['none'])).toEqual([])
  })

  it('of bookings a series is there that was just being claimed: it is not overlooked', async () => {
    const { id } = await approved(world, manager)
    const marked = await underWay(world, id, { isNew: true })
    const before = () => isDone(world, marked)
    const closure = await createClosure(slowToRead(world, 'BOOKING#', before), manager, {
      house,
      request: span,
    })
    expect([closure.state, (await bookingOf(world, id)).state]).toEqual(['laid', 'cancelled'])
  })
})
