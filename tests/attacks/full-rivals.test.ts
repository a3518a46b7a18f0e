import { expect, it } from 'vitest'
import { approveBooking } from '../../functions/bookings/actions/approve-booking.ts'
import { declineBooking } from '../../functions/bookings/actions/decline-booking.ts'
import { moveBooking } from '../../functions/bookings/actions/move-booking.ts'
import { requestBooking } from '../../functions/bookings/actions/request-booking.ts'
import { mostRivals } from '../../functions/bookings/rules/rivals-of-a-day.ts'
import { readBooking } from '../../functions/bookings/store.ts'
import type { Booking, BookingRequest } from '../../functions/bookings/schema.ts'
import { aRequest, aVisitor, found } from '../support/builders.ts'
import { crowd } from '../support/budget.ts'
import { allItems } from '../support/crash-consistency.ts'
import { aWorld } from '../support/world.ts'
import type { World } from '../support/world.ts'
import { itInTurn } from '../support/in-turn.ts'

const lax = { settings: { rateLimits: false } }
const competing = { rooms: { seminarraum: { contention: 'compete' } } } as const
const long = { label: '議'.repeat(80), groupName: '議'.repeat(80) }
const request = (world: World, change: Partial<BookingRequest> = {}) =>
  requestBooking(world.ctx, aVisitor, { house: 'aef', request: aRequest({ ...long, ...change }) })

async function sheetOf({ engine }: World, date = '2026-12-05') {
  const items = await allItems(engine.endpoint, engine.tableName)
  return items.find(({ type, sk }) => type === 'day-sheet' && sk === `DAY#${date}`) ?? {}
}
const rivalsOn = async (world: World) =>
  Object.keys(await sheetOf(world)).filter((name) => name.startsWith('e_')).length

itInTurn(
  'a crowd that asks for one day at the same moment is counted one by one, and who goes makes room',
  async () => {
    await using world = await aWorld(lax)
    const manager = await found(world, competing)
    const all: Booking[] = []
    for (let round = 0; round < 60 && all.length < mostRivals; round++) {
      const atOnce = await Promise.allSettled(Array.from({ length: crowd(200) }, () => request(world)))
      all.push(...atOnce.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : [])))
      for (const each of atOnce)
        if (each.status === 'rejected')
          expect(each.reason.code).toMatch(/^(too-many-requests|changed-meanwhile)$/)
      expect(await rivalsOn(world)).toBe(all.length)
    }
    expect(all).toHaveLength(mostRivals)
    const full = { kind: 'too-many', code: 'too-many-requests', facts: { limit: 'rivals', most: mostRivals } }
    await expect(request(world)).rejects.toMatchObject(full)
    expect(await rivalsOn(world)).toBe(mostRivals)
    expect(JSON.stringify(await sheetOf(world)).length).toBeLessThan(40_000)

    await declineBooking(world.ctx, manager, { id: all[0]!.id, reason: 'Nein.' })
    const last = await request(world)
    await expect(request(world)).rejects.toMatchObject(full)
    await approveBooking(world.ctx, manager, { id: last.id })
    const states = await Promise.all(
      all.map(async ({ id }) => (await readBooking(world.ctx.table, id))?.state),
    )
    expect(new Set(states)).toEqual(new Set(['declined']))
    expect(await rivalsOn(world)).toBe(1)
  },
)

it('a long series cannot go past a full day either, and leaves nothing behind', async () => {
  await using world = await aWorld(lax)
  await found(world, competing)
  const date = '2027-01-20'
  for (let count = 0; count < mostRivals; count++) await request(world, { date })
  const daily = { every: 'day', count: 120, mode: 'all' } as const
  const series = request(world, { date: '2026-12-05', repeat: daily })
  await expect(series).rejects.toMatchObject({ code: 'too-many-requests', facts: { limit: 'rivals', date } })
  expect(await rivalsOn(world)).toBe(0)
})

itInTurn('a rival that is on a full day may still change its time and its words there', async () => {
  await using world = await aWorld(lax)
  const manager = await found(world, competing)
  const all: Booking[] = []
  for (let count = 0; count < mostRivals; count++) all.push(await request(world))
  const to = { date: '2026-12-05', from: '10:00', to: '11:00', rooms: ['seminarraum'] }
  await moveBooking(world.ctx, manager, { id: all[0]!.id, to })
  expect((await readBooking(world.ctx.table, all[0]!.id))?.occurrences[0]).toMatchObject({ from: '10:00' })
  const away = { ...to, date: '2026-12-06' }
  await moveBooking(world.ctx, manager, { id: all[1]!.id, to: away })
  await request(world)
  await expect(moveBooking(world.ctx, manager, { id: all[1]!.id, to })).rejects.toMatchObject({
    facts: { limit: 'rivals' },
  })
})
