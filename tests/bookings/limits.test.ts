import { describe, expect, it } from 'vitest'
import { confirmBooking } from '../../functions/bookings/actions/confirm-booking.ts'
import { trustContact } from '../../functions/bookings/actions/trust-contact.ts'
import { approveBooking } from '../../functions/bookings/actions/approve-booking.ts'
import { cancelBooking } from '../../functions/bookings/actions/cancel-booking.ts'
import { decideDates } from '../../functions/bookings/actions/decide-dates.ts'
import { declineBooking } from '../../functions/bookings/actions/decline-booking.ts'
import { moveBooking } from '../../functions/bookings/actions/move-booking.ts'
import { requestBooking } from '../../functions/bookings/actions/request-booking.ts'
import { settleDeadlines } from '../../functions/bookings/actions/settle-deadlines.ts'
import { hoursUsed } from '../../functions/contacts/actions/usage.ts'
import { proofToken } from '../../functions/contacts/rules/access.ts'
import type { Booking } from '../../functions/bookings/schema.ts'
import { changeHouse } from '../../functions/houses/actions/change-house.ts'
import { loadRooms } from '../../functions/rooms/actions/load-rooms.ts'
import type { House } from '../../functions/houses/schema.ts'
import type { Refusal } from '../../shared/refusal.ts'
import { aHouse, aRequest, aVisitor } from '../support/builders.ts'
import { aLimitedWorld, ask, holderOf, id, prime, usedBy } from './limited.ts'

describe('hours of a week', () => {
  it('are held by what is asked for, and refused beyond the most with what is used and when it is free', async () => {
    await using place = await aLimitedWorld({ maxHoursPerWeek: 4 })
    await ask(place.world, { date: '2026-12-08' })
    await ask(place.world, { date: '2026-12-09' })
    await expect(ask(place.world, { date: '2026-12-10', to: '19:30' })).rejects.toMatchObject({
      code: 'over-limit',
      facts: { limit: 'hours-a-week', most: 4, used: 4, period: '2026-12-07', freeFrom: '2026-12-14' },
    })
    expect(await ask(place.world, { date: '2026-12-14' })).toMatchObject({ state: 'unconfirmed' })
    const other = { name: 'Andere', email: 'andere@gruppe.example' }
    expect(await ask(place.world, { date: '2026-12-10', contact: other })).toBeDefined()
  })

  it('come back when a date is cancelled, declined, expired or moved to another week', async () => {
    await using place = await aLimitedWorld({ maxHoursPerWeek: 2 })
    const { world, manager } = place
    const again = async (last: Booking) => {
      expect((await usedBy(world, last))['week 2026-12-07']).toBe(0)
      return ask(world, { date: '2026-12-08' })
    }
    const first = await ask(world, { date: '2026-12-08' })
    const second = await again(await cancelBooking(world.ctx, await holderOf(world, first), { id: first.id }))
    const third = await again(await declineBooking(world.ctx, manager, { id: second.id, reason: 'Nein' }))
    world.clock.advance(61)
    await settleDeadlines(world.ctx)
    const fourth = await again(third)
    const to = { date: '2026-12-15', from: '19:00', to: '21:00' }
    const fifth = await again(
      await moveBooking(world.ctx, await holderOf(world, fourth), { id: fourth.id, to }),
    )
    expect(await usedBy(world, fifth)).toMatchObject({ 'week 2026-12-07': 120, 'week 2026-12-14': 120 })
    await expect(
      moveBooking(world.ctx, await holderOf(world, fifth), {
        id: fifth.id,
        to: { ...to, from: '15:00', to: '17:00' },
      }),
    ).rejects.toMatchObject({ code: 'over-limit', facts: { period: '2026-12-14' } })
  })

  it('bind a change of an approved date that its contact asks for, and not what the manager does', async () => {
    await using place = await aLimitedWorld({ maxHoursPerWeek: 3 })
    const { world, manager } = place
    const booking = await ask(world, { date: '2026-12-08' })
    await approveBooking(world.ctx, manager, { id: booking.id })
    const holder = await holderOf(world, booking)
    const longer = (from: string) => ({ id: booking.id, to: { date: '2026-12-08', from, to: '21:00' } })
    await expect(moveBooking(world.ctx, holder, longer('17:00'))).rejects.toMatchObject({
      code: 'over-limit',
    })
    const asked = await moveBooking(world.ctx, holder, longer('18:00'))
    expect(asked.occurrences[0]?.asked).toMatchObject({ from: '18:00' })
    expect(await usedBy(world, booking)).toMatchObject({ 'week 2026-12-07': 180, 'approved 2026-2': 120 })
    await declineBooking(world.ctx, manager, { id: booking.id, reason: 'Nein' })
    expect(await usedBy(world, booking)).toMatchObject({ 'week 2026-12-07': 120, 'approved 2026-2': 120 })
    await moveBooking(world.ctx, manager, longer('15:00'))
    await ask(world, { date: '2026-12-09', approve: true }, manager)
    expect(await usedBy(world, booking)).toMatchObject({ 'week 2026-12-07': 480, 'approved 2026-2': 480 })
  })

  it('are counted in the weeks when clocks change as on the wall', async () => {
    await using place = await aLimitedWorld({ maxHoursPerWeek: 4 })
    const { world } = place
    await ask(world, { date: '2027-03-28', from: '08:00', to: '12:00' })
    await expect(ask(world, { date: '2027-03-27', to: '19:15' })).rejects.toMatchObject({
      code: 'over-limit',
    })
    expect(await ask(world, { date: '2027-03-29', to: '19:15' })).toBeDefined()
  })
})

describe('two requests of one contact at once', () => {
  it.each([
    ['hours a week', { maxHoursPerWeek: 2 }],
    ['prime time', { ...prime, primeHours: 2 }],
    ['dates ahead', { maxDatesAhead: 1 }],
  ] as const)('do not pass the limit together: %s', async (_, limits) => {
    await using place = await aLimitedWorld({ ...limits } as Partial<House>)
    for (let round = 0; round < 5; round++) {
      const dates = ['2026-12-08', '2026-12-09', '2026-12-10']
      const outcomes = await Promise.allSettled(dates.map((date) => ask(place.world, { date })))
      const held = outcomes.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []))
      expect(held).toHaveLength(1)
      for (const each of outcomes)
        if (each.status === 'rejected') expect((each.reason as Refusal).code).toBe('over-limit')
      await cancelBooking(place.world.ctx, await holderOf(place.world, held[0]!), { id: held[0]!.id })
    }
  })
})

describe('approved hours', () => {
  it('of this half-year count once, by contact', async () => {
    await using place = await aLimitedWorld({})
    const { world, manager } = place
    const one = await ask(world, { date: '2026-12-30', repeat: { every: 'day', count: 3, mode: 'all' } })
    const other = await requestBooking(world.ctx, aVisitor, { house: id, request: aRequest({ to: '20:30' }) })
    const { house } = await loadRooms(world.ctx, id)
    const ids = [one.contactId, other.contactId, 'nobody-12345']
    const hours = async () => [...(await hoursUsed(world.ctx, house, ids)).values()]
    expect(await hours()).toEqual([0, 0, 0])
    await approveBooking(world.ctx, manager, { id: one.id })
    await approveBooking(world.ctx, manager, { id: other.id })
    await expect(approveBooking(world.ctx, manager, { id: other.id })).rejects.toMatchObject({
      code: 'already-decided',
    })
    expect(await hours()).toEqual([4, 1.5, 0])
    await cancelBooking(world.ctx, manager, { id: one.id, scope: 'this', occurrence: '2026-12-31T19:00' })
    expect(await hours()).toEqual([2, 1.5, 0])
    world.clock.set('2026-12-31T22:59:00.000Z')
    expect(await hours()).toEqual([2, 1.5, 0])
    world.clock.set('2026-12-31T23:01:00.000Z')
    expect(await hours()).toEqual([2, 0, 0])
  })

  it('follow a decision date by date', async () => {
    await using place = await aLimitedWorld({})
    const { world, manager } = place
    const { id: booking, contactId } = await ask(world, {
      date: '2026-12-08',
      repeat: { every: 'week', count: 2, mode: 'all' },
    })
    const dates = [{ key: '2026-12-08T19:00' }, { key: '2026-12-15T19:00', decline: 'Belegt' }]
    await decideDates(world.ctx, manager, { id: booking, dates })
    const { house } = await loadRooms(world.ctx, id)
    expect(await hoursUsed(world.ctx, house, [contactId])).toEqual(new Map([[contactId, 2]]))
  })
})

it('a trusted contact gets a room at once, as far as the limits go', async () => {
  await using place = await aLimitedWorld(prime, { seminarraum: { approval: 'trusted' } })
  const { world, manager } = place
  const prove = async (booking: Booking) =>
    confirmBooking(world.ctx, { id: booking.id, token: proofToken(await world.ctx.secret(), booking) })
  const first = await ask(world, { date: '2026-12-08' })
  await trustContact(world.ctx, manager, { id: first.id, trusted: true })
  await prove(first)
  expect(await prove(await ask(world, { date: '2026-12-09' }))).toMatchObject({ state: 'approved' })
  await expect(ask(world, { date: '2026-12-10' })).rejects.toMatchObject({ code: 'over-limit' })
  expect(await prove(await ask(world, { date: '2027-01-05' }))).toMatchObject({ state: 'approved' })
})

it('limits that are set later do not count what was held before, nor what of it is given back', async () => {
  await using place = await aLimitedWorld({})
  const { world, manager } = place
  const early = await ask(world, { date: '2026-12-08' })
  const { house } = await loadRooms(world.ctx, id)
  const { id: _id, timeZone: _zone, language: _language, ...settings } = aHouse({ maxHoursPerWeek: 4 })
  await changeHouse(world.ctx, manager, { house: id, settings, version: house.version })
  await cancelBooking(world.ctx, await holderOf(world, early), { id: early.id })
  expect(await usedBy(world, early)).toEqual({ 'week 2026-12-07': -120 })
  const next = await ask(world, { date: '2026-12-09', from: '17:00' })
  expect(await usedBy(world, next)).toEqual({ 'week 2026-12-07': 240 })
  await expect(ask(world, { date: '2026-12-10' })).rejects.toMatchObject({ facts: { used: 4 } })
})

it('of two requests of one contact for the same time, the one that loses gives its hours back in the same write', async () => {
  const rooms = { seminarraum: { contention: 'compete' as const } }
  await using place = await aLimitedWorld({ ...prime, maxHoursPerWeek: 8 }, rooms)
  const { world, manager } = place
  const [first, second] = [await ask(world, { date: '2026-12-08' }), await ask(world, { date: '2026-12-08' })]
  expect(await usedBy(world, first)).toMatchObject({ 'prime 2026-2': 240 })
  await approveBooking(world.ctx, manager, { id: second.id })
  expect(await usedBy(world, first)).toEqual({
    'week 2026-12-07': 120,
    'prime 2026-2': 120,
    'approved 2026-2': 120,
  })
})
