import { beforeEach, expect, it } from 'vitest'
import { readLedger } from '../../functions/contacts/actions/ledger.ts'
import { cancelBooking } from '../../functions/bookings/actions/cancel-booking.ts'
import { requestBooking } from '../../functions/bookings/actions/request-booking.ts'
import { loadSheets } from '../../functions/rooms/actions/load-room-days.ts'
import { joinQueue } from '../../functions/waitlist/actions/join-queue.ts'
import type { Joining } from '../../functions/waitlist/actions/join-queue.ts'
import type { Actor } from '../../shared/actor.ts'
import { dynamoTable } from '../../shared/table/dynamodb.ts'
import { aRequest, aVisitor, found } from '../support/builders.ts'
import type { Founded } from '../support/builders.ts'
import { clientOn } from '../support/engine.ts'
import { scriptedClient } from '../support/scripted-client.ts'
import { aWorld } from '../support/world.ts'
import type { World } from '../support/world.ts'
import { aWish, house, placeNow, proved, taken } from './waiting.ts'

const date = '2026-12-05'
const rooms: Founded['rooms'] = {
  saal: { contains: ['links'] },
  links: {},
  rechts: { contention: 'compete' },
  keller: { approval: 'phone-only' },
}
let world: World
let manager: Actor

beforeEach(async () => {
  world = await aWorld()
  manager = await found(world, { rooms })
  return () => world[Symbol.asyncDispose]()
})

const joins = (
  change: Partial<Joining['request']> = {},
  more: Partial<Joining> = {},
  actor: Actor = aVisitor,
) => joinQueue(world.ctx, actor, { house, request: aWish({ rooms: ['saal'], ...change }), ...more })

it('a neighbour waits in their own name, by an address; the house may write down whoever has called', async () => {
  await taken(world, manager, { rooms: ['saal', 'keller'] })
  const eva = { name: 'Eva', email: 'eva@gruppe.example' }
  const own = await joins({ contact: eva })
  expect(own).toMatchObject({ origin: 'public', state: 'waiting', version: 1, since: world.ctx.now() })
  expect(own.history.map(({ by, what }) => [by, what])).toEqual([
    [{ kind: 'contact', name: 'Eva' }, 'waiting'],
  ])
  expect(own).not.toHaveProperty('fingerprint')
  await expect(joins({ rooms: ['keller'] })).rejects.toMatchObject({ code: 'phone-only' })
  await expect(joins({ contact: { name: 'Udo' } })).rejects.toMatchObject({ code: 'invalid-input' })
  const called = await joins({ rooms: ['keller'], contact: { name: 'Udo' } }, {}, manager)
  expect(called.origin).toBe('manager')
  expect(called.history[0]?.by).toEqual({ kind: 'manager', name: 'Hausleitung' })
})

it('all that is wrong is said at once', async () => {
  await taken(world, manager, { rooms: ['saal'] })
  const wrong = joins({ contact: { name: 'Udo' }, attendees: 71, to: '23:00' })
  await expect(wrong).rejects.toMatchObject({ facts: { errors: [{}, {}, {}] } })
})

it('waiting is counted as asking is, but is nothing that is open', async () => {
  await taken(world, manager, { rooms: ['saal'] })
  const contact = { name: 'Viele', email: 'viele@gruppe.example' }
  for (let count = 0; count < 20; count += 1) await proved(world.ctx, await joins({ contact }))
  const { contactId } = await joins({ contact }, {}, manager)
  const tooMany = { code: 'too-many-requests' }
  await expect(joins({ contact })).rejects.toMatchObject(tooMany)
  const free = { ...world.ctx, settings: { ...world.ctx.settings, rateLimits: false } }
  await joinQueue(free, aVisitor, { house, request: aWish({ rooms: ['saal'], contact }) })
  expect((await readLedger(world.ctx.table, house, contactId))?.open.size).toBe(0)
})

it('the same form is one place, also once that is offered; without a key it is another', async () => {
  const { id } = await taken(world, manager, { rooms: ['saal'] })
  const request = aWish({ rooms: ['saal'] })
  const asked = { house, request, idempotencyKey: 'a-key' }
  const place = await joinQueue(world.ctx, aVisitor, asked)
  expect(place.fingerprint).toEqual(expect.any(String))
  const second = await joins()
  expect(second.id).not.toBe((await joins()).id)
  await cancelBooking(world.ctx, manager, { id })
  expect(await joinQueue(world.ctx, aVisitor, asked)).toEqual(await placeNow(world, place))
  const words = joinQueue(world.ctx, aVisitor, { ...asked, request: aWish({ rooms: ['saal'] }) })
  await expect(words).rejects.toMatchObject({ kind: 'conflict', code: 'key-used-before' })
})

it('a key alone makes no place where the time is free', async () => {
  const free = joins({}, { idempotencyKey: 'another' })
  await expect(free).rejects.toMatchObject({ code: 'not-taken', facts: { pointer: '/from' } })
})

it('who holds but a part of it, or what it is a part of, is in the way; who only asks beside others is not', async () => {
  await taken(world, manager, { rooms: ['links'] })
  expect((await joins()).state).toBe('waiting')
  await requestBooking(world.ctx, aVisitor, { house, request: aRequest({ rooms: ['rechts'] }) })
  await expect(joins({ rooms: ['rechts'] })).rejects.toMatchObject({ code: 'not-taken' })
  await expect(joins({ from: '21:00', to: '22:00' })).rejects.toMatchObject({ code: 'not-taken' })
})

it('that the time is taken is checked on a sheet of its own where it can be: no other is written', async () => {
  const stampOf = async () => (await loadSheets(world.ctx, [{ house, room: 'links', date }]))[0]?.stamp
  await taken(world, manager, { rooms: ['links'] })
  await taken(world, manager, { rooms: ['rechts'] })
  const before = await stampOf()
  const { client, sent } = scriptedClient(clientOn(world.engine.endpoint), [])
  const ctx = { ...world.ctx, table: dynamoTable(client, world.engine.tableName, world.ctx.now) }
  const both = aWish({ rooms: ['saal', 'rechts'] })
  await joinQueue(ctx, aVisitor, { house, request: both })
  // Two sheets, the place, what its contact has asked for, and how often their network address asked.
  expect(sent.map(({ input }) => (input['TransactItems'] as unknown[]).length)).toEqual([5])
  expect(await stampOf()).toBe(before)
  const one = await joins()
  expect(await stampOf()).toBe(one.id)
})
