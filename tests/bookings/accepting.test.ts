import { beforeEach, describe, expect, it } from 'vitest'
import { createBlock } from '../../functions/blocks/actions/create-block.ts'
import { acceptPlace } from '../../functions/bookings/actions/accept-place.ts'
import { approveBooking } from '../../functions/bookings/actions/approve-booking.ts'
import { cancelBooking } from '../../functions/bookings/actions/cancel-booking.ts'
import { declineBooking } from '../../functions/bookings/actions/decline-booking.ts'
import { trustContact } from '../../functions/bookings/actions/trust-contact.ts'
import { readBooking } from '../../functions/bookings/store.ts'
import { readLedger } from '../../functions/contacts/actions/ledger.ts'
import type { Place, QueueRequest } from '../../functions/waitlist/schema.ts'
import type { Actor } from '../../shared/actor.ts'
import type { Context } from '../../shared/context.ts'
import { dynamoTable } from '../../shared/table/dynamodb.ts'
import { asked } from '../back-office/managed.ts'
import { ofType, slow } from '../blocks/meanwhile.ts'
import { between } from '../support/between.ts'
import { found } from '../support/builders.ts'
import { allItems } from '../support/crash-consistency.ts'
import { clientOn } from '../support/engine.ts'
import { changeSettings } from '../support/room-settings.ts'
import { aWorld } from '../support/world.ts'
import type { World } from '../support/world.ts'
import { accept, holder, house, placeNow, taken, waits } from '../waitlist/waiting.ts'
import { troubled } from './limited.ts'

const date = '2026-12-05'
let world: World
let manager: Actor

beforeEach(async () => {
  world = await aWorld({ settings: { rateLimits: false } })
  manager = await found(world)
  return () => world[Symbol.asyncDispose]()
})

async function offered(change: Partial<QueueRequest> = {}): Promise<Place> {
  const { id } = await taken(world, manager)
  const place = await waits(world, change)
  await cancelBooking(world.ctx, manager, { id })
  return place
}

const refusal = (act: Promise<unknown>) =>
  act.then(
    () => undefined,
    (error: unknown) => error,
  )

describe('a slot that is held for somebody', () => {
  it('is not given out while a block lies over it that has not taken it back yet, and is beside any other', async () => {
    const place = await offered()
    const block = (from: string, to: string) => ({
      rooms: ['seminarraum'],
      from: `${date}T${from}`,
      to: `${date}T${to}`,
      label: 'Rohrbruch',
    })
    await createBlock(world.ctx, manager, { house, request: block('21:00', '22:00') })
    await createBlock(world.ctx, manager, { house, request: block('08:00', '19:00') })
    expect((await placeNow(world, place)).state).toBe('offered')
    const dying = troubled(world, ['none', 'died-before'])
    await refusal(createBlock(dying, manager, { house, request: block('20:45', '21:00') }))
    expect(await refusal(accept(world, place))).toMatchObject({
      code: 'room-taken',
      facts: { conflicts: [{ room: 'seminarraum', date, from: '20:45', to: '21:00', kind: 'block' }] },
    })
  })

  it('is taken beside a block that only touches it', async () => {
    const place = await offered()
    const request = { rooms: ['seminarraum'], from: `${date}T21:00`, to: `${date}T22:00`, label: 'Pause' }
    await createBlock(world.ctx, manager, { house, request })
    expect((await accept(world, place)).booking.state).toBe('requested')
  })

  it('is had at once by whoever the house trusts, in a room for the trusted, and asked for by others', async () => {
    await changeSettings(world, manager, 'seminarraum', { approval: 'trusted' })
    const stranger = await offered()
    expect((await accept(world, stranger)).booking).toMatchObject({ state: 'requested' })
    await cancelBooking(world.ctx, manager, { id: (await placeNow(world, stranger)).booking! })
    const known = await asked(world, { date: '2026-12-20' })
    await trustContact(world.ctx, manager, { id: known.id, trusted: true })
    const friend = await offered({ contact: known.contact })
    expect((await accept(world, friend)).booking).toMatchObject({ state: 'approved' })
  })

  it('is entered for a trusted caller as certain, for another one as a request', async () => {
    await changeSettings(world, manager, 'seminarraum', { approval: 'trusted' })
    const place = await offered()
    const { booking } = await acceptPlace(world.ctx, manager, { id: place.id })
    expect([booking.state, booking.history[0]?.what]).toEqual(['requested', 'entered'])
  })

  it('counts as an open request of its contact until it is decided, and not where it is certain', async () => {
    const open = async ({ contactId }: Place) => [
      ...((await readLedger(world.ctx.table, house, contactId))?.open.keys() ?? []),
    ]
    const place = await offered()
    const { booking } = await accept(world, place)
    expect(await open(place)).toEqual([booking.id])
    await declineBooking(world.ctx, manager, { id: booking.id, reason: 'Nein' })
    const certain = await offered()
    await acceptPlace(world.ctx, manager, { id: certain.id, approve: true })
    expect(await open(certain)).toEqual([])
  })

  it('is a proved request of whoever had proved their address before they lost against another', async () => {
    await changeSettings(world, manager, 'seminarraum', { contention: 'compete' })
    const [winner, loser] = [await asked(world), await asked(world, { queueIfTaken: true })]
    await approveBooking(world.ctx, manager, { id: winner.id })
    await cancelBooking(world.ctx, manager, { id: winner.id })
    const items = await allItems(world.engine.endpoint, world.engine.tableName)
    const place = items.find(({ type }) => type === 'place') as unknown as Place
    expect([place.contactId, place.state]).toEqual([loser.contactId, 'offered'])
    expect((await accept(world, place, 'page')).booking.state).toBe('requested')
  })

  it('is taken by whoever waited so long that their request is not counted any more', async () => {
    const { id } = await taken(world, manager)
    const place = await waits(world)
    world.clock.advance(26 * 60)
    // As the table does by itself after a day and an hour.
    const ledger = { pk: `REQUESTS#${house}`, sk: `CONTACT#${place.contactId}` }
    await world.ctx.table.transact([{ kind: 'delete', key: ledger }])
    await cancelBooking(world.ctx, manager, { id })
    const { booking } = await accept(world, place)
    const open = (await readLedger(world.ctx.table, house, place.contactId))?.open
    expect([...(open?.keys() ?? [])]).toEqual([booking.id])
  })

  it('is one booking for two who take it at once: as the first of them took it', async () => {
    const place = await offered()
    const ctx = slow(world, ofType('place'), () => accept(world, place))
    const both = await acceptPlace(ctx, manager, { id: place.id, approve: true })
    expect(both.booking).toMatchObject({ state: 'requested', origin: 'public' })
    expect(both.booking).toEqual(await readBooking(world.ctx.table, both.booking.id))
    expect(both.place).toEqual(await placeNow(world, place))
  })

  it('is the same booking for whoever asks again since the answer was lost', async () => {
    const place = await offered()
    const { booking } = await acceptPlace(forgetful(), await holder(world, place, 'mail'), { id: place.id })
    expect(booking).toEqual(await readBooking(world.ctx.table, booking.id))
    expect(booking.id).toBe((await placeNow(world, place)).booking)
  })
})

/** The answer to the first write gets lost, and the try after it has another token. */
function forgetful(): Context {
  let count = 0
  const client = between(clientOn(world.engine.endpoint), async ({ input }, carryOut) => {
    const hasToken = input['ClientRequestToken'] !== undefined
    if (hasToken) input['ClientRequestToken'] = `${world.engine.tableName.slice(6, 30)}-${++count}`
    await carryOut()
    if (hasToken && count === 1) throw Object.assign(new Error('lost'), { code: 'ECONNRESET' })
  })
  return { ...world.ctx, table: dynamoTable(client, world.engine.tableName, world.ctx.now, async () => {}) }
}
