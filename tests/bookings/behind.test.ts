import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readInbox } from '../../functions/back-office/actions/read-inbox.ts'
import { createBlock, removeBlock } from '../../functions/blocks/actions/create-block.ts'
import { approveBooking } from '../../functions/bookings/actions/approve-booking.ts'
import { cancelBooking } from '../../functions/bookings/actions/cancel-booking.ts'
import { changeDetails } from '../../functions/bookings/actions/change-details.ts'
import { extendBooking } from '../../functions/bookings/actions/extend-booking.ts'
import { findByCode } from '../../functions/bookings/actions/load.ts'
import { moveBooking } from '../../functions/bookings/actions/move-booking.ts'
import { ownedBookings } from '../../functions/bookings/actions/owned.ts'
import { requestBooking } from '../../functions/bookings/actions/request-booking.ts'
import { settleDeadlines } from '../../functions/bookings/actions/settle-deadlines.ts'
import { readBooking } from '../../functions/bookings/store.ts'
import type { Booking, BookingRequest } from '../../functions/bookings/schema.ts'
import { manageToken } from '../../functions/contacts/rules/access.ts'
import { codeOf } from '../../functions/contacts/rules/code.ts'
import { findPlacesByCode } from '../../functions/waitlist/actions/load.ts'
import type { Actor } from '../../shared/actor.ts'
import { aWorldBehind } from '../support/behind.ts'
import type { WorldBehind } from '../support/behind.ts'
import { aRequest, aVisitor, found } from '../support/builders.ts'
import { withoutLimits } from '../support/world.ts'
import { asked, read } from '../back-office/managed.ts'
import { accept, faults, house, leave, states, taken, waits } from '../waitlist/waiting.ts'
import { itInTurn } from '../support/in-turn.ts'

const date = '2026-12-05'
let world: WorldBehind
let manager: Actor

/** The house has been there for long; of all that happens since, the copy that answers knows nothing. */
beforeEach(async () => {
  world = await aWorldBehind()
  const rooms = { seminarraum: {}, teekueche: {}, saal: { contention: 'compete' } } as const
  manager = await found(world, { rooms, house: { maxOpenRequests: 1, maxHoursPerWeek: 14 } })
  await world.catchUp()
  return () => world[Symbol.asyncDispose]()
})

// oxlint-disable-next-line vitest/no-standalone-expect -- whatever a test did must have left the table whole
afterEach(async () => expect(await faults(world)).toEqual([]))

const holderOf = async ({ id }: Booking): Promise<Actor> => ({
  ...aVisitor,
  token: manageToken(await world.ctx.secret(), id),
})
const ask = (change: Partial<BookingRequest> = {}) =>
  requestBooking(world.ctx, aVisitor, { house, request: aRequest(change) })
const code = (doing: Promise<unknown>) =>
  doing.then(
    () => 'done',
    (error: { code?: string }) => error.code,
  )

describe('where what was just written is not to be seen everywhere', () => {
  it('a booking is asked for, proved, approved, moved, changed and cancelled, and knows it all', async () => {
    const { id } = await asked(world)
    expect(await findByCode(world.ctx, manager, { house, code: codeOf(id) })).toMatchObject([{ id }])
    expect((await readInbox(world.ctx, manager, { house })).entries).toHaveLength(1)
    const approved = await approveBooking(world.ctx, manager, { id })
    expect((await readInbox(world.ctx, manager, { house })).entries).toEqual([])
    const own = await holderOf(approved)
    const to = { date, from: '17:00', to: '19:00' }
    expect((await moveBooking(world.ctx, own, { id, to })).occurrences).toMatchObject([{ asked: to }])
    expect((await approveBooking(world.ctx, manager, { id })).occurrences).toMatchObject([to])
    const { contact } = approved
    await changeDetails(world.ctx, own, { id, details: { purpose: 'Chor', contact } })
    const { state, purpose, history } = await cancelBooking(world.ctx, own, { id })
    expect([state, purpose, history.map(({ what }) => what)]).toEqual([
      'cancelled',
      'Chor',
      ['requested', 'confirmed', 'approved', 'change-asked', 'change-approved', 'changed', 'cancelled'],
    ])
    expect(await code(approveBooking(world.ctx, manager, { id }))).toBe('already-decided')
  })

  it('a request said twice is one, over a taken time none, and one too many is refused', async () => {
    const contact = { name: 'Mia', email: 'mia@neben.example' }
    const request = aRequest({ contact })
    const sent = () =>
      requestBooking(world.ctx, aVisitor, { house, request, idempotencyKey: 'a-key-of-a-form' })
    const [first, again] = [await sent(), await sent()]
    expect(again).toEqual(first)
    expect(await code(ask())).toBe('room-taken')
    await asked(world, { contact, date: '2026-12-06' })
    expect(await code(ask({ contact, from: '10:00', to: '11:00' }))).toBe('too-many-requests')
    await cancelBooking(world.ctx, manager, { id: first.id })
    expect(await code(ask({ contact, date: '2026-12-07' }))).toBe('too-many-requests')
  })

  itInTurn('a series is had in several steps, approved, moved, gone on with and cancelled', async () => {
    const repeat = { every: 'day', count: 110, mode: 'all' } as const
    const { id } = await asked(withoutLimits(world), { date: '2026-12-02', repeat })
    expect((await approveBooking(world.ctx, manager, { id })).work).toBeUndefined()
    const to = { date: '2026-12-02', from: '17:00', to: '19:00' }
    const moved = await moveBooking(world.ctx, manager, { id, to })
    expect([moved.work, new Set(moved.occurrences.map(({ from }) => from))]).toEqual([
      undefined,
      new Set(['17:00']),
    ])
    const more = await extendBooking(world.ctx, await holderOf(moved), { id, until: '2027-03-25' })
    expect(more).toMatchObject({ continues: id, occurrences: [{}, {}, {}, {}] })
    expect(await code(ask({ date: '2027-03-24', from: '17:00', to: '18:00' }))).toBe('room-taken')
    expect(await readBooking(world.ctx.table, id)).toMatchObject({ continuedBy: more.id })
    const ended = await cancelBooking(world.ctx, manager, { id })
    expect([ended.state, ended.work]).toEqual(['cancelled', undefined])
  })

  it('a series goes around what is taken, and nobody has more than the house gives', async () => {
    const one = await asked(world, { date: '2026-12-08' })
    await approveBooking(world.ctx, manager, { id: one.id })
    const repeat = { every: 'week', count: 3, mode: 'free' } as const
    const series = await ask({ date: '2026-12-01', from: '20:00', to: '22:00', repeat })
    expect(series.occurrences.map(({ state }) => state)).toEqual(['unconfirmed', 'refused', 'unconfirmed'])
    const whole = { date: '2027-01-11', from: '08:00', to: '22:00', contact: one.contact }
    await approveBooking(world.ctx, manager, await asked(world, whole))
    expect(await code(ask({ ...whole, date: '2027-01-12', to: '09:00' }))).toBe('over-limit')
  })

  itInTurn(
    'whoever competes loses to the one that is approved, of a single date and of a long series',
    async () => {
      const late = await asked(world, { rooms: ['saal'], date: '2026-12-20' })
      const [first, second] = [
        await asked(world, { rooms: ['saal'] }),
        await asked(world, { rooms: ['saal'] }),
      ]
      await approveBooking(world.ctx, manager, { id: first.id })
      expect((await read(world, manager, second)).state).toBe('declined')
      const repeat = { every: 'day', count: 110, mode: 'all' } as const
      const long = await asked(withoutLimits(world), { rooms: ['saal'], date: '2026-12-06', repeat })
      await approveBooking(world.ctx, manager, { id: long.id })
      expect((await read(world, manager, late)).state).toBe('declined')
    },
  )

  itInTurn('a time goes to the first who waits for it, and on to the next', async () => {
    const { id } = await taken(world, manager)
    const [first, second] = [await waits(world), await waits(world)]
    await cancelBooking(world.ctx, manager, { id })
    expect(await states(world, first, second)).toEqual(['offered', 'waiting'])
    const { booking } = await accept(world, first)
    expect((await accept(world, first)).booking).toEqual(booking)
    await cancelBooking(world.ctx, manager, booking)
    expect(await states(world, first, second)).toEqual(['taken', 'offered'])
    await leave(world, second)
    const said = { house, code: codeOf(second.id) }
    expect(await findPlacesByCode(world.ctx, manager, said)).toMatchObject([{ state: 'left' }])
    expect(await code(ask())).toBe('done')
  })

  it('a block meets the booking that is there, takes its time, and gives it back', async () => {
    const { id } = await taken(world, manager)
    const request = { rooms: ['seminarraum'], from: date, to: date, label: 'Putztag' }
    expect(await code(createBlock(world.ctx, manager, { house, request }))).toBe('room-taken')
    const block = await createBlock(world.ctx, manager, {
      house,
      request: { ...request, displace: 'cancel' },
    })
    expect((await read(world, manager, { id })).state).toBe('cancelled')
    expect(await code(ask())).toBe('room-taken')
    await removeBlock(world.ctx, manager, { id: block.id })
    await cancelBooking(world.ctx, manager, { id: (await ask()).id })
  })

  it('what nobody proved is found by whoever asked for it, and gone when they want to be forgotten', async () => {
    const booking = await ask()
    const owner = { contactId: booking.contactId, person: 'nobody' }
    const [stored] = await ownedBookings.find!(world.ctx, owner, [house])
    expect(stored).toMatchObject({ id: booking.id, house })
    await ownedBookings.forget!(world.ctx, owner, stored!)
    const left = await read(world, manager, booking)
    expect([left.state, left.contact.email]).toEqual(['cancelled', undefined])
  })

  it('what the timer settled already is settled once, though it is still listed as due', async () => {
    const booking = await asked(world)
    await world.catchUp()
    world.clock.advance(72 * 60)
    let asks = 0
    const { due } = world.ctx.table
    const counting: typeof due = (...what) => {
      if (what[0] === 'booking') asks += 1
      return due(...what)
    }
    const ctx = { ...world.ctx, table: { ...world.ctx.table, due: counting } }
    await settleDeadlines(ctx)
    await settleDeadlines(ctx)
    // To settle it, to see that it is settled, and that nothing else is due; the second time the last two.
    expect(asks).toBe(5)
    const { history } = await read(world, manager, booking)
    expect(history.map(({ what }) => what)).toEqual(['requested', 'confirmed', 'expired'])
  })
})
