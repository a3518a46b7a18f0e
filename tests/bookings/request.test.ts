import { describe, expect, it } from 'vitest'
import { approveBooking } from '../../functions/bookings/actions/approve-booking.ts'
import { cancelBooking } from '../../functions/bookings/actions/cancel-booking.ts'
import { declineBooking } from '../../functions/bookings/actions/decline-booking.ts'
import { confirmBooking } from '../../functions/bookings/actions/confirm-booking.ts'
import { moveBooking } from '../../functions/bookings/actions/move-booking.ts'
import { readInbox } from '../../functions/back-office/actions/read-inbox.ts'
import { requestBooking } from '../../functions/bookings/actions/request-booking.ts'
import { settleDeadlines } from '../../functions/bookings/actions/settle-deadlines.ts'
import { proofToken } from '../../functions/contacts/rules/access.ts'
import { readBooking } from '../../functions/bookings/store.ts'
import { readAvailability } from '../../functions/rooms/actions/read-availability.ts'
import type { Refusal } from '../../shared/refusal.ts'
import { aRequest, aVisitor, found } from '../support/builders.ts'
import { asked } from '../back-office/managed.ts'
import { aWorld, withoutLimits } from '../support/world.ts'
import type { World } from '../support/world.ts'

const house = 'aef'

async function takenOn(world: World, date: string, room = 'seminarraum') {
  const [only] = await readAvailability(world.ctx, { house, rooms: [room], from: date })
  return only?.days[0]?.taken.map(({ from, to, state }) => `${from}-${to} ${state}`)
}

describe('a request', () => {
  it('holds its slot, unproved, and stands in the inbox', async () => {
    await using world = await aWorld()
    const manager = await found(world)
    const booking = await requestBooking(world.ctx, aVisitor, { house, request: aRequest() })
    expect(booking).toMatchObject({ state: 'unconfirmed', deadline: '2026-12-01T10:00:00.000Z' })
    expect(await takenOn(world, '2026-12-05')).toEqual(['19:00-21:00 unconfirmed'])
    const { entries } = await readInbox(world.ctx, manager, { house })
    expect(entries.map((entry) => entry.booking.id)).toEqual([booking.id])
  })

  it('for a taken slot is refused, with who is in the way and the nearest free slots', async () => {
    await using world = await aWorld()
    await found(world)
    await requestBooking(world.ctx, aVisitor, { house, request: aRequest() })
    const second = requestBooking(world.ctx, aVisitor, {
      house,
      request: aRequest({ from: '20:00', to: '22:00' }),
    })
    await expect(second).rejects.toMatchObject({
      code: 'room-taken',
      facts: {
        conflicts: [{ room: 'seminarraum', date: '2026-12-05', from: '19:00', to: '21:00', kind: 'booking' }],
        alternatives: [
          { rooms: ['seminarraum'], date: '2026-12-05', from: '17:00', to: '19:00' },
          { date: '2026-12-06', from: '20:00', to: '22:00' },
          { date: '2026-12-04', from: '20:00', to: '22:00' },
        ],
      },
    })
  })

  it('for two rooms of which both are taken names both', async () => {
    await using world = await aWorld()
    await found(world)
    await requestBooking(world.ctx, aVisitor, { house, request: aRequest() })
    await requestBooking(world.ctx, aVisitor, { house, request: aRequest({ rooms: ['teekueche'] }) })
    const both = requestBooking(world.ctx, aVisitor, {
      house,
      request: aRequest({ rooms: ['seminarraum', 'teekueche'] }),
    })
    await expect(both).rejects.toMatchObject({
      facts: { conflicts: [{ room: 'seminarraum' }, { room: 'teekueche' }] },
    })
  })

  it('expires after an hour if nobody proves the address, and gives its slot back', async () => {
    await using world = await aWorld()
    const manager = await found(world)
    const { id } = await requestBooking(world.ctx, aVisitor, { house, request: aRequest() })
    world.clock.advance(59)
    await settleDeadlines(world.ctx)
    expect(await takenOn(world, '2026-12-05')).toHaveLength(1)
    world.clock.advance(1)
    await settleDeadlines(world.ctx)
    expect(await takenOn(world, '2026-12-05')).toEqual([])
    expect((await readBooking(world.ctx.table, id))?.state).toBe('expired')
    expect((await readInbox(world.ctx, manager, { house })).entries).toEqual([])
  })

  it('once proved, holds until its deadline; the managers are reminded once', async () => {
    await using world = await aWorld()
    await found(world)
    const request = aRequest({ date: '2026-12-20' })
    const booking = await requestBooking(world.ctx, aVisitor, { house, request })
    const token = proofToken(await world.ctx.secret(), booking)
    const proved = await confirmBooking(world.ctx, { id: booking.id, token })
    expect(proved).toMatchObject({ state: 'requested', deadline: '2026-12-04T09:00:00.000Z' })
    expect(await confirmBooking(world.ctx, { id: booking.id, token })).toEqual(proved)
    world.clock.set('2026-12-03T09:00:00.000Z')
    await settleDeadlines(world.ctx)
    await settleDeadlines(world.ctx)
    const reminded = await readBooking(world.ctx.table, booking.id)
    expect(reminded?.history.map(({ what }) => what)).toEqual(['requested', 'confirmed', 'reminded'])
    world.clock.set('2026-12-04T09:00:00.000Z')
    await settleDeadlines(world.ctx)
    expect((await readBooking(world.ctx.table, booking.id))?.state).toBe('expired')
  })

  it('with the same Idempotency-Key is the same booking; other words under it are refused', async () => {
    await using world = await aWorld()
    await found(world)
    const request = aRequest()
    const first = await requestBooking(world.ctx, aVisitor, { house, request, idempotencyKey: 'k' })
    const again = await requestBooking(world.ctx, aVisitor, { house, request, idempotencyKey: 'k' })
    expect(again).toEqual(first)
    const other = { ...request, purpose: 'Anderes' }
    await expect(
      requestBooking(world.ctx, aVisitor, { house, request: other, idempotencyKey: 'k' }),
    ).rejects.toMatchObject({ code: 'key-used-before' })
    const elsewhere = { ...request, date: '2026-12-06' }
    await expect(
      requestBooking(world.ctx, aVisitor, { house, request: elsewhere, idempotencyKey: 'k' }),
    ).rejects.toMatchObject({ code: 'key-used-before' })
    expect(await takenOn(world, '2026-12-06')).toEqual([])
  })

  it('with the same Idempotency-Key is the same booking also where no other may be asked for by then', async () => {
    await using world = await aWorld()
    await found(world, { house: { maxOpenRequests: 1 } })
    const asking = { house, request: aRequest(), idempotencyKey: 'k' }
    const { contact } = asking.request
    await asked(world, { contact, date: '2026-12-12' })
    const first = await requestBooking(withoutLimits(world).ctx, aVisitor, asking)
    await expect(
      requestBooking(world.ctx, aVisitor, { ...asking, idempotencyKey: 'other' }),
    ).rejects.toMatchObject({ code: 'too-many-requests' })
    expect(await requestBooking(world.ctx, aVisitor, asking)).toEqual(first)
    world.clock.set('2026-12-06T09:00:00.000Z')
    expect(await requestBooking(world.ctx, aVisitor, asking)).toEqual(first)
  })

  it.each([
    [{ from: '21:30', to: '22:30' }, 'outside-opening-hours', '/from'],
    [{ from: '08:00', to: '09:00', setUpMinutes: 15 }, 'outside-opening-hours', '/from'],
    [{ from: '21:00', to: '20:00' }, 'invalid-input', '/to'],
    [{ date: '2028-12-05' }, 'too-far', '/date'],
    [{ date: '2026-12-01', from: '09:45', to: '11:00' }, 'too-soon', '/date'],
    [{ rooms: ['keller'] }, 'unknown-room', '/rooms/0'],
    [{ attendees: 71 }, 'too-many-people', '/attendees'],
    [{ contact: { name: 'Ohne' } }, 'invalid-input', '/contact/email'],
    [{ date: '2027-03-28', from: '02:30', to: '09:00' }, 'time-does-not-exist', '/from'],
  ])('for %o is refused with %s', async (change, code, pointer) => {
    await using world = await aWorld()
    await found(world)
    const refused = requestBooking(world.ctx, aVisitor, { house, request: aRequest(change) })
    await expect(refused).rejects.toMatchObject({ code, facts: { pointer } })
  })

  it('is the sixth open one of its contact, and refused, even among ten proved at once', async () => {
    await using world = await aWorld()
    await found(world)
    const contact = { name: 'Viel', email: 'viel@gruppe.example' }
    const ten = Array.from({ length: 10 }, (_, day) =>
      asked(world, { contact, date: `2026-12-${String(10 + day)}` }),
    )
    const outcomes = await Promise.allSettled(ten)
    const refused = outcomes.flatMap((each) => (each.status === 'rejected' ? [each.reason as Refusal] : []))
    const tooMany = { code: 'too-many-requests', facts: { limit: 'open', most: 5 } }
    expect(refused).toMatchObject(Array.from({ length: 5 }, () => tooMany))
    const seventh = requestBooking(world.ctx, aVisitor, { house, request: aRequest({ contact }) })
    await expect(seventh).rejects.toMatchObject({ code: 'too-many-requests', facts: { limit: 'open' } })
  })
})

describe('the manager', () => {
  it('approves, and the slot is firm; a second decision is refused', async () => {
    await using world = await aWorld()
    const manager = await found(world)
    const { id } = await requestBooking(world.ctx, aVisitor, { house, request: aRequest() })
    expect((await approveBooking(world.ctx, manager, { id })).state).toBe('approved')
    expect(await takenOn(world, '2026-12-05')).toEqual(['19:00-21:00 approved'])
    const late = declineBooking(world.ctx, manager, { id, reason: 'Zu spät' })
    await expect(late).rejects.toMatchObject({ code: 'already-decided' })
    expect((await readInbox(world.ctx, manager, { house })).entries).toEqual([])
  })

  it('enters a caller without mail or phone, approved at once', async () => {
    await using world = await aWorld()
    const manager = await found(world)
    const request = aRequest({ contact: { name: 'Kommt vorbei' }, approve: true })
    const booking = await requestBooking(world.ctx, manager, { house, request })
    expect(booking).toMatchObject({ state: 'approved', origin: 'manager' })
  })

  it('enters more for somebody who still waits for an answer, whose open request stays counted', async () => {
    await using world = await aWorld()
    const manager = await found(world, { house: { maxOpenRequests: 1 } })
    const { contact } = aRequest()
    await asked(world, { contact })
    const entered = aRequest({ contact, rooms: ['teekueche'], approve: true })
    const booking = await requestBooking(world.ctx, manager, { house, request: entered })
    expect(booking).toMatchObject({ state: 'approved', origin: 'manager' })
    const second = aRequest({ contact, date: '2026-12-06' })
    await expect(requestBooking(world.ctx, aVisitor, { house, request: second })).rejects.toMatchObject({
      code: 'too-many-requests',
    })
  })

  it('moves within the day and over it, into free time only', async () => {
    await using world = await aWorld()
    const manager = await found(world)
    const { id } = await requestBooking(world.ctx, manager, { house, request: aRequest({ approve: true }) })
    await moveBooking(world.ctx, manager, { id, to: { date: '2026-12-05', from: '20:00', to: '22:00' } })
    expect(await takenOn(world, '2026-12-05')).toEqual(['20:00-22:00 approved'])
    await requestBooking(world.ctx, aVisitor, { house, request: aRequest({ from: '18:00', to: '20:00' }) })
    const back = moveBooking(world.ctx, manager, {
      id,
      to: { date: '2026-12-05', from: '19:00', to: '21:00' },
    })
    await expect(back).rejects.toMatchObject({ code: 'room-taken' })
    await moveBooking(world.ctx, manager, {
      id,
      to: { rooms: ['teekueche'], date: '2026-12-06', from: '19:00', to: '21:00' },
    })
    expect(await takenOn(world, '2026-12-05')).toEqual(['18:00-20:00 unconfirmed'])
    expect(await takenOn(world, '2026-12-06', 'teekueche')).toEqual(['19:00-21:00 approved'])
  })

  it('of another house may do nothing here', async () => {
    await using world = await aWorld()
    await found(world)
    const stranger = await found(world, { house: { id: 'anderswo' }, manager: 'x@anderswo.example' })
    const { id } = await requestBooking(world.ctx, aVisitor, { house, request: aRequest() })
    await expect(approveBooking(world.ctx, stranger, { id })).rejects.toMatchObject({ code: 'not-allowed' })
    await expect(cancelBooking(world.ctx, aVisitor, { id })).rejects.toMatchObject({ code: 'sign-in-needed' })
    const forged = { ...aVisitor, token: 'falsch' }
    await expect(cancelBooking(world.ctx, forged, { id })).rejects.toMatchObject({ code: 'not-allowed' })
  })
})
