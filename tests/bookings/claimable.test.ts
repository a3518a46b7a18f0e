import { describe, expect, it } from 'vitest'
import { cancelBooking } from '../../functions/bookings/actions/cancel-booking.ts'
import { claimDate, lookAtRefused } from '../../functions/bookings/actions/claim-date.ts'
import { openBookingAs } from '../../functions/bookings/actions/load.ts'
import { requestBooking } from '../../functions/bookings/actions/request-booking.ts'
import { moveBooking } from '../../functions/bookings/actions/move-booking.ts'
import { manageToken } from '../../functions/contacts/rules/access.ts'
import { aRequest, aVisitor, found } from '../support/builders.ts'
import { aWorld } from '../support/world.ts'
import { asked } from '../back-office/managed.ts'

describe('a date that a series was refused', () => {
  it('can be claimed when it is free, as long as there is notice enough for whoever asked', async () => {
    await using world = await aWorld()
    const manager = await found(world, { rooms: { seminarraum: { leadHours: 48 } } })
    const other = await asked(world, { date: '2026-12-08' })
    const repeat = { every: 'week', count: 2, mode: 'free' } as const
    const request = aRequest({ date: '2026-12-08', repeat })
    const { id } = await requestBooking(world.ctx, aVisitor, { house: 'aef', request })
    const holder = { ...aVisitor, token: manageToken(await world.ctx.secret(), id) }
    const look = async () => {
      const dates = await lookAtRefused(world.ctx, await openBookingAs(world.ctx, holder, id))
      return dates.map(({ refused }) => refused?.code)
    }
    expect(await look()).toEqual(['room-taken'])
    await cancelBooking(world.ctx, manager, { id: other.id })
    expect(await look()).toEqual([undefined])
    world.clock.set('2026-12-07T09:00:00.000Z')
    expect(await look()).toEqual(['too-soon'])
    const claim = { id, occurrence: '2026-12-08T19:00' }
    await expect(claimDate(world.ctx, holder, claim)).rejects.toMatchObject({ code: 'too-soon' })
    expect((await claimDate(world.ctx, manager, claim)).occurrences[0]?.state).toBe('unconfirmed')
  })
})

describe('an open request that is moved', () => {
  it('waits no longer for it, and is looked at no later', async () => {
    await using world = await aWorld()
    await found(world, { rooms: { seminarraum: { decideWithinHours: 24 * 20 } } })
    const booking = await asked(world, { date: '2027-01-20' })
    expect(booking.lookAt).toBeDefined()
    world.clock.advance(24 * 60)
    const holder = { ...aVisitor, token: manageToken(await world.ctx.secret(), booking.id) }
    const to = { date: '2027-01-21', from: '19:00', to: '21:00' }
    const moved = await moveBooking(world.ctx, holder, { id: booking.id, to })
    expect([moved.deadline, moved.lookAt]).toEqual([booking.deadline, booking.lookAt])
    expect(moved.remindAt).toBe(booking.remindAt)
  })
})
