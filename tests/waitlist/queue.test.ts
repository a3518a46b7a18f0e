import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createBlock, removeBlock } from '../../functions/blocks/actions/create-block.ts'
import { cancelBooking } from '../../functions/bookings/actions/cancel-booking.ts'
import { declineBooking } from '../../functions/bookings/actions/decline-booking.ts'
import { moveBooking } from '../../functions/bookings/actions/move-booking.ts'
import { joinQueue } from '../../functions/waitlist/actions/join-queue.ts'
import { requestBooking } from '../../functions/bookings/actions/request-booking.ts'
import { settleDeadlines } from '../../functions/bookings/actions/settle-deadlines.ts'
import type { Actor } from '../../shared/actor.ts'
import { aRequest, aVisitor, found } from '../support/builders.ts'
import { aWorld } from '../support/world.ts'
import type { World } from '../support/world.ts'
import { takenOn } from '../back-office/managed.ts'
import { accept, aWish, faults, house, leave, states, taken, waits } from './waiting.ts'
import { itInTurn } from '../support/in-turn.ts'

const date = '2026-12-05'
let world: World
let manager: Actor

beforeEach(async () => {
  world = await aWorld({ settings: { rateLimits: false } })
  manager = await found(world)
  return () => world[Symbol.asyncDispose]()
})

// oxlint-disable-next-line vitest/no-standalone-expect -- whatever a test did must have left the table whole
afterEach(async () => expect(await faults(world)).toEqual([]))

describe('whoever wants a slot that is taken', () => {
  itInTurn('waits for it, in the order in which they came', async () => {
    const { id } = await taken(world, manager)
    const [first, second] = [await waits(world), await waits(world)]
    expect(await states(world, first, second)).toEqual(['waiting', 'waiting'])
    await cancelBooking(world.ctx, manager, { id })
    expect(await states(world, first, second)).toEqual(['offered', 'waiting'])
    expect(await takenOn(world, date)).toEqual(['19:00-21:00 offer'])
    await leave(world, first)
    expect(await states(world, first, second)).toEqual(['left', 'offered'])
    await leave(world, second)
    expect(await takenOn(world, date)).toEqual([])
  })

  it('books it if it is free', async () => {
    const asked = joinQueue(world.ctx, aVisitor, { house, request: aWish() })
    await expect(asked).rejects.toMatchObject({ kind: 'conflict', code: 'not-taken' })
  })

  it('is one place however often the same form arrives', async () => {
    await taken(world, manager)
    const asked = { house, request: aWish(), idempotencyKey: 'a-key' }
    const places = await Promise.all([1, 2, 3].map(() => joinQueue(world.ctx, aVisitor, asked)))
    expect(new Set(places.map(({ id }) => id)).size).toBe(1)
    const other = { ...asked, request: aWish() }
    await expect(joinQueue(world.ctx, aVisitor, other)).rejects.toMatchObject({ code: 'key-used-before' })
  })

  it.each([
    [{ to: '23:00' }, 'outside-opening-hours'],
    [{ rooms: ['keller'] }, 'unknown-room'],
    [{ date: '2026-11-30' }, 'too-soon'],
    [{ contact: { name: 'Ohne alles' } }, 'invalid-input'],
    [{ attendees: 500 }, 'too-many-people'],
  ])('hears what the room does not allow: %o is %s', async (change, code) => {
    await taken(world, manager)
    const asked = joinQueue(world.ctx, aVisitor, { house, request: aWish(change) })
    await expect(asked).rejects.toMatchObject({ code })
  })

  itInTurn('is held to the limits of requests', async () => {
    const strict = { ...world, ctx: { ...world.ctx, settings: { ...world.ctx.settings, rateLimits: true } } }
    await taken(world, manager)
    const contact = { name: 'Viele', email: 'viele@gruppe.example' }
    for (let count = 0; count < 20; count++) await waits(strict, { contact })
    await expect(waits(strict, { contact })).rejects.toMatchObject({ code: 'too-many-requests' })
  })
})

describe('a slot that becomes free', () => {
  it.each([
    ['is cancelled', (id: string) => cancelBooking(world.ctx, manager, { id })],
    [
      'is moved away',
      (id: string) =>
        moveBooking(world.ctx, manager, { id, to: { date: '2026-12-06', from: '19:00', to: '21:00' } }),
    ],
  ])('is offered when the booking %s', async (_, act) => {
    const { id } = await taken(world, manager)
    const place = await waits(world)
    await act(id)
    expect(await states(world, place)).toEqual(['offered'])
  })

  it('is offered when the request is declined or expires', async () => {
    for (const act of ['decline', 'expire']) {
      const from = act === 'decline' ? '10:00' : '14:00'
      const slot = { from, to: act === 'decline' ? '12:00' : '16:00' }
      const { id } = await requestBooking(world.ctx, manager, { house, request: aRequest(slot) })
      const place = await waits(world, slot)
      if (act === 'decline') await declineBooking(world.ctx, manager, { id, reason: 'Nein' })
      else {
        world.clock.advance(73 * 60)
        await settleDeadlines(world.ctx)
      }
      expect(await states(world, place)).toEqual(['offered'])
    }
  })

  it('goes to the first whose wish fits, and what is left to the next whose wish fits that', async () => {
    const { id } = await taken(world, manager, { from: '17:00', to: '21:00' })
    await taken(world, manager, { from: '21:00', to: '22:00' })
    const long = await waits(world, { from: '19:00', to: '22:00' })
    const late = await waits(world, { from: '19:00', to: '21:00' })
    const overlapping = await waits(world, { from: '18:00', to: '20:00' })
    const early = await waits(world, { from: '17:00', to: '18:30' })
    await cancelBooking(world.ctx, manager, { id })
    expect(await states(world, long, late, overlapping, early)).toEqual([
      'waiting',
      'offered',
      'waiting',
      'offered',
    ])
    expect(await takenOn(world, date)).toEqual([
      '17:00-18:30 offer',
      '19:00-21:00 offer',
      '21:00-22:00 booking',
    ])
  })

  it('by shortening is offered as far as it is free', async () => {
    const { id } = await taken(world, manager, { from: '17:00', to: '21:00' })
    const [whole, half] = [
      await waits(world, { from: '17:00', to: '21:00' }),
      await waits(world, { from: '19:00', to: '21:00' }),
    ]
    await moveBooking(world.ctx, manager, { id, to: { date, from: '17:00', to: '19:00' } })
    expect(await states(world, whole, half)).toEqual(['waiting', 'offered'])
  })

  it('in two rooms is offered when both are free, whoever comes last', async () => {
    const both = ['seminarraum', 'teekueche']
    const one = await taken(world, manager, { rooms: ['seminarraum'] })
    const other = await taken(world, manager, { rooms: ['teekueche'] })
    const place = await waits(world, { rooms: both })
    await cancelBooking(world.ctx, manager, { id: one.id })
    expect(await states(world, place)).toEqual(['waiting'])
    await cancelBooking(world.ctx, manager, { id: other.id })
    expect(await states(world, place)).toEqual(['offered'])
    for (const room of both) expect(await takenOn(world, date, room)).toEqual(['19:00-21:00 offer'])
    const { booking } = await accept(world, place)
    expect(booking).toMatchObject({ rooms: both, state: 'requested' })
  })

  itInTurn('is offered what a series gives back that is longer than one write', async () => {
    const repeat = { every: 'day', count: 120, mode: 'all' } as const
    const { id } = await taken(world, manager, { repeat })
    const wish = await waits(world, { date: '2027-03-01' })
    await cancelBooking(world.ctx, manager, { id })
    expect(await states(world, wish)).toEqual(['offered'])
    expect(await takenOn(world, '2027-03-01')).toEqual(['19:00-21:00 offer'])
  })

  it('under a block is not offered; when the block goes, it is', async () => {
    const { id } = await taken(world, manager)
    const place = await waits(world)
    const block = { rooms: ['seminarraum'], from: date, to: date, label: 'Reinigung' }
    const laid = await createBlock(world.ctx, manager, { house, request: { ...block, displace: 'leave' } })
    await cancelBooking(world.ctx, manager, { id })
    expect(await states(world, place)).toEqual(['waiting'])
    await removeBlock(world.ctx, manager, { id: laid.id })
    expect(await states(world, place)).toEqual(['offered'])
  })

  it('is nobody else’s while it is offered', async () => {
    const { id } = await taken(world, manager)
    await waits(world)
    await cancelBooking(world.ctx, manager, { id })
    const asked = requestBooking(world.ctx, aVisitor, { house, request: aRequest() })
    await expect(asked).rejects.toMatchObject({
      code: 'room-taken',
      facts: { conflicts: [{ kind: 'offer' }] },
    })
  })

  itInTurn('of a long series goes to those who wait for its dates, many in one go', async () => {
    const repeat = { every: 'day', count: 200, mode: 'all' } as const
    const { id } = await taken(world, manager, {
      date: '2026-12-02',
      repeat,
      rooms: ['seminarraum', 'teekueche'],
    })
    const both = { rooms: ['seminarraum', 'teekueche'] }
    const dates = ['2026-12-05', '2026-12-06', '2027-02-01', '2027-03-01', '2027-05-01']
    const places = await Promise.all(dates.map((day) => waits(world, { date: day, ...both })))
    await cancelBooking(world.ctx, manager, { id })
    expect(await states(world, ...places)).toEqual(dates.map(() => 'offered'))
  })
})
