import { describe, expect, it } from 'vitest'
import { confirmBooking } from '../../functions/bookings/actions/confirm-booking.ts'
import { trustContact } from '../../functions/bookings/actions/trust-contact.ts'
import { approveBooking } from '../../functions/bookings/actions/approve-booking.ts'
import { moveBooking } from '../../functions/bookings/actions/move-booking.ts'
import { requestBooking } from '../../functions/bookings/actions/request-booking.ts'
import { settleDeadlines } from '../../functions/bookings/actions/settle-deadlines.ts'
import { manageToken, proofToken } from '../../functions/contacts/rules/access.ts'
import type { Booking, BookingRequest } from '../../functions/bookings/schema.ts'
import { readBooking } from '../../functions/bookings/store.ts'
import type { DeadlineRule } from '../../functions/houses/schema.ts'
import { readAvailability } from '../../functions/rooms/actions/read-availability.ts'
import type { Actor } from '../../shared/actor.ts'
import { aRequest, aVisitor, found } from '../support/builders.ts'
import type { Founded } from '../support/builders.ts'
import { aMailHouse } from '../support/house-with-mail.ts'
import { aWorld } from '../support/world.ts'
import type { World } from '../support/world.ts'
import { itInTurn } from '../support/in-turn.ts'

const house = 'aef'
const contact = { name: 'Chor', email: 'chor@gruppe.example' }

/** Worlds begin on Tuesday, 2026-12-01 at 10:00 in Kaarst; rooms are decided within three days, reminders come a day before. */
async function aPlace(rule: DeadlineRule, change: Founded = {}) {
  const world = await aWorld()
  const manager = await found(world, { ...change, house: { ...change.house, whenDeadlinePasses: rule } })
  const { ctx } = world
  return {
    world,
    ctx,
    manager,
    async unproved(wish: Partial<BookingRequest> = {}): Promise<Booking> {
      return requestBooking(ctx, aVisitor, { house, request: aRequest({ contact, ...wish }) })
    },
    async proved(wish: Partial<BookingRequest> = {}): Promise<Booking> {
      const booking = await this.unproved(wish)
      return confirmBooking(ctx, { id: booking.id, token: proofToken(await ctx.secret(), booking) })
    },
    /** The booking as the timer leaves it at this moment. */
    async at(now: string, { id }: Booking): Promise<Booking> {
      world.clock.set(now)
      await settleDeadlines(ctx)
      return (await readBooking(ctx.table, id))!
    },
    async [Symbol.asyncDispose]() {
      await world[Symbol.asyncDispose]()
    },
  }
}

const told = ({ history }: Booking) => history.map(({ what }) => what)

async function isTaken(world: World, date: string): Promise<boolean> {
  const [room] = await readAvailability(world.ctx, { house, rooms: ['seminarraum'], from: date })
  return (room?.days[0]?.taken.length ?? 0) > 0
}

async function holderOf({ ctx }: World, { id }: Booking): Promise<Actor> {
  return { ...aVisitor, token: manageToken(await ctx.secret(), id) }
}

describe('a house that lets requests expire', () => {
  itInTurn('gives the slot back at the deadline, and says honestly that nobody has decided', async () => {
    await using h = await aMailHouse()
    const booking = await h.proved({ date: '2026-12-20', language: 'de' })
    h.world.clock.set('2026-12-04T08:59:00.000Z')
    await settleDeadlines(h.ctx)
    expect(await isTaken(h.world, '2026-12-20')).toBe(true)
    const mails = await h.after(booking.id, async () => {
      h.world.clock.set('2026-12-04T09:00:00.000Z')
      await settleDeadlines(h.ctx)
    })
    expect(await readBooking(h.ctx.table, booking.id)).toMatchObject({ state: 'expired' })
    expect(await isTaken(h.world, '2026-12-20')).toBe(false)
    const [mail] = mails.filter(({ recipients }) => recipients.includes(booking.contact.email ?? ''))
    expect(mail?.text?.replace(/\s+/g, ' ')).toContain(
      'Niemand hat rechtzeitig über Ihre Anfrage entschieden. Das lag nicht an Ihnen.',
    )
  })
})

describe('a house that asks the deputy', () => {
  it('waits once more, as long as before, reminds again, and then gives the slot back', async () => {
    await using place = await aPlace('ask-deputy')
    const booking = await place.proved({ date: '2026-12-20' })
    expect(await place.at('2026-12-03T09:00:00.000Z', booking)).toMatchObject({ state: 'requested' })
    const longer = await place.at('2026-12-04T09:00:00.000Z', booking)
    expect(longer).toMatchObject({
      state: 'requested',
      deadline: '2026-12-07T09:00:00.000Z',
      remindAt: '2026-12-06T09:00:00.000Z',
    })
    expect(longer.history.at(-1)).toMatchObject({ what: 'deadline-extended', by: { kind: 'system' } })
    await place.at('2026-12-06T09:00:00.000Z', booking)
    expect(await isTaken(place.world, '2026-12-20')).toBe(true)
    const over = await place.at('2026-12-07T09:00:00.000Z', booking)
    expect(over.state).toBe('expired')
    expect(told(over)).toEqual([
      'requested',
      'confirmed',
      'reminded',
      'deadline-extended',
      'reminded',
      'expired',
    ])
    expect(await isTaken(place.world, '2026-12-20')).toBe(false)
  })

  itInTurn('tells the contact that it takes longer', async () => {
    await using h = await aMailHouse({ house: { whenDeadlinePasses: 'ask-deputy' } })
    const booking = await h.proved({ date: '2026-12-20', language: 'de' })
    const mails = await h.after(booking.id, async () => {
      h.world.clock.set('2026-12-04T09:00:00.000Z')
      await settleDeadlines(h.ctx)
    })
    const [mail] = mails.filter(({ recipients }) => recipients.includes(booking.contact.email ?? ''))
    expect(mail?.text?.replace(/\s+/g, ' ')).toContain('7. Dezember, 10:00 Uhr')
    expect(mails.length).toBeGreaterThan(1)
  })

  it('does so once, however often the timer runs', async () => {
    await using place = await aPlace('ask-deputy')
    const booking = await place.proved({ date: '2026-12-20' })
    place.world.clock.set('2026-12-04T09:00:00.000Z')
    await Promise.all([1, 2, 3].map(() => settleDeadlines(place.ctx)))
    const after = await place.at('2026-12-04T09:05:00.000Z', booking)
    expect(told(after).filter((what) => what === 'deadline-extended')).toHaveLength(1)
    expect(after.deadline).toBe('2026-12-07T09:00:00.000Z')
  })

  itInTurn('never waits for a date that has begun, nor beyond three hours before one', async () => {
    await using place = await aPlace('ask-deputy')
    const [tomorrow, later] = [
      await place.proved({ date: '2026-12-02' }),
      await place.proved({ date: '2026-12-05' }),
    ]
    expect((await place.at('2026-12-02T18:00:00.000Z', tomorrow)).state).toBe('expired')
    expect(await place.at('2026-12-04T09:00:00.000Z', later)).toMatchObject({
      state: 'requested',
      deadline: '2026-12-05T15:00:00.000Z',
    })
    expect((await place.at('2026-12-05T15:00:00.000Z', later)).state).toBe('expired')
  })

  it('asks for a change of an approved date like for a request, and keeps what was approved', async () => {
    await using place = await aPlace('ask-deputy')
    const booking = await place.proved({ date: '2026-12-20' })
    await place.at('2026-12-04T09:00:00.000Z', booking)
    await approveBooking(place.ctx, place.manager, { id: booking.id })
    const to = { date: '2026-12-20', from: '17:00', to: '21:00' }
    await moveBooking(place.ctx, await holderOf(place.world, booking), { id: booking.id, to })
    expect((await place.at('2026-12-07T09:00:00.000Z', booking)).history.at(-1)?.what).toBe(
      'deadline-extended',
    )
    const over = await place.at('2026-12-10T09:00:00.000Z', booking)
    expect(over.occurrences).toEqual([
      expect.objectContaining({ state: 'approved', from: '19:00', to: '21:00' }),
    ])
    expect(over.occurrences[0]?.asked).toBeUndefined()
    expect(over.history.at(-1)?.what).toBe('change-expired')
  })
})

describe('a house that says yes to whom it trusts', () => {
  async function aTrustingPlace(rooms?: Founded['rooms']) {
    const place = await aPlace('approve-trusted', rooms ? { rooms } : {})
    const known = await place.proved({ date: '2026-12-12' })
    await trustContact(place.ctx, place.manager, { id: known.id, trusted: true })
    return { ...place, known }
  }

  it('approves at the deadline, and lets the others expire', async () => {
    await using place = await aTrustingPlace()
    const other = await place.proved({
      date: '2026-12-13',
      contact: { ...contact, email: 'x@gruppe.example' },
    })
    const approved = await place.at('2026-12-04T09:00:00.000Z', place.known)
    expect(approved).toMatchObject({ state: 'approved', history: expect.anything() })
    expect(approved.history.at(-1)).toMatchObject({ what: 'approved', by: { kind: 'system' } })
    expect((await readBooking(place.ctx.table, other.id))?.state).toBe('expired')
    expect(await isTaken(place.world, '2026-12-12')).toBe(true)
  })

  it('gives of a series the dates to come, and closes those that are over', async () => {
    await using place = await aTrustingPlace()
    const series = await place.proved({ date: '2026-12-02', repeat: { every: 'day', count: 4, mode: 'all' } })
    const after = await place.at('2026-12-04T09:00:00.000Z', series)
    expect(after.occurrences.map(({ state }) => state)).toEqual([
      'expired',
      'expired',
      'approved',
      'approved',
    ])
    expect(after).toMatchObject({ state: 'approved' })
    expect(after.deadline).toBeUndefined()
  })

  it('lets a request expire whose time has begun', async () => {
    await using place = await aTrustingPlace()
    const tomorrow = await place.proved({ date: '2026-12-02' })
    expect((await place.at('2026-12-02T22:00:00.000Z', tomorrow)).state).toBe('expired')
  })

  it('gives a slot that two competed for to one of them', async () => {
    const rooms = { seminarraum: { contention: 'compete' as const } }
    await using place = await aTrustingPlace(rooms)
    const rival = await place.proved({ date: '2026-12-12' })
    const first = await place.at('2026-12-04T09:00:00.000Z', place.known)
    const second = await readBooking(place.ctx.table, rival.id)
    expect([first.state, second?.state].filter((state) => state === 'approved')).toHaveLength(1)
    expect([first.state, second?.state]).not.toContain('requested')
  })
})

describe.each(['expire', 'ask-deputy', 'approve-trusted'] as const)(
  'an address never proved (%s)',
  (rule) => {
    it('holds the slot for its hour and no longer, whoever is trusted', async () => {
      await using place = await aPlace(rule)
      const known = await place.proved({ date: '2026-12-12' })
      await trustContact(place.ctx, place.manager, { id: known.id, trusted: true })
      const booking = await place.unproved({ date: '2026-12-20' })
      const over = await place.at('2026-12-01T10:00:00.000Z', booking)
      expect(over.state).toBe('expired')
      expect(told(over)).toEqual(['requested', 'expired'])
      expect(await isTaken(place.world, '2026-12-20')).toBe(false)
    })
  },
)
