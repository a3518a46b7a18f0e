import { beforeEach, describe, expect, it } from 'vitest'
import { moveBooking } from '../../functions/bookings/actions/move-booking.ts'
import { settleDeadlines } from '../../functions/bookings/actions/settle-deadlines.ts'
import type { Booking } from '../../functions/bookings/schema.ts'
import type { Actor } from '../../shared/actor.ts'
import { asked, read } from '../back-office/managed.ts'
import { found } from '../support/builders.ts'
import { aWorld } from '../support/world.ts'
import type { World } from '../support/world.ts'
import { holderOf } from './limited.ts'

describe('an open request that is moved', () => {
  let world: World
  let manager: Actor
  let holder: Actor
  let booking: Booking

  /** Three weeks to decide; the managers count as silent on the ninth. */
  beforeEach(async () => {
    world = await aWorld({ settings: { rateLimits: false } })
    manager = await found(world, { rooms: { saal: { decideWithinHours: 480 } } })
    booking = await asked(world, { rooms: ['saal'], date: '2026-12-30' })
    holder = await holderOf(world, booking)
    return () => world[Symbol.asyncDispose]()
  })

  const move = (date: string) =>
    moveBooking(world.ctx, holder, { id: booking.id, to: { date, from: '19:00', to: '21:00' } })
  const waits = ({ deadline, remindAt, lookAt }: Booking) => [deadline, remindAt, lookAt]

  it('is looked at when it would have been, whether it waits as long or shorter', async () => {
    const [deadline, remindAt, lookAt] = waits(booking)
    expect([deadline, lookAt]).toEqual(['2026-12-21T09:00:00.000Z', '2026-12-09T07:00:00.000Z'])
    world.clock.set('2026-12-04T09:00:00.000Z')
    expect(waits(await move('2026-12-29'))).toEqual([deadline, remindAt, lookAt])
    expect(waits(await move('2026-12-19'))).toEqual([
      '2026-12-19T15:00:00.000Z',
      '2026-12-18T15:00:00.000Z',
      lookAt,
    ])
  })

  it('is not looked at again, nor is the house reminded again', async () => {
    world.clock.set('2026-12-20T10:00:00.000Z')
    await settleDeadlines(world.ctx)
    const { deadline } = booking
    expect(waits(await read(world, manager, booking))).toEqual([deadline, undefined, undefined])
    expect(waits(await move('2026-12-29'))).toEqual([deadline, undefined, undefined])
  })

  it('to where it is writes nothing', async () => {
    expect(await move('2026-12-30')).toEqual(booking)
    expect(await read(world, manager, booking)).toEqual(booking)
  })
})
