import { describe, expect, it } from 'vitest'
import { approveBooking } from '../../functions/bookings/actions/approve-booking.ts'
import { cancelBooking } from '../../functions/bookings/actions/cancel-booking.ts'
import { declineBooking } from '../../functions/bookings/actions/decline-booking.ts'
import { extendBooking } from '../../functions/bookings/actions/extend-booking.ts'
import { confirmBooking } from '../../functions/bookings/actions/confirm-booking.ts'
import { trustContact } from '../../functions/bookings/actions/trust-contact.ts'
import { requestBooking } from '../../functions/bookings/actions/request-booking.ts'
import { manageToken, proofToken } from '../../functions/contacts/rules/access.ts'
import type { Booking, BookingRequest } from '../../functions/bookings/schema.ts'
import type { Approval } from '../../functions/rooms/schema.ts'
import { aRequest, aVisitor, found } from '../support/builders.ts'
import { aWorld } from '../support/world.ts'
import type { World } from '../support/world.ts'

const house = 'aef'
const room = (approval: Approval) => ({ rooms: { seminarraum: { approval } } })
const ask = (world: World, change: Partial<BookingRequest> = {}, address = 'somewhere') =>
  requestBooking(world.ctx, { ...aVisitor, address }, { house, request: aRequest(change) })

async function prove(world: World, booking: Booking): Promise<Booking> {
  return confirmBooking(world.ctx, { id: booking.id, token: proofToken(await world.ctx.secret(), booking) })
}

describe('a room', () => {
  it('of the policy direct is given as soon as the address is proved', async () => {
    await using world = await aWorld()
    await found(world, room('direct'))
    const booking = await ask(world)
    expect(booking.state).toBe('unconfirmed')
    expect(await prove(world, booking)).toMatchObject({ state: 'approved' })
  })

  it('of the policy trusted is given at once to whom the house trusts, and asked for by others', async () => {
    await using world = await aWorld()
    const manager = await found(world, room('trusted'))
    const contact = { name: 'Würfel', email: 'wuerfel@gruppe.example' }
    const first = await prove(world, await ask(world, { contact }))
    expect(first.state).toBe('requested')
    await trustContact(world.ctx, manager, { id: first.id, trusted: true })
    const same = { ...contact, email: 'Wuerfel@Gruppe.example' }
    const second = await prove(world, await ask(world, { contact: same, date: '2026-12-06' }))
    expect(second.state).toBe('approved')
    const other = await prove(world, await ask(world, { date: '2026-12-07' }))
    expect(other.state).toBe('requested')
    await trustContact(world.ctx, manager, { id: first.id, trusted: false })
    expect((await prove(world, await ask(world, { contact, date: '2026-12-08' }))).state).toBe('requested')
  })

  it('of the policy phone-only is refused on the web, and entered by the manager', async () => {
    await using world = await aWorld()
    const manager = await found(world, room('phone-only'))
    await expect(ask(world)).rejects.toMatchObject({ code: 'phone-only', facts: { phone: '02131 000-0' } })
    const entered = await requestBooking(world.ctx, manager, { house, request: aRequest({ approve: true }) })
    expect(entered.state).toBe('approved')
  })

  it('given at once beside one that is not gives nothing at once', async () => {
    await using world = await aWorld()
    const manager = await found(world, {
      rooms: { seminarraum: { approval: 'direct' }, teekueche: {}, saal: { approval: 'trusted' } },
    })
    for (const rooms of [
      ['seminarraum', 'teekueche'],
      ['teekueche', 'seminarraum'],
      ['seminarraum', 'saal'],
    ]) {
      const both = await prove(world, await ask(world, { rooms }))
      expect(both.state).toBe('requested')
      await declineBooking(world.ctx, manager, { id: both.id, reason: 'Nein' })
    }
  })

  it('of the policy direct is not given to whoever goes on with a series that nobody has proved', async () => {
    await using world = await aWorld()
    await found(world, room('direct'))
    const series = await ask(world, { repeat: { every: 'week', count: 2, mode: 'all' } })
    const holder = { ...aVisitor, token: manageToken(await world.ctx.secret(), series.id) }
    const more = await extendBooking(world.ctx, holder, { id: series.id, until: '2026-12-20' })
    expect(more.state).toBe('unconfirmed')
    await prove(world, series)
    const proved = await extendBooking(world.ctx, holder, { id: series.id, until: '2027-01-31' })
    expect(proved.state).toBe('approved')
    const other = await ask(world, { date: '2027-03-01', repeat: { every: 'week', count: 2, mode: 'all' } })
    const own = { ...aVisitor, token: manageToken(await world.ctx.secret(), other.id) }
    await cancelBooking(world.ctx, own, { id: other.id })
    const again = extendBooking(world.ctx, own, { id: other.id, until: '2027-04-30' })
    await expect(again).rejects.toMatchObject({ code: 'already-decided' })
  })

  it('of the policy trusted is given at once to whoever goes on with a proved series, if the house trusts them', async () => {
    await using world = await aWorld()
    const manager = await found(world, room('trusted'))
    const series = await ask(world, { repeat: { every: 'week', count: 2, mode: 'all' } })
    await prove(world, series)
    const holder = { ...aVisitor, token: manageToken(await world.ctx.secret(), series.id) }
    const goOn = (until: string) => extendBooking(world.ctx, holder, { id: series.id, until })
    expect((await goOn('2026-12-20')).state).toBe('requested')
    await trustContact(world.ctx, manager, { id: series.id, trusted: true })
    expect((await goOn('2026-12-27')).state).toBe('approved')
  })

  it('lets nobody but the manager approve in the same breath', async () => {
    await using world = await aWorld()
    await found(world)
    await expect(ask(world, { approve: true })).rejects.toMatchObject({ code: 'not-allowed' })
  })
})

describe('the limits', () => {
  it('of requests per network address hold for an hour, whoever asks', async () => {
    await using world = await aWorld()
    await found(world, { house: { maxRequestsPerAddressPerHour: 3 } })
    for (const date of ['2026-12-10', '2026-12-11', '2026-12-12']) await ask(world, { date })
    await expect(ask(world, { date: '2026-12-13' })).rejects.toMatchObject({
      code: 'too-many-requests',
      facts: { limit: 'address', retryAfter: 3600 },
    })
    expect(await ask(world, { date: '2026-12-13' }, 'elsewhere')).toMatchObject({ state: 'unconfirmed' })
    world.clock.advance(61)
    expect(await ask(world, { date: '2026-12-14' })).toMatchObject({ state: 'unconfirmed' })
  })

  it('of requests per contact hold for a day, also when all of them are decided', async () => {
    await using world = await aWorld()
    const manager = await found(world, { house: { maxRequestsPerContactPerDay: 2 } })
    const contact = { name: 'Viel', email: 'viel@gruppe.example' }
    for (const date of ['2026-12-10', '2026-12-11']) {
      const { id } = await prove(world, await ask(world, { contact, date }))
      await approveBooking(world.ctx, manager, { id })
    }
    await expect(ask(world, { contact, date: '2026-12-12' })).rejects.toMatchObject({
      facts: { limit: 'contact' },
    })
    world.clock.advance(24 * 60 + 1)
    expect(await ask(world, { contact, date: '2026-12-12' })).toMatchObject({ state: 'unconfirmed' })
  })

  it('count the same address, and the same telephone, as one contact, however it is written', async () => {
    await using world = await aWorld()
    await found(world, { house: { maxOpenRequests: 1 } })
    const reach = { email: 'ruf@gruppe.example' }
    await prove(world, await ask(world, { contact: { name: 'Ruf', ...reach } }))
    const again = ask(world, { contact: { name: 'Ruf', email: 'Ruf@Gruppe.example' }, date: '2026-12-06' })
    await expect(again).rejects.toMatchObject({ facts: { limit: 'open' } })
    const one = await ask(world, { contact: { name: 'Ruf', phone: '02131 000-12' }, date: '2026-12-06' })
    const other = await ask(world, { contact: { name: 'Ruf', phone: '02131/00012' }, date: '2026-12-07' })
    expect(other.contactId).toBe(one.contactId)
  })

  it('do not bind the manager, whoever it is for and wherever it is entered', async () => {
    await using world = await aWorld()
    const limits = { maxOpenRequests: 1, maxRequestsPerContactPerDay: 1, maxRequestsPerAddressPerHour: 1 }
    const manager = await found(world, { house: limits })
    const contact = { name: 'Viel', email: 'viel@gruppe.example' }
    await ask(world, { contact })
    const repeat = { every: 'week', count: 2, mode: 'all' } as const
    const at = { ...manager, address: 'somewhere' }
    for (const change of [{ date: '2026-12-06' }, { date: '2026-12-07', repeat }]) {
      const request = aRequest({ contact, ...change })
      expect(await requestBooking(world.ctx, at, { house, request })).toMatchObject({ state: 'requested' })
    }
    // Whoever is bound hears of it before a series is taken date by date.
    const series = ask(world, { date: '2026-12-08', repeat })
    await expect(series).rejects.toMatchObject({ facts: { limit: 'address' } })
  })

  it('of what is open do not bind what is granted at once when it is proved, nor what comes after it', async () => {
    await using world = await aWorld()
    const rooms = { seminarraum: {}, teekueche: { approval: 'direct' } } as const
    await found(world, { rooms, house: { maxOpenRequests: 1 } })
    const contact = { name: 'Viel', email: 'viel@gruppe.example' }
    const open = await ask(world, { contact })
    const free = await ask(world, { contact, date: '2026-12-06', rooms: ['teekueche'] })
    const second = await ask(world, { contact, date: '2026-12-07' })
    expect(await prove(world, open)).toMatchObject({ state: 'requested' })
    expect(await prove(world, free)).toMatchObject({ state: 'approved' })
    await expect(prove(world, second)).rejects.toMatchObject({ facts: { limit: 'open', most: 1 } })
  })

  it('can be switched off', async () => {
    await using world = await aWorld({ settings: { rateLimits: false } })
    await found(world, { house: { maxOpenRequests: 1 } })
    const contact = { name: 'Viel', email: 'viel@gruppe.example' }
    await ask(world, { contact })
    expect(await ask(world, { contact, date: '2026-12-06' })).toMatchObject({ state: 'unconfirmed' })
  })
})
