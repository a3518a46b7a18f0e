import { beforeEach, expect, it } from 'vitest'
import { cancelBooking } from '../../functions/bookings/actions/cancel-booking.ts'
import { requestBooking } from '../../functions/bookings/actions/request-booking.ts'
import { settlePlaces } from '../../functions/waitlist/actions/settle-places.ts'
import { joinQueue } from '../../functions/waitlist/actions/join-queue.ts'
import { placesAhead, openPlace } from '../../functions/waitlist/actions/load.ts'
import { provePlace } from '../../functions/waitlist/actions/prove-place.ts'
import type { QueueRequest } from '../../functions/waitlist/schema.ts'
import type { Actor } from '../../shared/actor.ts'
import { crowd } from '../support/budget.ts'
import { aRequest, aVisitor, found } from '../support/builders.ts'
import { aWorld } from '../support/world.ts'
import type { World } from '../support/world.ts'
import { aWish, faults, holder, house, leave, placeNow, proved, states, taken, waits } from './waiting.ts'

let world: World
let manager: Actor

beforeEach(async () => {
  world = await aWorld()
  manager = await found(world)
  return () => world[Symbol.asyncDispose]()
})

const joins = (change: Partial<QueueRequest> = {}, network = 'here') =>
  joinQueue(world.ctx, { ...aVisitor, address: network }, { house, request: aWish(change) })

it('time that becomes free is held for whoever is known, and for nobody who has proved nothing', async () => {
  const { id } = await taken(world, manager)
  const stranger = await joins()
  const known = await waits(world)
  const file = await openPlace(world.ctx, known.id)
  expect(await placesAhead(world.ctx, file)).toBe(0)
  await cancelBooking(world.ctx, manager, { id })
  expect(await states(world, stranger, known)).toEqual(['waiting', 'offered'])
  await leave(world, known)
  const booking = await requestBooking(world.ctx, aVisitor, { house, request: aRequest() })
  expect(booking).toMatchObject({ state: 'unconfirmed' })
  expect(await faults(world)).toEqual([])
})

it('whoever proves the address when the time is free already has it held at once', async () => {
  const { id } = await taken(world, manager)
  const place = await joins()
  await cancelBooking(world.ctx, manager, { id })
  expect(await proved(world.ctx, place)).toMatchObject({ state: 'offered', provedAt: world.ctx.now() })
  expect(await states(world, place)).toEqual(['offered'])
  expect(await faults(world)).toEqual([])
})

it('proving twice is no fault; another link proves nothing', async () => {
  await taken(world, manager)
  const place = await joins()
  const { id } = place
  await expect(provePlace(world.ctx, await holder(world, place, 'page'), { id })).rejects.toMatchObject({
    code: 'not-allowed',
  })
  const own = await holder(world, place, 'mail')
  const [first, again] = [await provePlace(world.ctx, own, { id }), await provePlace(world.ctx, own, { id })]
  expect(again).toEqual(first)
})

it('what nobody proves within a day is over, and takes no place in the queue any more', async () => {
  await taken(world, manager, { date: '2026-12-20' })
  const place = await joins({ date: '2026-12-20' })
  world.clock.advance(24 * 60)
  const own = await holder(world, place, 'mail')
  await expect(provePlace(world.ctx, own, { id: place.id })).rejects.toMatchObject({
    code: 'already-decided',
  })
  await settlePlaces(world.ctx)
  expect((await placeNow(world, place)).state).toBe('expired')
  expect(await faults(world)).toEqual([])
})

it('whoever has a telephone alone is known by it: the house calls', async () => {
  const { id } = await taken(world, manager)
  const place = await joins({ contact: { name: 'Ruf', phone: '02131 000-12' } })
  await cancelBooking(world.ctx, manager, { id })
  expect(await states(world, place)).toEqual(['offered'])
})

it('of very many at once from one network address as many wait as may ask in an hour', async () => {
  world.clock.advance(1)
  const strict = await found(world, { house: { id: 'anders', maxRequestsPerAddressPerHour: 7 } })
  await requestBooking(world.ctx, strict, { house: 'anders', request: aRequest({ approve: true }) })
  const asked = Array.from({ length: crowd(200) }, () =>
    joinQueue(world.ctx, aVisitor, { house: 'anders', request: aWish() }),
  )
  const outcomes = await Promise.allSettled(asked)
  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(7)
})

it('strangers who type an address bring it twenty mails a day at most, and use up nothing of what its owner asks for', async () => {
  await taken(world, manager)
  const contact = { name: 'Chor', email: 'chor@gruppe.example' }
  for (let at = 0; at < 20; at++) await joins({ contact }, `network-${at}`)
  await expect(joins({ contact }, 'another')).rejects.toMatchObject({ facts: { limit: 'unproved-contact' } })
  const request = aRequest({ contact, date: '2026-12-09' })
  expect(await requestBooking(world.ctx, aVisitor, { house, request })).toMatchObject({
    state: 'unconfirmed',
  })
})
