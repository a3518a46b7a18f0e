import { beforeEach, expect, it } from 'vitest'
import { cancelBooking } from '../../functions/bookings/actions/cancel-booking.ts'
import { codeOf } from '../../functions/contacts/rules/code.ts'
import { expirePlace } from '../../functions/waitlist/actions/expire-place.ts'
import { joinQueue } from '../../functions/waitlist/actions/join-queue.ts'
import { leavePlace } from '../../functions/waitlist/actions/leave-place.ts'
import { findPlacesByCode, openPlace, placesAhead } from '../../functions/waitlist/actions/load.ts'
import { ownedPlaces } from '../../functions/waitlist/actions/owned.ts'
import { settlePlaces } from '../../functions/waitlist/actions/settle-places.ts'
import { withdrawOffer } from '../../functions/waitlist/actions/withdraw-offer.ts'
import type { Place } from '../../functions/waitlist/schema.ts'
import type { Actor } from '../../shared/actor.ts'
import { aVisitor, found } from '../support/builders.ts'
import { aWorld } from '../support/world.ts'
import type { World } from '../support/world.ts'
import { accept, aWish, faults, house, leave, placeNow, states, taken, waits, proved } from './waiting.ts'

let world: World
let manager: Actor

beforeEach(async () => {
  world = await aWorld({ settings: { rateLimits: false } })
  manager = await found(world)
  return () => world[Symbol.asyncDispose]()
})

/** Two wait, and the first of them is offered what they wait for. */
async function offered(change = {}): Promise<[Place, Place]> {
  const { id } = await taken(world, manager, change)
  const places: [Place, Place] = [await waits(world, change), await waits(world, change)]
  await cancelBooking(world.ctx, manager, { id })
  return places
}

it('who waits before somebody: earlier, for something of the same time in the same rooms, and still', async () => {
  const ahead = async (place: Place) => placesAhead(world.ctx, await openPlace(world.ctx, place.id))
  await taken(world, manager, { from: '17:00', rooms: ['seminarraum', 'teekueche'] })
  const before = [
    await waits(world),
    await waits(world, { from: '20:45' }),
    await waits(world, { from: '17:00', to: '19:15' }),
  ]
  await waits(world, { from: '17:00', to: '19:00' })
  await waits(world, { rooms: ['teekueche'] })
  const place = await waits(world)
  const both = await waits(world, { rooms: ['seminarraum', 'teekueche'] })
  expect([await ahead(before[0]!), await ahead(place), await ahead(both)]).toEqual([0, 3, 5])
  await leave(world, before[0]!)
  expect([await ahead(place), await ahead(both)]).toEqual([2, 4])
  const late = await waits(world, { from: '20:00', to: '21:15' })
  expect(await ahead(late)).toBe(3)
})

it('of two who came at one moment one is before the other', async () => {
  await taken(world, manager)
  const places = [await proved(world.ctx, await joinQueue(world.ctx, aVisitor, { house, request: aWish() }))]
  places.push(await proved(world.ctx, await joinQueue(world.ctx, aVisitor, { house, request: aWish() })))
  const counts = places.map(async ({ id }) => [
    id,
    await placesAhead(world.ctx, await openPlace(world.ctx, id)),
  ])
  const [first, second] = places.map(({ id }) => id).toSorted()
  expect(Object.fromEntries(await Promise.all(counts))).toEqual({ [first!]: 0, [second!]: 1 })
})

it('an offer that is not taken any more is nobody ahead', async () => {
  const [first, second] = await offered()
  const ahead = async () => placesAhead(world.ctx, await openPlace(world.ctx, second.id))
  expect(await ahead()).toBe(1)
  world.clock.set((await placeNow(world, first)).offer!.until)
  expect(await ahead()).toBe(0)
})

it('a code finds the places of the house, for those who run it', async () => {
  await taken(world, manager)
  const place = await waits(world)
  const find = (actor: Actor, code: string, of = house) =>
    findPlacesByCode(world.ctx, actor, { house: of, code })
  expect((await find(manager, codeOf(place.id))).map(({ id }) => id)).toEqual([place.id])
  expect(await find(manager, 'nichts')).toEqual([])
  await expect(find(aVisitor, codeOf(place.id))).rejects.toMatchObject({ code: 'sign-in-needed' })
  const other = await found(world, { house: { id: 'zwei' } })
  expect(await find(other, codeOf(place.id), 'zwei')).toEqual([])
})

it('who leaves is gone once; what is taken or over is left as it is', async () => {
  const [first, second] = await offered()
  await expect(leavePlace(world.ctx, aVisitor, { id: first.id })).rejects.toMatchObject({
    code: 'sign-in-needed',
  })
  await accept(world, first)
  const refused = { kind: 'conflict', code: 'already-decided', facts: { state: 'taken' } }
  await expect(leave(world, first)).rejects.toMatchObject(refused)
  const left = await leave(world, second)
  expect([left.state, left.history.at(-1)?.by]).toEqual([
    'left',
    { kind: 'contact', name: second.contact.name },
  ])
  expect(await leave(world, second)).toEqual(left)
  world.clock.set(first.startsAt)
  for (const { id } of [first, second]) expect(await expirePlace(world.ctx, id)).toBe(false)
  expect(await states(world, first, second)).toEqual(['taken', 'left'])
})

it('an offer ends at its moment, once, by the house itself', async () => {
  const [first] = await offered()
  const { until } = (await placeNow(world, first)).offer!
  world.clock.set(new Date(Date.parse(until) - 1).toISOString())
  expect(await expirePlace(world.ctx, first.id)).toBe(false)
  world.clock.set(until)
  expect(await expirePlace(world.ctx, first.id)).toBe(true)
  expect(await expirePlace(world.ctx, first.id)).toBe(false)
  const { state, history, offer } = await placeNow(world, first)
  expect([state, history.at(-1)?.by, offer]).toEqual(['expired', { kind: 'system' }, undefined])
})

it('an offer that the house takes back leaves them waiting; what nobody was offered stays as it is', async () => {
  const [first, second] = await offered()
  await withdrawOffer(world.ctx, second.id)
  expect((await placeNow(world, second)).version).toBe(second.version)
  await withdrawOffer(world.ctx, first.id)
  expect(await states(world, first, second)).toEqual(['waiting', 'offered'])
  expect((await placeNow(world, first)).history.at(-1)).toMatchObject({
    by: { kind: 'system' },
    what: 'waiting',
  })
  expect(await faults(world)).toEqual([])
})

it('what fails stays for the next time and is told, what is gone is not, and the others have their turn', async () => {
  const [one] = await offered()
  const [two] = await offered({ date: '2026-12-06' })
  world.clock.set('2026-12-04T09:00:00.000Z')
  const { table } = world.ctx
  const get: typeof table.get = async (key, how) => {
    if (key.sk === one.id) throw new Error('the table does not answer')
    return table.get(key, how)
  }
  // An index lags behind: what is gone, or settled, is still listed.
  const ids = [one.id, 'nnnnnnnnnnnn', two.id]
  const due = async () => ids.map((id) => ({ pk: `PLACE#${id.slice(0, 5)}`, sk: id, at: world.ctx.now() }))
  await settlePlaces({ ...world.ctx, table: { ...table, get, due } })
  expect(await states(world, one, two)).toEqual(['offered', 'expired'])
  const told = world.logs.filter(({ level }) => level === 'error')
  expect(told.map(({ of }) => of)).toEqual([`PLACE#${one.id.slice(0, 5)} ${one.id}`])
  world.clock.advance(5)
  await settlePlaces(world.ctx)
  expect(await states(world, one)).toEqual(['expired'])
})

it('is told to whoever waited, and forgotten by them alone: it is left, and nobody’s', async () => {
  const [first, second] = await offered()
  const { table } = world.ctx
  const item = await table.get({ pk: `PLACE#${first.id.slice(0, 5)}`, sk: first.id })
  const owner = { contactId: first.contactId, person: '' }
  const [told] = await ownedPlaces.tell!(world.ctx, owner, { ...item!, fingerprint: 'print' })
  expect(told).toMatchObject({
    kind: 'place',
    id: first.id,
    house,
    dates: ['2026-12-05'],
    since: first.createdAt,
  })
  expect(told?.goes).toBe('2027-12-05T00:00:00.000Z')
  for (const field of ['contactId', 'fingerprint']) expect(told?.data).not.toHaveProperty(field)
  await ownedPlaces.forget(world.ctx, { ...owner, contactId: 'another' }, told!)
  expect(await states(world, first)).toEqual(['offered'])
  await ownedPlaces.forget(world.ctx, owner, told!)
  const gone = await placeNow(world, first)
  expect([gone.state, gone.contact]).toEqual(['left', { name: '–' }])
  expect(await table.ownedBy(first.contactId)).toEqual([])
  expect(await states(world, second)).toEqual(['offered'])
  const { booking } = await accept(world, second)
  await ownedPlaces.forget(world.ctx, { ...owner, contactId: second.contactId }, { ...told!, id: second.id })
  const over = await placeNow(world, second)
  expect([over.state, over.booking, over.contact]).toEqual(['taken', booking.id, { name: '–' }])
})
