import { beforeEach, describe, expect, it } from 'vitest'
import { approveBooking } from '../../functions/bookings/actions/approve-booking.ts'
import { cancelBooking } from '../../functions/bookings/actions/cancel-booking.ts'
import { extendBooking } from '../../functions/bookings/actions/extend-booking.ts'
import { moveBooking } from '../../functions/bookings/actions/move-booking.ts'
import { requestBooking } from '../../functions/bookings/actions/request-booking.ts'
import type { Booking, BookingRequest } from '../../functions/bookings/schema.ts'
import type { Actor } from '../../shared/actor.ts'
import { asked, house, read } from '../back-office/managed.ts'
import { aRequest, aVisitor, found } from '../support/builders.ts'
import { aWorld } from '../support/world.ts'
import type { World } from '../support/world.ts'
import { holderOf } from './limited.ts'

const weekly = { every: 'week', count: 3, mode: 'all' } as const

describe('a series that goes on', () => {
  let world: World
  let manager: Actor
  let holder: Actor
  let booking: Booking

  beforeEach(async () => {
    world = await aWorld({ settings: { rateLimits: false } })
    manager = await found(world)
    return () => world[Symbol.asyncDispose]()
  })

  /** Tuesdays, the eighth, the fifteenth and the twenty-second. */
  async function has(change: Partial<BookingRequest> = {}) {
    booking = await asked(world, { date: '2026-12-08', repeat: weekly, ...change })
    holder = await holderOf(world, booking)
  }
  const extend = (until: string, more: { mode?: 'all' | 'free' } = {}, actor = holder) =>
    extendBooking(world.ctx, actor, { id: booking.id, until, ...more })
  const days = ({ occurrences }: Booking) => occurrences.map(({ date }) => date.slice(5))
  const one = (date: string) => ({ id: booking.id, scope: 'this', occurrence: `${date}T19:00` }) as const

  it('is asked for its new dates alone, with all that was said, and both know of each other', async () => {
    const said = {
      attendees: 8,
      note: 'Tee',
      label: 'Spiele',
      groupName: 'Würfel',
      setUpMinutes: 15,
      tidyUpMinutes: 30,
    }
    await has(said)
    const more = await extend('2027-01-05')
    expect(days(more)).toEqual(['12-29', '01-05'])
    expect(more).toMatchObject({
      ...said,
      rooms: booking.rooms,
      contact: booking.contact,
      purpose: booking.purpose,
      continues: booking.id,
      origin: 'public',
      state: 'requested',
    })
    // Of what it had, its last date alone is left out: the rule begins there.
    expect(more.repeat).toEqual({ every: 'week', until: '2027-01-05', mode: 'free', except: ['2026-12-22'] })
    expect((await read(world, manager, booking)).continuedBy).toBe(more.id)
    expect((await extend('2027-01-05')).id).toBe(more.id)
  })

  it('says nothing that was not said', async () => {
    await has({ groupName: undefined })
    const more = await extend('2026-12-29')
    for (const name of ['groupName', 'group', 'attendees', 'note', 'label', 'meeting', 'elsewhere'])
      expect(more).not.toHaveProperty(name)
  })

  it('goes on after its last date, to the day', async () => {
    await has()
    for (const until of ['2026-12-21', '2026-12-22'])
      await expect(extend(until)).rejects.toMatchObject({
        code: 'invalid-input',
        facts: { pointer: '/until', reason: 'ends-before-it-begins' },
      })
    for (const until of ['2026-12-23', '2026-12-28'])
      await expect(extend(until)).rejects.toMatchObject({ code: 'no-dates', facts: { pointer: '/until' } })
    expect(days(await extend('2026-12-29'))).toEqual(['12-29'])
  })

  it('keeps its weeks, and what is left out of it', async () => {
    const repeat = { every: 'week', interval: 2, count: 2, mode: 'all', except: ['2027-01-05'] } as const
    await has({ repeat: { ...repeat, except: [...repeat.except] } })
    expect(days(await extend('2027-01-20'))).toEqual(['01-19'])
  })

  it('goes on as most of its dates are by now: their day of the week, time and rooms', async () => {
    await has({ repeat: { ...weekly, weekdays: ['tu'] } })
    const to = { rooms: ['teekueche'], date: '2026-12-09', from: '10:00', to: '12:00' }
    await moveBooking(world.ctx, manager, { id: booking.id, to })
    const more = await extend('2027-01-06')
    expect([days(more), more.rooms, more.occurrences[0]?.from]).toEqual([
      ['12-30', '01-06'],
      ['teekueche'],
      '10:00',
    ])
  })

  const own = { rooms: ['seminarraum'], from: '19:00', to: '21:00' }
  const other = { rooms: ['teekueche'], from: '10:00', to: '12:00' }

  it.each([
    { ...other, date: '2026-12-14' },
    { ...other, date: '2026-12-24' },
    { ...other, date: '2026-12-22' },
    { ...own, date: '2026-12-23' },
  ])('does not ask again for its last date, nor like it, which was moved alone to %o', async (to) => {
    await has()
    await moveBooking(world.ctx, manager, { ...one('2026-12-22'), to })
    await expect(extend('2026-12-28')).rejects.toMatchObject({ code: 'no-dates' })
    const more = await extend('2027-01-05')
    expect([days(more), more.rooms, more.occurrences[0]?.from]).toEqual([
      ['12-29', '01-05'],
      ['seminarraum'],
      '19:00',
    ])
  })

  it('asks for a day on which it had but a further date at another time', async () => {
    await has({ repeat: { ...weekly, count: 2, also: [{ date: '2026-12-22', from: '10:00', to: '12:00' }] } })
    expect(days(await extend('2026-12-29'))).toEqual(['12-22', '12-29'])
  })

  it('goes on at its own day of the week, whenever its further dates are', async () => {
    const also = ['2026-12-17', '2026-12-24'].map((date) => ({ date, from: '19:00', to: '21:00' }))
    await has({ repeat: { ...weekly, count: 2, weekdays: ['tu'], also } })
    expect(days(await extend('2026-12-31'))).toEqual(['12-22', '12-29'])
  })

  it('follows no rule where all that its rule gave is left out', async () => {
    const also = ['2026-12-10', '2026-12-19'].map((date) => ({ date, from: '19:00', to: '21:00' }))
    await has({ repeat: { ...weekly, count: 2, except: ['2026-12-08', '2026-12-15'], also } })
    await expect(extend('2026-12-31')).rejects.toMatchObject({ code: 'no-rule' })
  })

  it('without a day of the week of its own goes on at those that its rule gives', async () => {
    await has({ repeat: { every: 'day', interval: 3, count: 2, mode: 'all' } })
    expect(days(await extend('2026-12-17'))).toEqual(['12-14', '12-17'])
  })

  it('takes what is free, or all or nothing where that is wanted', async () => {
    await has()
    await asked(world, { date: '2026-12-29' })
    await expect(extend('2027-01-05', { mode: 'all' })).rejects.toMatchObject({ code: 'room-taken' })
    const some = await extend('2027-01-05')
    expect(some.occurrences.map(({ state }) => state)).toEqual(['refused', 'requested'])
  })

  it('is entered by the house as by the house, and waits unproved where its address was never proved', async () => {
    await has()
    expect((await extend('2026-12-29', {}, manager)).origin).toBe('manager')
    const request = aRequest({ date: '2026-12-09', repeat: weekly })
    booking = await requestBooking(world.ctx, aVisitor, { house, request })
    holder = await holderOf(world, booking)
    expect((await extend('2026-12-30')).state).toBe('unconfirmed')
  })

  it('is asked for by its link as by its contact, also where somebody is signed in who runs the house', async () => {
    await has()
    const signedIn = { ...manager, token: holder.token! }
    const more = await extend('2026-12-29', {}, signedIn)
    expect([more.origin, more.history]).toMatchObject([
      'public',
      [{ by: { kind: 'contact' }, what: 'requested' }],
    ])
  })

  it('is no single booking, and none that has ended', async () => {
    const single = await asked(world, { date: '2026-12-10' })
    const more = extendBooking(world.ctx, manager, { id: single.id, until: '2027-01-30' })
    await expect(more).rejects.toMatchObject({ code: 'no-series' })
    await has()
    await approveBooking(world.ctx, manager, { id: booking.id })
    await cancelBooking(world.ctx, manager, { id: booking.id })
    await expect(extend('2026-12-29')).rejects.toMatchObject({ code: 'already-decided' })
  })
})
