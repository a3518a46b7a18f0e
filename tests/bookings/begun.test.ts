import { beforeEach, describe, expect, it } from 'vitest'
import { createBlock } from '../../functions/blocks/actions/create-block.ts'
import { changeDetails } from '../../functions/bookings/actions/change-details.ts'
import { approveBooking } from '../../functions/bookings/actions/approve-booking.ts'
import { cancelBooking } from '../../functions/bookings/actions/cancel-booking.ts'
import { declineBooking } from '../../functions/bookings/actions/decline-booking.ts'
import { moveBooking } from '../../functions/bookings/actions/move-booking.ts'
import type { Booking } from '../../functions/bookings/schema.ts'
import { manageToken } from '../../functions/contacts/rules/access.ts'
import type { Actor } from '../../shared/actor.ts'
import { aVisitor, found } from '../support/builders.ts'
import { settleAll } from '../support/timers.ts'
import { aWorld } from '../support/world.ts'
import type { World } from '../support/world.ts'
import { asked, read, takenOn } from '../back-office/managed.ts'

/** Thursdays 19-21; now it is half past seven on the first of them. */
const thursdays = ['2026-12-10', '2026-12-17', '2026-12-24', '2026-12-31']
const halfPastSeven = '2026-12-10T18:30:00.000Z'
const today = { scope: 'all', occurrence: '2026-12-10T19:00' } as const

describe('what has begun is past', () => {
  let world: World
  let manager: Actor
  let holder: Actor
  let booking: Booking

  beforeEach(async () => {
    world = await aWorld({ settings: { rateLimits: false } })
    manager = await found(world)
    const repeat = { every: 'week', count: 4, mode: 'all' } as const
    booking = await asked(world, { date: thursdays[0]!, repeat })
    await approveBooking(world.ctx, manager, { id: booking.id })
    holder = { ...aVisitor, token: manageToken(await world.ctx.secret(), booking.id) }
    return () => world[Symbol.asyncDispose]()
  })

  const dates = ({ occurrences }: Booking) => occurrences.map(({ date, from }) => `${date} ${from}`)

  it('all moved by the manager from the form of the date that goes on leaves it as it is', async () => {
    world.clock.set(halfPastSeven)
    const to = { date: '2026-12-11', from: '17:00', to: '18:00' }
    const moved = await moveBooking(world.ctx, manager, { id: booking.id, ...today, to })
    expect(dates(moved)).toEqual([
      '2026-12-10 19:00',
      '2026-12-18 17:00',
      '2026-12-25 17:00',
      '2027-01-01 17:00',
    ])
  })

  it('all moved by the contact asks for those to come', async () => {
    world.clock.set(halfPastSeven)
    const to = { date: '2026-12-10', from: '18:00', to: '21:00' }
    const wanted = await moveBooking(world.ctx, holder, { id: booking.id, ...today, to })
    expect(wanted.occurrences.map((each) => each.asked?.from)).toEqual([undefined, '18:00', '18:00', '18:00'])
  })

  it.each(['all', 'following'] as const)(
    'cancelling %s lets the date that goes on take place',
    async (scope) => {
      world.clock.set(halfPastSeven)
      const left = await cancelBooking(world.ctx, holder, { id: booking.id, ...today, scope })
      expect(left.occurrences.map(({ state }) => state)).toEqual([
        'approved',
        'cancelled',
        'cancelled',
        'cancelled',
      ])
      expect(await takenOn(world, '2026-12-10')).toEqual(['19:00-21:00 booking'])
    },
  )

  it('other words for all leave the date that goes on as it is', async () => {
    world.clock.set(halfPastSeven)
    const details = { purpose: 'Chor', contact: { name: 'W' } }
    const said = await changeDetails(world.ctx, manager, { id: booking.id, ...today, details })
    expect(said.purpose).toBe('Chor')
    expect(said.occurrences.map(({ purpose }) => purpose)).toEqual([
      'Spieleabend',
      undefined,
      undefined,
      undefined,
    ])
  })

  it('the date that goes on can be ended alone', async () => {
    world.clock.set(halfPastSeven)
    const to = { date: '2026-12-10', from: '19:00', to: '20:00' }
    const cut = await moveBooking(world.ctx, holder, { id: booking.id, ...today, scope: 'this', to })
    expect(cut.occurrences.map((each) => each.to)).toEqual(['20:00', '21:00', '21:00', '21:00'])
    const gone = await cancelBooking(world.ctx, holder, { id: booking.id, ...today, scope: 'this' })
    expect(gone.occurrences[0]?.state).toBe('cancelled')
  })

  it('an open question ends with its date: the time asked for is free, and the others wait on', async () => {
    const to = { date: '2026-12-11', from: '19:00', to: '21:00' }
    world.clock.set('2026-12-09T08:00:00.000Z')
    await moveBooking(world.ctx, holder, { id: booking.id, ...today, to })
    expect(await takenOn(world, '2026-12-11')).toHaveLength(1)
    world.clock.set('2026-12-10T18:00:00.000Z')
    await settleAll(world.ctx)
    const left = await read(world, manager, booking)
    expect(left.occurrences.map((each) => each.asked?.date)).toEqual([
      undefined,
      '2026-12-18',
      '2026-12-25',
      '2027-01-01',
    ])
    expect(left.history.at(-1)).toMatchObject({ what: 'change-expired', dates: [{ keys: '2026-12-10' }] })
    expect(await takenOn(world, '2026-12-11')).toEqual([])
    expect(await takenOn(world, '2026-12-18')).toHaveLength(1)
    const granted = await approveBooking(world.ctx, manager, { id: booking.id })
    expect(dates(granted)).toEqual([
      '2026-12-10 19:00',
      '2026-12-18 19:00',
      '2026-12-25 19:00',
      '2027-01-01 19:00',
    ])
  })

  it('a question that a block took away is not told to have ended once more', async () => {
    const to = { date: '2026-12-11', from: '19:00', to: '21:00' }
    world.clock.set('2026-12-09T08:00:00.000Z')
    const move = { id: booking.id, scope: 'this', occurrence: today.occurrence, to } as const
    await moveBooking(world.ctx, holder, move)
    const second = { ...move, occurrence: '2026-12-17T19:00', to: { ...to, date: '2026-12-18' } }
    await moveBooking(world.ctx, holder, second)
    const day = { from: '2026-12-11', to: '2026-12-11' }
    const request = { rooms: ['seminarraum'], ...day, label: 'Zu', displace: 'cancel' as const }
    await createBlock(world.ctx, manager, { house: 'aef', request })
    const before = await read(world, manager, booking)
    world.clock.set('2026-12-10T18:30:00.000Z')
    await settleAll(world.ctx)
    const after = await read(world, manager, booking)
    expect(after.history).toEqual(before.history)
    expect(after.askedUntil).toBe('2026-12-17T18:00:00.000Z')
  })

  it('a question whose date has begun is decided by nobody, before the house has ended it too', async () => {
    const to = { date: '2026-12-09', from: '19:00', to: '21:00' }
    world.clock.set('2026-12-08T08:00:00.000Z')
    await moveBooking(world.ctx, holder, { id: booking.id, ...today, to })
    world.clock.set('2026-12-09T18:15:00.000Z')
    const one = { id: booking.id, scope: 'this', occurrence: today.occurrence } as const
    await expect(approveBooking(world.ctx, manager, one)).rejects.toMatchObject({ code: 'already-decided' })
    await expect(declineBooking(world.ctx, manager, { ...one, reason: 'Nein' })).rejects.toMatchObject({
      code: 'already-decided',
    })
    const granted = await approveBooking(world.ctx, manager, { id: booking.id })
    expect(dates(granted).slice(0, 2)).toEqual(['2026-12-10 19:00', '2026-12-16 19:00'])
    await settleAll(world.ctx)
    expect((await read(world, manager, booking)).occurrences[0]).toMatchObject({
      date: '2026-12-10',
      state: 'approved',
    })
    expect(await takenOn(world, '2026-12-09')).toEqual([])
  })
})
