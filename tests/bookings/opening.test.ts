import { beforeEach, describe, expect, it } from 'vitest'
import { answerOffer, endOffers } from '../../functions/bookings/actions/answer-offer.ts'
import { bookingNews } from '../../functions/bookings/actions/booking-news.ts'
import { consentTerms, isTrusted, trustAmong } from '../../functions/bookings/actions/consent.ts'
import { manageHref, proofHref } from '../../functions/bookings/actions/links.ts'
import {
  findByCode,
  openBooking,
  openBookingAs,
  openBookingAsManager,
} from '../../functions/bookings/actions/load.ts'
import { saveBooking } from '../../functions/bookings/actions/save.ts'
import { trustContact } from '../../functions/bookings/actions/trust-contact.ts'
import { withStep } from '../../functions/bookings/rules/history.ts'
import { codeOf } from '../../functions/contacts/rules/code.ts'
import { proofToken } from '../../functions/contacts/rules/access.ts'
import type { Booking, Occurrence } from '../../functions/bookings/schema.ts'
import type { Member } from '../../functions/groups/schema.ts'
import { memberToken } from '../../functions/groups/rules/tokens.ts'
import { loadHouse } from '../../functions/houses/actions/load-house.ts'
import type { Actor } from '../../shared/actor.ts'
import { asked, house, read } from '../back-office/managed.ts'
import { found } from '../support/builders.ts'
import { changeSettings } from '../support/room-settings.ts'
import { aWorld } from '../support/world.ts'
import type { World } from '../support/world.ts'
import { holderOf } from './limited.ts'

let world: World
let manager: Actor
let booking: Booking
let holder: Actor

beforeEach(async () => {
  world = await aWorld({ settings: { rateLimits: false } })
  manager = await found(world)
  booking = await asked(world)
  holder = await holderOf(world, booking)
  return () => world[Symbol.asyncDispose]()
})

describe('who opens a booking', () => {
  it('is known by what they are in the house', async () => {
    const byHouse = await openBookingAs(world.ctx, manager, booking.id)
    expect([byHouse.role, byHouse.by.kind, byHouse.booking.id]).toEqual(['manager', 'manager', booking.id])
    const own = await openBookingAs(world.ctx, { ...manager, token: holder.token }, booking.id)
    expect([own.by.kind, 'role' in own]).toEqual(['contact', false])
    expect((await openBookingAsManager(world.ctx, manager, booking.id)).by.kind).toBe('manager')
    await expect(openBookingAsManager(world.ctx, holder, booking.id)).rejects.toMatchObject({
      code: 'not-allowed',
    })
    await expect(openBooking(world.ctx, 'unknown')).rejects.toMatchObject({
      code: 'not-found',
      facts: { booking: 'unknown' },
    })
  })

  it('finds it by its code in its own house alone', async () => {
    const other = await found(world, { house: { id: 'anderswo' }, manager: 'x@anderswo.example' })
    const find = async (actor: Actor, of: string, code: string) =>
      (await findByCode(world.ctx, actor, { house: of, code })).map(({ id }) => id)
    const code = codeOf(booking.id)
    expect(await find(manager, house, code)).toEqual([booking.id])
    expect(await find(manager, house, 'Unsinn')).toEqual([])
    expect(await find(other, 'anderswo', code)).toEqual([])
    await expect(find(other, house, code)).rejects.toMatchObject({ code: 'not-allowed' })
  })

  it('comes by the link of the booking, or by a host’s own into the group', async () => {
    const { token, path, url } = await manageHref(world.ctx, booking.id)
    expect([token, url]).toEqual([holder.token, `http://treff.example${path}`])
    const host = { group: 'g', id: 'm' } as Member
    expect((await manageHref(world.ctx, booking.id, host)).token).toBe(
      memberToken(await world.ctx.secret(), host),
    )
    expect(await proofHref(world.ctx, booking)).toContain(proofToken(await world.ctx.secret(), booking))
  })
})

describe('whom the house trusts', () => {
  it('is asked only where it matters, and of each by itself', async () => {
    const other = await asked(world, { date: '2026-12-06' })
    await trustContact(world.ctx, manager, { id: booking.id, trusted: true })
    expect([await isTrusted(world.ctx, booking), await isTrusted(world.ctx, other)]).toEqual([true, false])
    expect(await isTrusted(world.ctx, { ...booking, contactId: 'unknown' })).toBe(false)
    const terms = async (of: Booking) =>
      (await consentTerms(world.ctx, await openBooking(world.ctx, of.id), of.occurrences)).trusted
    expect(await terms(booking)).toBe(false)
    await changeSettings(world, manager, 'seminarraum', { approval: 'trusted' })
    expect([await terms(booking), await terms(other)]).toEqual([true, false])
    const group = { ...booking, group: 'unknown' }
    const trusts = await trustAmong(world.ctx, await loadHouse(world.ctx, house), [booking, other, group])
    expect([trusts(booking), trusts(other), trusts(group)]).toEqual([true, false, false])
  })

  it('is told in the news where the end of a request hangs on it', async () => {
    const trusted = async (change: Partial<Booking> = {}, steps = booking.history.slice(-1)) => {
      const told = { booking: { ...booking, ...change }, steps: steps.map((entry) => ({ entry })) } as never
      const facts = (await bookingNews.forTelling(world.ctx, told)) as { trusted?: boolean } | undefined
      return facts?.trusted
    }
    await trustContact(world.ctx, manager, { id: booking.id, trusted: true })
    const unproved = booking.history.slice(0, 1)
    expect([await trusted(), await trusted({}, unproved)]).toEqual([false, false])
    await changeSettings(world, manager, 'seminarraum', { approval: 'trusted' })
    expect([await trusted(), await trusted({}, unproved)]).toEqual([false, true])
    const decided = booking.occurrences.map((date): Occurrence => ({ ...date, state: 'approved' }))
    expect(await trusted({ state: 'approved', occurrences: decided }, unproved)).toBe(false)
    expect(await trusted({ house: 'unknown' })).toBeUndefined()
  })
})

describe('another time that is offered for a date', () => {
  const until = '2026-12-03T09:00:00.000Z'
  const offered = {
    date: '2026-12-06',
    from: '10:00',
    to: '13:00',
    rooms: ['teekueche'],
    setUpMinutes: 15,
    until,
  }
  const key = '2026-12-05T19:00'

  /** As a closure leaves it. */
  async function offer(change: Partial<Occurrence> = {}) {
    const occurrences = booking.occurrences.map((date): Occurrence => ({
      ...date,
      state: 'cancelled',
      offered,
      ...change,
    }))
    const doing = { id: 'closed', at: world.ctx.now(), by: { kind: 'system' }, what: 'displaced' } as const
    const file = await openBooking(world.ctx, booking.id)
    booking = await saveBooking(
      world.ctx,
      file,
      withStep(file.booking, doing, { state: 'cancelled', occurrences }),
    )
  }
  const answer = (accept: boolean, more: object = {}, actor = holder) =>
    answerOffer(world.ctx, actor, { id: booking.id, occurrence: key, accept, ...more })

  it('is taken with all that differs, each told', async () => {
    await offer()
    world.clock.set('2026-12-03T08:59:00.000Z')
    const taken = await answer(true)
    expect(taken).toMatchObject({ state: 'approved', rooms: ['teekueche'], setUpMinutes: 15 })
    expect(taken.occurrences).toEqual([
      { key, date: '2026-12-06', from: '10:00', to: '13:00', state: 'approved' },
    ])
    expect(taken.history.at(-1)).toMatchObject({
      what: 'offer-taken',
      changes: [
        { field: 'rooms', old: 'seminarraum', new: 'teekueche' },
        { field: 'date', old: '2026-12-05', new: '2026-12-06' },
        { field: 'from', old: '19:00', new: '10:00' },
        { field: 'to', old: '21:00', new: '13:00' },
      ],
    })
    expect(taken.history.at(-1)).not.toHaveProperty('dates')
  })

  it('is over at its moment, and where the date is had by now', async () => {
    await offer()
    world.clock.set(until)
    for (const accept of [true, false])
      await expect(answer(accept)).rejects.toMatchObject({ code: 'offer-over', facts: { date: key } })
    world.clock.set('2026-12-01T09:00:00.000Z')
    await offer({ state: 'declined' })
    await expect(answer(true)).rejects.toMatchObject({ code: 'offer-over' })
  })

  it('is of this date, and as it was shown', async () => {
    await offer()
    await expect(answer(true, { occurrence: 'x' })).rejects.toMatchObject({
      code: 'unknown-date',
      facts: { pointer: '/occurrence' },
    })
    await expect(answer(true, { version: booking.version - 1 })).rejects.toMatchObject({
      code: 'changed-meanwhile',
    })
    expect((await answer(false, { version: booking.version }, manager)).occurrences[0]).not.toHaveProperty(
      'offered',
    )
  })

  it('is given back when nobody has taken it in time', async () => {
    await offer()
    world.clock.set(until)
    await endOffers(world.ctx, await openBookingAs(world.ctx, manager, booking.id))
    const left = await read(world, manager, booking)
    expect([left.occurrences[0]?.offered, left.state, left.history.at(-1)?.what]).toEqual([
      undefined,
      'cancelled',
      'offer-over',
    ])
  })
})
