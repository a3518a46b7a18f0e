import { beforeEach, describe, expect, it } from 'vitest'
import { approveBooking } from '../../functions/bookings/actions/approve-booking.ts'
import { cancelBooking } from '../../functions/bookings/actions/cancel-booking.ts'
import { changeDetails } from '../../functions/bookings/actions/change-details.ts'
import { claimDate, lookAtRefused } from '../../functions/bookings/actions/claim-date.ts'
import { declineBooking } from '../../functions/bookings/actions/decline-booking.ts'
import { openBookingAs } from '../../functions/bookings/actions/load.ts'
import { moveBooking } from '../../functions/bookings/actions/move-booking.ts'
import { requestBooking } from '../../functions/bookings/actions/request-booking.ts'
import { settleDeadlines } from '../../functions/bookings/actions/settle-deadlines.ts'
import type { Booking } from '../../functions/bookings/schema.ts'
import type { Actor } from '../../shared/actor.ts'
import { asked, house, read, takenOn } from '../back-office/managed.ts'
import { aRequest, found } from '../support/builders.ts'
import { changeSettings } from '../support/room-settings.ts'
import { aWorld } from '../support/world.ts'
import type { World } from '../support/world.ts'
import { holderOf } from './limited.ts'
import { itInTurn } from '../support/in-turn.ts'

const at = (date: string) => `${date}T19:00`
const first = '2026-12-08'

describe('a date that a series does not have', () => {
  let world: World
  let manager: Actor
  let holder: Actor
  let booking: Booking
  let rival: Booking

  /** Five Tuesdays, the first of which another one has. */
  beforeEach(async () => {
    world = await aWorld({ settings: { rateLimits: false } })
    manager = await found(world, { rooms: { seminarraum: {}, teekueche: { capacity: 12 } } })
    rival = await asked(world, { date: first })
    const repeat = { every: 'week', count: 5, mode: 'free' } as const
    booking = await asked(world, { date: first, repeat, attendees: 12 })
    holder = await holderOf(world, booking)
    return () => world[Symbol.asyncDispose]()
  })

  const one = (date: string) => ({ id: booking.id, scope: 'this', occurrence: at(date) }) as const
  const claim = (date: string, actor: Actor = holder) =>
    claimDate(world.ctx, actor, { id: booking.id, occurrence: at(date) })
  const stateOn = ({ occurrences }: Booking, date: string) =>
    occurrences.find(({ key }) => key === at(date))?.state
  const look = async () => {
    const dates = await lookAtRefused(world.ctx, await openBookingAs(world.ctx, manager, booking.id))
    return dates.map(({ date, refused }) => [date, refused?.code])
  }

  itInTurn('can be claimed whatever took it away, and not while it is had', async () => {
    await cancelBooking(world.ctx, manager, { id: rival.id })
    await approveBooking(world.ctx, manager, one('2026-12-15'))
    await declineBooking(world.ctx, manager, { ...one('2026-12-22'), reason: 'Nein' })
    await cancelBooking(world.ctx, holder, one('2026-12-29'))
    world.clock.set('2026-12-05T09:00:00.000Z')
    await settleDeadlines(world.ctx)
    const now = await read(world, manager, booking)
    expect(now.occurrences.map(({ state }) => state)).toEqual([
      'refused',
      'approved',
      'declined',
      'cancelled',
      'expired',
    ])
    await expect(claim('2026-12-15')).rejects.toMatchObject({
      code: 'already-decided',
      facts: { state: 'approved' },
    })
    for (const date of [first, '2026-12-22', '2026-12-29', '2027-01-05']) {
      const after = await claim(date)
      expect([date, stateOn(after, date)]).toEqual([date, 'requested'])
      expect(after.history.at(-1)).toMatchObject({
        what: 'claimed',
        dates: [{ state: 'requested', keys: date }],
        by: { kind: 'contact' },
      })
      expect(after.occurrences[0]?.refused).toBeUndefined()
      await expect(claim(date)).rejects.toMatchObject({ facts: { state: 'requested' } })
    }
    expect(await takenOn(world, first)).toEqual(['19:00-21:00 booking'])
  })

  it('waits for a decision until its own deadline, and asks nobody whose request waits already to wait longer', async () => {
    await cancelBooking(world.ctx, manager, { id: rival.id })
    world.clock.advance(60)
    expect((await claim(first)).deadline).toBe(booking.deadline)
    await approveBooking(world.ctx, manager, { id: booking.id })
    await cancelBooking(world.ctx, holder, one('2026-12-29'))
    expect((await read(world, manager, booking)).deadline).toBeUndefined()
    expect((await claim('2026-12-29')).deadline).toBe('2026-12-04T10:00:00.000Z')
  })

  it('is had at once where nobody has to decide, and where the house claims it of what is approved', async () => {
    await approveBooking(world.ctx, manager, { id: booking.id })
    for (const date of ['2026-12-22', '2026-12-29']) await cancelBooking(world.ctx, holder, one(date))
    expect(stateOn(await claim('2026-12-29', manager), '2026-12-29')).toBe('approved')
    await changeSettings(world, manager, 'seminarraum', { approval: 'direct' })
    const had = await claim('2026-12-22')
    expect([stateOn(had, '2026-12-22'), had.state, had.deadline]).toEqual(['approved', 'approved', undefined])
  })

  it('is asked for like the others where the house claims it of what waits', async () => {
    await cancelBooking(world.ctx, holder, one('2026-12-29'))
    expect(stateOn(await claim('2026-12-29', manager), '2026-12-29')).toBe('requested')
  })

  it('waits like the others until the address is proved', async () => {
    await changeSettings(world, manager, 'seminarraum', { approval: 'direct' })
    const repeat = { every: 'day', count: 2, mode: 'all' } as const
    const request = aRequest({ date: '2026-12-19', repeat })
    booking = await requestBooking(world.ctx, { kind: 'visitor', address: 'x' }, { house, request })
    holder = await holderOf(world, booking)
    await cancelBooking(world.ctx, holder, one('2026-12-20'))
    expect(stateOn(await claim('2026-12-20'), '2026-12-20')).toBe('unconfirmed')
  })

  it('must still be to come, to the minute', async () => {
    await cancelBooking(world.ctx, holder, one('2026-12-15'))
    world.clock.set('2026-12-15T19:59:00.000Z')
    await expect(claim('2026-12-15')).rejects.toMatchObject({ code: 'too-soon' })
    world.clock.set('2026-12-15T20:00:00.000Z')
    await expect(claim('2026-12-15')).rejects.toMatchObject({ code: 'in-the-past' })
    await expect(claim('2026-12-15', manager)).rejects.toMatchObject({ code: 'in-the-past' })
  })

  it('must be in rooms that hold who comes to it: its own rooms, and its own heads', async () => {
    await changeDetails(world.ctx, manager, {
      ...one('2026-12-29'),
      details: { purpose: 'Fest', attendees: 20, contact: { name: 'W' } },
    })
    await cancelBooking(world.ctx, holder, one('2026-12-29'))
    await cancelBooking(world.ctx, holder, one('2026-12-22'))
    await changeSettings(world, manager, 'seminarraum', { capacity: 12 })
    await expect(claim('2026-12-29')).rejects.toMatchObject({ code: 'too-many-people', facts: { most: 12 } })
    expect(stateOn(await claim('2026-12-22'), '2026-12-22')).toBe('requested')
  })

  it('is claimed in the rooms to which it was moved, and told what is free instead', async () => {
    const to = { rooms: ['teekueche'], date: '2026-12-30', from: '10:00', to: '12:00' }
    await moveBooking(world.ctx, holder, { ...one('2026-12-29'), to })
    await cancelBooking(world.ctx, holder, one('2026-12-29'))
    const other = await asked(world, to)
    const refused = await claim('2026-12-29').catch((error: unknown) => error)
    expect(refused).toMatchObject({ code: 'room-taken', facts: { pointer: '/from' } })
    expect(
      (refused as { facts: { alternatives: { from: string }[] } }).facts.alternatives.length,
    ).toBeGreaterThan(0)
    await cancelBooking(world.ctx, manager, { id: other.id })
    await claim('2026-12-29')
    expect(await takenOn(world, '2026-12-30', 'teekueche')).toEqual(['10:00-12:00 booking'])
  })

  it('is none where there is no series', async () => {
    const single = await asked(world, { date: '2026-12-19' })
    await cancelBooking(world.ctx, manager, { id: single.id })
    const claimed = claimDate(world.ctx, manager, { id: single.id, occurrence: at('2026-12-19') })
    await expect(claimed).rejects.toMatchObject({ code: 'already-decided', facts: { state: 'cancelled' } })
    await expect(claim('2026-12-16')).rejects.toMatchObject({ code: 'unknown-date' })
  })

  itInTurn('is looked at where it was refused alone, not where it was cancelled', async () => {
    await cancelBooking(world.ctx, holder, one('2026-12-29'))
    expect(await look()).toEqual([[first, 'room-taken']])
    await cancelBooking(world.ctx, manager, { id: rival.id })
    expect(await look()).toEqual([[first, undefined]])
    await changeSettings(world, manager, 'seminarraum', { leadHours: 24 * 14 })
    expect(await look()).toEqual([[first, 'too-soon']])
    await changeSettings(world, manager, 'seminarraum', { leadHours: 0 })
    await claim(first)
    expect(await look()).toEqual([])
  })
})
