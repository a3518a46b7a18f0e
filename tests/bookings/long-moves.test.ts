import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { approveBooking } from '../../functions/bookings/actions/approve-booking.ts'
import { moveBooking } from '../../functions/bookings/actions/move-booking.ts'
import { requestBooking } from '../../functions/bookings/actions/request-booking.ts'
import { readMarkedBooking } from '../../functions/bookings/store.ts'
import type { Booking } from '../../functions/bookings/schema.ts'
import type { Actor } from '../../shared/actor.ts'
import { addDays } from '../../shared/time/civil.ts'
import { aRequest, found } from '../support/builders.ts'
import { aWorld } from '../support/world.ts'
import type { World } from '../support/world.ts'
import { asked, takenOn } from '../back-office/managed.ts'
import { faults, house } from '../waitlist/waiting.ts'
import { itInTurn } from '../support/in-turn.ts'

const date = '2026-12-05'
let world: World
let manager: Actor

beforeEach(async () => {
  world = await aWorld({ settings: { rateLimits: false } })
  const rooms = { saal: { contains: ['halle'] }, halle: {}, garten: { contention: 'compete' as const } }
  manager = await found(world, { rooms })
  return () => world[Symbol.asyncDispose]()
})

// oxlint-disable-next-line vitest/no-standalone-expect -- whatever a test did must have left the table whole
afterEach(async () => expect(compete(await faults(world))).toEqual([]))

/** Entries without quarters are what competing is: they are no fault. */
const compete = (all: string[]) => all.filter((fault) => !/^a booking lacks .*#garten /.test(fault))

const daily = (room: string, count: number): Promise<Booking> =>
  asked(world, { rooms: [room], repeat: { every: 'day', count, mode: 'all' } })
const takes = (room: string, day: string) => {
  const request = aRequest({ rooms: [room], date: day, from: '17:00', to: '18:00', approve: true })
  return requestBooking(world.ctx, manager, { house, request })
}
const earlier = { date, from: '17:00', to: '19:00' }

describe('a series of more dates than one write can hold', () => {
  it.each([49, 50, 97, 110])(
    'of %s days does not move to where a part of its room is taken',
    async (count) => {
      const last = addDays(date, count - 1)
      const { id } = await daily('saal', count)
      await takes('halle', last)
      const move = moveBooking(world.ctx, manager, { id, scope: 'all', to: earlier })
      await expect(move).rejects.toMatchObject({ code: 'room-taken' })
      const left = await readMarkedBooking(world.ctx.table, id)
      expect([left?.work, left?.occurrences.at(-1)?.from]).toEqual([undefined, '19:00'])
      expect(await takenOn(world, last, 'halle')).toEqual(['17:00-18:00 booking', '19:00-21:00 booking'])
    },
  )

  itInTurn('does not compete for what somebody has for certain', async () => {
    const { id } = await daily('garten', 110)
    await takes('garten', '2026-12-20')
    const move = moveBooking(world.ctx, manager, { id, scope: 'all', to: earlier })
    await expect(move).rejects.toMatchObject({ code: 'room-taken' })
    expect(await takenOn(world, '2026-12-20', 'garten')).toEqual([
      '17:00-18:00 booking',
      '19:00-21:00 booking',
    ])
  })

  itInTurn('moves where all of it is free, and is firm there', async () => {
    const { id } = await daily('saal', 50)
    await approveBooking(world.ctx, manager, { id })
    const moved = await moveBooking(world.ctx, manager, { id, scope: 'all', to: earlier })
    expect([moved.work, new Set(moved.occurrences.map(({ from }) => from))]).toEqual([
      undefined,
      new Set(['17:00']),
    ])
    await expect(takes('halle', '2027-01-23')).rejects.toMatchObject({ code: 'room-taken' })
  })
})
