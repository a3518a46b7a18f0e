import { describe, expect, it } from 'vitest'
import { createBlock, removeBlock } from '../../functions/blocks/actions/create-block.ts'
import { cancelBooking } from '../../functions/bookings/actions/cancel-booking.ts'
import { moveBooking } from '../../functions/bookings/actions/move-booking.ts'
import { readInbox } from '../../functions/back-office/actions/read-inbox.ts'
import { requestBooking } from '../../functions/bookings/actions/request-booking.ts'
import { readBooking } from '../../functions/bookings/store.ts'
import { readAvailability } from '../../functions/rooms/actions/read-availability.ts'
import { approved } from './closing.ts'
import { aRequest, aVisitor, found } from '../support/builders.ts'
import { aWorld } from '../support/world.ts'
import type { World } from '../support/world.ts'
import { itInTurn } from '../support/in-turn.ts'

const house = 'aef'
const evening = {
  rooms: ['seminarraum'],
  from: '2026-12-05T18:00',
  to: '2026-12-05T22:00',
  label: 'Reinigung',
}

async function taken(world: World, date: string) {
  const [room] = await readAvailability(world.ctx, { house, rooms: ['seminarraum'], from: date })
  return room?.days[0]?.taken.map(({ from, to, kind }) => `${from}-${to} ${kind}`)
}

const request = (world: World, change = {}) =>
  requestBooking(world.ctx, aVisitor, { house, request: aRequest(change) })

describe('a block', () => {
  it('takes whole days of several rooms, the last day included', async () => {
    await using world = await aWorld()
    const manager = await found(world)
    const days = {
      rooms: ['seminarraum', 'teekueche'],
      from: '2026-12-24',
      to: '2026-12-26',
      label: 'Weihnachten',
    }
    await createBlock(world.ctx, manager, { house, request: days })
    expect(await taken(world, '2026-12-23')).toEqual([])
    expect(await taken(world, '2026-12-26')).toEqual(['00:00-24:00 block'])
    await expect(request(world, { date: '2026-12-25', rooms: ['teekueche'] })).rejects.toMatchObject({
      code: 'room-taken',
      facts: { conflicts: [{ kind: 'block' }] },
    })
    expect(await taken(world, '2026-12-27')).toEqual([])
  })

  it('lists the bookings in the way and does nothing, until it is said what becomes of them', async () => {
    await using world = await aWorld()
    const manager = await found(world)
    const { id } = await request(world)
    await expect(createBlock(world.ctx, manager, { house, request: evening })).rejects.toMatchObject({
      code: 'room-taken',
      facts: { conflicts: [{ booking: id, from: '19:00', to: '21:00' }] },
    })
    expect(await taken(world, '2026-12-05')).toEqual(['19:00-21:00 booking'])
  })

  it('that cancels takes their time in the same write, and they are told why', async () => {
    await using world = await aWorld()
    const manager = await found(world)
    const { id } = await request(world)
    await createBlock(world.ctx, manager, { house, request: { ...evening, displace: 'cancel' } })
    expect(await taken(world, '2026-12-05')).toEqual(['18:00-22:00 block'])
    const booking = await readBooking(world.ctx.table, id)
    expect(booking?.state).toBe('cancelled')
    expect(booking?.history.at(-1)).toMatchObject({ what: 'cancelled', words: 'Reinigung' })
    expect((await readInbox(world.ctx, manager, { house })).entries).toEqual([])
  })

  it('that leaves them gets their time when they go: nobody slips in between', async () => {
    await using world = await aWorld()
    const manager = await found(world)
    const { id } = await request(world)
    const block = await createBlock(world.ctx, manager, { house, request: { ...evening, displace: 'leave' } })
    expect(await taken(world, '2026-12-05')).toEqual(['18:00-22:00 block', '19:00-21:00 booking'])
    const { entries } = await readInbox(world.ctx, manager, { house })
    expect(entries[0]?.collisions).toMatchObject([{ kind: 'block', from: '18:00', to: '22:00' }])
    await cancelBooking(world.ctx, manager, { id })
    await expect(request(world)).rejects.toMatchObject({ code: 'room-taken' })
    await removeBlock(world.ctx, manager, { id: block.id })
    expect(await taken(world, '2026-12-05')).toEqual([])
    expect(await request(world)).toMatchObject({ state: 'unconfirmed' })
  })

  it('gets also what a booking gives back by moving away', async () => {
    await using world = await aWorld()
    const manager = await found(world)
    const { id } = await request(world)
    await createBlock(world.ctx, manager, { house, request: { ...evening, displace: 'leave' } })
    await moveBooking(world.ctx, manager, { id, to: { date: '2026-12-06', from: '19:00', to: '21:00' } })
    await expect(request(world)).rejects.toMatchObject({ code: 'room-taken' })
  })

  it.each([
    [{ from: '2026-12-05T20:00', to: '2026-12-05T19:00' }, 'invalid-input'],
    [{ from: '2026-02-30', to: '2026-12-05' }, 'invalid-input'],
    [{ from: '2026-11-01', to: '2026-11-02' }, 'too-soon'],
    [{ from: '2027-01-01', to: '2027-12-31' }, 'too-long'],
    [{ rooms: ['keller'] }, 'unknown-room'],
  ])('for %o is refused with %s', async (change, code) => {
    await using world = await aWorld()
    const manager = await found(world)
    const asked = createBlock(world.ctx, manager, { house, request: { ...evening, ...change } })
    await expect(asked).rejects.toMatchObject({ code })
  })

  it('finds a date in the room that it was moved to, and not where it was', async () => {
    await using world = await aWorld()
    const manager = await found(world)
    const repeat = { every: 'day', count: 2, mode: 'all' } as const
    const { id } = await approved(world, manager, { repeat })
    const to = { date: '2026-12-06', from: '19:00', to: '21:00', rooms: ['teekueche'] }
    await moveBooking(world.ctx, manager, { id, scope: 'this', occurrence: '2026-12-06T19:00', to })
    const on = (room: string) =>
      createBlock(world.ctx, manager, {
        house,
        request: { rooms: [room], from: '2026-12-06', to: '2026-12-06', label: 'Zu' },
      })
    expect(await on('seminarraum')).toMatchObject({ label: 'Zu' })
    await expect(on('teekueche')).rejects.toMatchObject({
      code: 'room-taken',
      facts: { conflicts: [{ booking: id, room: 'teekueche', date: '2026-12-06' }] },
    })
  })

  it('is made by nobody but the house', async () => {
    await using world = await aWorld()
    await found(world)
    const asked = createBlock(world.ctx, aVisitor, { house, request: evening })
    await expect(asked).rejects.toMatchObject({ code: 'sign-in-needed' })
  })
})

itInTurn(
  'taken away while a booking under it is cancelled, in whatever order, leaves the time free',
  async () => {
    await using world = await aWorld({ settings: { rateLimits: false } })
    const manager = await found(world)
    for (let round = 0; round < 20; round++) {
      const { id } = await request(world)
      const block = await createBlock(world.ctx, manager, {
        house,
        request: { ...evening, displace: 'leave' },
      })
      await Promise.all([
        cancelBooking(world.ctx, manager, { id }),
        removeBlock(world.ctx, manager, { id: block.id }),
      ])
      const item = await world.ctx.table.get({ pk: 'ROOM#aef#seminarraum', sk: 'DAY#2026-12-05' })
      expect(Object.keys(item ?? {}).filter((name) => /^q\d/.test(name))).toEqual([])
    }
  },
)
