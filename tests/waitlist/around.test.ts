import { afterEach, beforeEach, expect, it } from 'vitest'
import { cancelBooking } from '../../functions/bookings/actions/cancel-booking.ts'
import { approveBooking } from '../../functions/bookings/actions/approve-booking.ts'
import { requestBooking } from '../../functions/bookings/actions/request-booking.ts'
import { joinQueue } from '../../functions/waitlist/actions/join-queue.ts'
import type { Actor } from '../../shared/actor.ts'
import { aRequest, aVisitor, found, roundTheClock as hours } from '../support/builders.ts'
import type { Founded } from '../support/builders.ts'
import { aWorld } from '../support/world.ts'
import type { World } from '../support/world.ts'
import { aWish, faults, house, placeNow, states, taken, waits, proved } from './waiting.ts'

const rooms: Founded['rooms'] = {
  nacht: { hours, gapMinutes: 60 },
  saal: { contains: ['links', 'rechts'] },
  links: {},
  rechts: {},
  kegel: { contention: 'compete' },
}
let world: World
let manager: Actor

beforeEach(async () => {
  world = await aWorld({ settings: { rateLimits: false } })
  manager = await found(world, { rooms })
  return () => world[Symbol.asyncDispose]()
})

// oxlint-disable-next-line vitest/no-standalone-expect -- whatever a test did must have left the table whole
afterEach(async () => expect(await faults(world)).toEqual([]))

it.each([
  ['the next morning', { from: '22:00', to: '24:00' }, { date: '2026-12-06', from: '00:00', to: '02:00' }],
  ['the night before', { from: '00:00', to: '02:00' }, { date: '2026-12-04', from: '22:00', to: '24:00' }],
  ['an hour away', { from: '22:00', to: '23:15' }, { date: '2026-12-06', from: '00:00', to: '02:00' }],
  ['as long before', { from: '00:45', to: '02:00' }, { date: '2026-12-04', from: '22:00', to: '24:00' }],
])('what the turnover of a room kept from somebody is offered over midnight: %s', async (_, had, wanted) => {
  const { id } = await taken(world, manager, { rooms: ['nacht'], ...had })
  const place = await waits(world, { rooms: ['nacht'], ...wanted })
  await cancelBooking(world.ctx, manager, { id })
  expect(await states(world, place)).toEqual(['offered'])
})

it('a hall is offered when its part is given back, once all of its parts are free', async () => {
  const parts = [
    await taken(world, manager, { rooms: ['links'] }),
    await taken(world, manager, { rooms: ['rechts'] }),
  ]
  const hall = await waits(world, { rooms: ['saal'] })
  const part = await waits(world, { rooms: ['rechts'] })
  await cancelBooking(world.ctx, manager, { id: parts[0]!.id })
  expect(await states(world, hall, part)).toEqual(['waiting', 'waiting'])
  await cancelBooking(world.ctx, manager, { id: parts[1]!.id })
  expect(await states(world, hall, part)).toEqual(['offered', 'waiting'])
})

it('two who wait for parts of what is given back are both offered theirs', async () => {
  const { id } = await taken(world, manager, { rooms: ['saal'] })
  const places = [await waits(world, { rooms: ['links'] }), await waits(world, { rooms: ['rechts'] })]
  await cancelBooking(world.ctx, manager, { id })
  expect(await states(world, ...places)).toEqual(['offered', 'offered'])
})

it('whoever has waited longer comes first, whatever their number is; at one moment it is by that', async () => {
  const { id } = await taken(world, manager, { rooms: ['links'] })
  const asks = async () =>
    proved(world.ctx, await joinQueue(world.ctx, aVisitor, { house, request: aWish({ rooms: ['links'] }) }))
  const places = [await asks(), await asks(), await asks(), await asks()]
  world.clock.advance(1)
  const late = [await asks(), await asks(), await asks(), await asks()]
  await cancelBooking(world.ctx, manager, { id })
  const [first] = places.toSorted((a, b) => (a.id < b.id ? -1 : 1))
  const offered = await Promise.all([...places, ...late].map((place) => placeNow(world, place)))
  expect(offered.filter(({ state }) => state === 'offered').map((place) => place.id)).toEqual([first!.id])
})

it('an offer says until when, and that the house made it', async () => {
  const { id } = await taken(world, manager, { rooms: ['links'] })
  const place = await waits(world, { rooms: ['links'] })
  await cancelBooking(world.ctx, manager, { id })
  const { offer, history, version } = await placeNow(world, place)
  expect([offer, version]).toEqual([{ until: '2026-12-02T09:01:00.000Z' }, 3])
  expect(history.at(-1)).toMatchObject({ by: { kind: 'system' }, what: 'offered', at: world.ctx.now() })
})

it('where requests compete those who ask come before those who wait, until the last of them is gone', async () => {
  const kegel = { rooms: ['kegel'] }
  const { id } = await taken(world, manager, kegel)
  const place = await waits(world, kegel)
  await cancelBooking(world.ctx, manager, { id })
  expect(await states(world, place)).toEqual(['offered'])
  const day = { ...kegel, date: '2026-12-06' }
  const rivals = [1, 2].map(() => requestBooking(world.ctx, aVisitor, { house, request: aRequest(day) }))
  const [one] = await Promise.all(rivals)
  await expect(waits(world, day)).rejects.toMatchObject({ code: 'not-taken' })
  await approveBooking(world.ctx, manager, { id: one!.id })
  const next = await waits(world, day)
  expect(await states(world, next)).toEqual(['waiting'])
  await cancelBooking(world.ctx, manager, { id: one!.id })
  expect(await states(world, next)).toEqual(['offered'])
})
