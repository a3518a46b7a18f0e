import { beforeEach, describe, expect, it } from 'vitest'
import { approveBooking } from '../../functions/bookings/actions/approve-booking.ts'
import { cancelBooking } from '../../functions/bookings/actions/cancel-booking.ts'
import { declineBooking } from '../../functions/bookings/actions/decline-booking.ts'
import { readInbox } from '../../functions/back-office/actions/read-inbox.ts'
import { requestBooking } from '../../functions/bookings/actions/request-booking.ts'
import { readBooking } from '../../functions/bookings/store.ts'
import { readHeld } from '../../functions/bookings/store/held.ts'
import type { Booking, BookingRequest } from '../../functions/bookings/schema.ts'
import type { Place } from '../../functions/waitlist/schema.ts'
import type { Actor } from '../../shared/actor.ts'
import { aRequest, aVisitor, found } from '../support/builders.ts'
import { allItems } from '../support/crash-consistency.ts'
import { aWorld } from '../support/world.ts'
import type { World } from '../support/world.ts'
import { asked, takenOn } from '../back-office/managed.ts'
import { accept, faults, house, placeNow, waits } from '../waitlist/waiting.ts'
import { itInTurn } from '../support/in-turn.ts'
import { isDone, onDay, slow, underWay } from '../blocks/meanwhile.ts'

const date = '2026-12-05'
let world: World
let manager: Actor

const competing = { seminarraum: { contention: 'compete' }, teekueche: {} } as const
const state = async ({ id }: Booking) => (await readBooking(world.ctx.table, id))?.state
const last = async ({ id }: Booking) => (await readBooking(world.ctx.table, id))?.history.at(-1)
const places = async () => {
  const { endpoint, tableName } = world.engine
  const items = await allItems(endpoint, tableName)
  return items.filter(({ type }) => type === 'place') as unknown as Place[]
}
/** Entries without quarters are what competing is: they are no fault. */
const sound = async () =>
  expect((await faults(world)).filter((fault) => !fault.startsWith('a booking lacks'))).toEqual([])

beforeEach(async () => {
  world = await aWorld({ settings: { rateLimits: false } })
  manager = await found(world, { rooms: competing })
  return async () => {
    await sound()
    await world[Symbol.asyncDispose]()
  }
})

const rival = (change: Partial<BookingRequest> = {}) => asked(world, change)

describe('where requests compete', () => {
  it('they stand side by side, and one that is approved settles the others in the same write', async () => {
    const [a, b, c, apart] = [
      await rival(),
      await rival({ from: '20:00', to: '22:00' }),
      await rival({ from: '18:00', to: '19:15' }),
      await rival({ from: '15:00', to: '16:00' }),
    ]
    expect((await readInbox(world.ctx, manager, { house })).entries).toHaveLength(4)
    await approveBooking(world.ctx, manager, { id: a.id })
    expect(await Promise.all([a, b, c, apart].map(state))).toEqual([
      'approved',
      'declined',
      'declined',
      'requested',
    ])
    expect(await last(b)).toMatchObject({ what: 'declined', by: { kind: 'system' }, reason: 'rival' })
    expect(await takenOn(world, date)).toEqual(['15:00-16:00 booking', '19:00-21:00 booking'])
    expect((await readInbox(world.ctx, manager, { house })).entries).toHaveLength(1)
    await expect(approveBooking(world.ctx, manager, { id: b.id })).rejects.toMatchObject({
      code: 'already-decided',
    })
  })

  it('one that comes between looking and writing is settled with the others', async () => {
    const a = await rival()
    let late: Booking | undefined
    const ctx = slow(world, onDay(date), async () => {
      late = await rival({ from: '18:00', to: '19:15' })
    })
    await approveBooking(ctx, manager, { id: a.id })
    expect(await Promise.all([a, late!].map(state))).toEqual(['approved', 'declined'])
  })

  it('the first that comes between looking and writing is settled too', async () => {
    const a = await rival()
    let late: Booking | undefined
    const ctx = slow(world, onDay(date), async () => {
      late = await rival({ from: '20:00', to: '22:00' })
    })
    await approveBooking(ctx, manager, { id: a.id })
    expect(await Promise.all([a, late!].map(state))).toEqual(['approved', 'declined'])
  })

  it('one that is changed in several steps at this moment ends that first', async () => {
    const [a, b] = [await rival(), await rival({ from: '20:00', to: '22:00' })]
    const marked = await underWay(world, b.id)
    const approve = () => approveBooking(world.ctx, manager, { id: a.id })
    await expect(approve()).rejects.toMatchObject({ code: 'changed-meanwhile' })
    expect(await Promise.all([a, b].map(state))).toEqual(['requested', 'requested'])
    await isDone(world, marked)
    await approve()
    expect(await Promise.all([a, b].map(state))).toEqual(['approved', 'declined'])
  })

  it('whoever wished so waits instead, since the moment of the request', async () => {
    const [a, b] = [await rival(), await rival({ queueIfTaken: true })]
    world.clock.advance(60)
    await approveBooking(world.ctx, manager, { id: a.id })
    expect(await state(b)).toBe('declined')
    expect(await last(b)).toMatchObject({ reason: 'rival-queued' })
    const later = await waits(world)
    const [place] = (await places()).filter(({ id }) => id !== later.id)
    expect(place).toMatchObject({
      state: 'waiting',
      since: b.createdAt,
      contactId: b.contactId,
      purpose: b.purpose,
    })
    await cancelBooking(world.ctx, manager, { id: a.id })
    expect((await placeNow(world, place!)).state).toBe('offered')
    // Their address had been proved by the request already.
    const { booking } = await accept(world, place!, 'page')
    expect(booking).toMatchObject({ state: 'requested', purpose: b.purpose })
    // Who asks for the time is before the queue until it is decided.
    expect((await placeNow(world, later)).state).toBe('waiting')
    await declineBooking(world.ctx, manager, { id: booking.id, reason: 'Nein' })
    expect((await placeNow(world, later)).state).toBe('offered')
  })

  it('only the dates that meet are settled; a rival series keeps its others', async () => {
    const repeat = { every: 'week', count: 4, mode: 'all' } as const
    const series = await rival({ repeat, queueIfTaken: true })
    const one = await rival({ date: '2026-12-12' })
    await approveBooking(world.ctx, manager, { id: one.id })
    const after = await readBooking(world.ctx.table, series.id)
    expect(after?.occurrences.map((each) => each.state)).toEqual([
      'requested',
      'declined',
      'requested',
      'requested',
    ])
    expect(after?.state).toBe('requested')
    expect(await places()).toMatchObject([{ date: '2026-12-12', state: 'waiting' }])
    const other = await rival({ date: '2026-12-19' })
    await approveBooking(world.ctx, manager, { id: series.id })
    expect(await state(other)).toBe('declined')
  })

  it('the manager’s own entry that is approved at once settles them too, and so does a direct room', async () => {
    const a = await rival()
    await requestBooking(world.ctx, manager, { house, request: aRequest({ approve: true }) })
    expect(await state(a)).toBe('declined')
  })

  it('two requests of one contact for the same time count as one contact’s', async () => {
    const contact = { name: 'Gruppe Doppelt', email: 'doppelt@gruppe.example' }
    const [a, b, c] = [
      await rival({ contact }),
      await rival({ contact, from: '18:00', to: '20:00' }),
      await rival({ contact, from: '20:00', to: '21:30' }),
    ]
    await approveBooking(world.ctx, manager, { id: a.id })
    expect(await Promise.all([a, b, c].map(state))).toEqual(['approved', 'declined', 'declined'])
    const again = await rival({ contact, date: '2026-12-06' })
    const twice = await rival({ contact, date: '2026-12-06', from: '20:00', to: '21:30' })
    expect(await state(again)).toBe('requested')
    await requestBooking(world.ctx, manager, {
      house,
      request: aRequest({ contact, date: '2026-12-06', approve: true }),
    })
    expect(await Promise.all([again, twice].map(state))).toEqual(['declined', 'declined'])
  })

  it('a rival with a second room gives that back, and whoever waits for it gets it', async () => {
    const a = await rival()
    const b = await rival({ rooms: ['seminarraum', 'teekueche'] })
    const place = await waits(world, { rooms: ['teekueche'] })
    await approveBooking(world.ctx, manager, { id: a.id })
    expect(await state(b)).toBe('declined')
    expect((await placeNow(world, place)).state).toBe('offered')
  })

  itInTurn('a rival that comes while it is decided is settled, or refused: never left behind', async () => {
    for (let round = 0; round < 15; round++) {
      const day = `2027-01-${String(round + 10)}`
      const a = await rival({ date: day })
      const outcomes = await Promise.allSettled([
        ...[1, 2].map(() => requestBooking(world.ctx, aVisitor, { house, request: aRequest({ date: day }) })),
        approveBooking(world.ctx, manager, { id: a.id }),
        requestBooking(world.ctx, aVisitor, { house, request: aRequest({ date: day }) }),
      ])
      expect(await state(a)).toBe('approved')
      const others = outcomes.flatMap((outcome) =>
        outcome.status === 'fulfilled' && outcome.value.id !== a.id ? [outcome.value] : [],
      )
      for (const other of others) expect(await state(other)).toBe('declined')
      expect(await takenOn(world, day)).toHaveLength(1)
    }
  })

  itInTurn('two approved at once: one of them has it', async () => {
    for (let round = 0; round < 10; round++) {
      const day = `2027-02-${String(round + 10)}`
      const [a, b] = [await rival({ date: day }), await rival({ date: day, queueIfTaken: true })]
      await Promise.allSettled([a, b].map(({ id }) => approveBooking(world.ctx, manager, { id })))
      expect(new Set(await Promise.all([a, b].map(state)))).toEqual(new Set(['approved', 'declined']))
    }
  })
})

describe('related rooms', () => {
  it('where requests compete are settled with each other', async () => {
    const compete = { contention: 'compete' } as const
    await using other = await aWorld({ settings: { rateLimits: false } })
    const lead = await found(other, { rooms: { saal: { ...compete, contains: ['links'] }, links: compete } })
    const [whole, part] = [await asked(other, { rooms: ['saal'] }), await asked(other, { rooms: ['links'] })]
    await approveBooking(other.ctx, lead, { id: whole.id })
    expect((await readBooking(other.ctx.table, part.id))?.state).toBe('declined')
  })
})

it('a series that loses some of its dates to others says which, and keeps the rest', async () => {
  const series = await rival({ repeat: { every: 'day', count: 3, mode: 'all' } })
  const one = await rival({ date: '2026-12-06' })
  await approveBooking(world.ctx, manager, { id: one.id })
  const left = await readBooking(world.ctx.table, series.id)
  expect(left?.occurrences.map(({ state: standing }) => standing)).toEqual([
    'requested',
    'declined',
    'requested',
  ])
  expect(left?.history.at(-1)).toMatchObject({
    what: 'declined',
    reason: 'rival',
    dates: [{ state: 'declined', start: '19:00', keys: '2026-12-06' }],
  })
  const single = await rival({ date: '2026-12-07', from: '20:00', to: '22:00' })
  await approveBooking(world.ctx, manager, { id: single.id })
  expect(await last(single)).not.toHaveProperty('dates')
})

it('a group has no more beside it what its request has lost', async () => {
  const contact = { name: 'Gastgeberin', email: 'gast@gruppe.example' }
  const group = world.ctx.newId()
  const inName = { group, groupName: 'Chor', contact, personId: 'h', trusted: false, isProved: true }
  const request = aRequest({ group })
  const { id } = await requestBooking(world.ctx, aVisitor, { house, request, inName })
  const held = async () => (await readHeld(world.ctx.table, group)).map(({ booking }) => booking)
  expect(await held()).toEqual([id])
  await approveBooking(world.ctx, manager, { id: (await rival()).id })
  expect(await held()).toEqual([])
})
