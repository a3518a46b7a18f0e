import { describe, expect, it } from 'vitest'
import { approveBooking } from '../../functions/bookings/actions/approve-booking.ts'
import { cancelBooking } from '../../functions/bookings/actions/cancel-booking.ts'
import { claimDate } from '../../functions/bookings/actions/claim-date.ts'
import { confirmBooking } from '../../functions/bookings/actions/confirm-booking.ts'
import { declineBooking } from '../../functions/bookings/actions/decline-booking.ts'
import { extendBooking } from '../../functions/bookings/actions/extend-booking.ts'
import { moveBooking } from '../../functions/bookings/actions/move-booking.ts'
import { trustContact } from '../../functions/bookings/actions/trust-contact.ts'
import { readBooking } from '../../functions/bookings/store.ts'
import type { Booking } from '../../functions/bookings/schema.ts'
import { proofToken } from '../../functions/contacts/rules/access.ts'
import type { Actor } from '../../shared/actor.ts'
import { ask, contact, holderOf } from '../bookings/limited.ts'
import { found } from '../support/builders.ts'
import { aWorld } from '../support/world.ts'
import type { World } from '../support/world.ts'

const repeat = { every: 'week', count: 3, mode: 'free' } as const
const proved = async (world: World, booking: Booking) =>
  confirmBooking(world.ctx, { id: booking.id, token: proofToken(await world.ctx.secret(), booking) })

/** Rooms that somebody trusted, or anybody, gets at once; and a choir that the house trusts. */
async function aTrustingHouse(world: World) {
  const manager = await found(world, {
    rooms: { seminarraum: { approval: 'trusted' }, teekueche: { approval: 'direct' } },
  })
  const known = await ask(world, { date: '2026-12-02' })
  await proved(world, known)
  await trustContact(world.ctx, manager, { id: known.id, trusted: true })
  return manager
}

const ends: [
  string,
  (world: World, who: { manager: Actor; holder: Actor }, id: string) => Promise<unknown>,
][] = [
  ['cancelled by its link', (world, { holder }, id) => cancelBooking(world.ctx, holder, { id })],
  ['cancelled by the house', (world, { manager }, id) => cancelBooking(world.ctx, manager, { id })],
  ['declined', (world, { manager }, id) => declineBooking(world.ctx, manager, { id, reason: 'Nein.' })],
]

describe('a series that a stranger asks for in the name of a choir that is trusted', () => {
  it.each(ends)('and that was %s cannot be gone on with', async (_, end) => {
    await using world = await aWorld()
    const manager = await aTrustingHouse(world)
    const series = await ask(world, { repeat })
    const holder = await holderOf(world, series)
    await end(world, { manager, holder }, series.id)
    await expect(
      extendBooking(world.ctx, holder, { id: series.id, until: '2027-02-20' }),
    ).rejects.toMatchObject({ code: 'already-decided' })
  })

  it('gets no more time without the mailbox, also after the house has said yes by mistake', async () => {
    await using world = await aWorld()
    const manager = await aTrustingHouse(world)
    const series = await ask(world, { repeat })
    const holder = await holderOf(world, series)
    await approveBooking(world.ctx, manager, { id: series.id })
    const more = await extendBooking(world.ctx, holder, { id: series.id, until: '2027-02-20' })
    expect(more.state).toBe('unconfirmed')
    const to = { rooms: ['teekueche'], date: '2026-12-06', from: '10:00', to: '12:00' }
    const occurrence = '2026-12-05T19:00'
    const moved = await moveBooking(world.ctx, holder, { id: series.id, scope: 'this', occurrence, to })
    expect(moved.occurrences[0]).toMatchObject({
      date: '2026-12-05',
      state: 'approved',
      asked: { date: '2026-12-06' },
    })
    await cancelBooking(world.ctx, holder, { id: series.id, scope: 'this', occurrence: '2026-12-12T19:00' })
    const claimed = await claimDate(world.ctx, holder, { id: series.id, occurrence: '2026-12-12T19:00' })
    expect(claimed.occurrences[1]?.state).toBe('requested')
  })

  it('gets it at once when the choir proves the address, before the yes of the house or after it', async () => {
    await using world = await aWorld()
    const manager = await aTrustingHouse(world)
    const series = await ask(world, { repeat })
    await approveBooking(world.ctx, manager, { id: series.id })
    await proved(world, series)
    const booking = await readBooking(world.ctx.table, series.id)
    expect(booking).toMatchObject({ state: 'approved', provedAt: world.ctx.now() })
    expect(await proved(world, series)).toEqual(booking)
    const more = await extendBooking(world.ctx, await holderOf(world, series), {
      id: series.id,
      until: '2027-02-20',
    })
    expect(more).toMatchObject({ state: 'approved', provedAt: world.ctx.now(), contact })
  })

  it('is the choir’s own where the house entered it, whom it knows', async () => {
    await using world = await aWorld()
    const manager = await aTrustingHouse(world)
    const series = await ask(world, { repeat, approve: true }, manager)
    const more = await extendBooking(world.ctx, await holderOf(world, series), {
      id: series.id,
      until: '2027-02-20',
    })
    expect([series.provedAt, more.state]).toEqual([undefined, 'approved'])
  })

  it('counts as proved where its history says so, from before the moment was kept', async () => {
    await using world = await aWorld()
    await aTrustingHouse(world)
    const series = await ask(world, { repeat })
    await proved(world, series)
    const { table } = world.ctx
    const key = { pk: `BOOKING#${series.id.slice(0, 5)}`, sk: series.id }
    await table.transact([{ kind: 'update', key, set: {}, remove: ['provedAt'] }])
    const more = await extendBooking(world.ctx, await holderOf(world, series), {
      id: series.id,
      until: '2027-02-20',
    })
    expect(more.state).toBe('approved')
  })
})
