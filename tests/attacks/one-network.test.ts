import { describe, expect, it } from 'vitest'
import { cancelBooking } from '../../functions/bookings/actions/cancel-booking.ts'
import { confirmBooking } from '../../functions/bookings/actions/confirm-booking.ts'
import { requestBooking } from '../../functions/bookings/actions/request-booking.ts'
import { readBooking } from '../../functions/bookings/store.ts'
import type { Booking, BookingRequest } from '../../functions/bookings/schema.ts'
import { manageToken, proofToken } from '../../functions/contacts/rules/access.ts'
import { crowd } from '../support/budget.ts'
import { aRequest, aVisitor, found } from '../support/builders.ts'
import { aWorld } from '../support/world.ts'
import type { World } from '../support/world.ts'
import { wholeTable } from './whole-table.ts'

/** Everybody in the library has one network address. */
const library = { ...aVisitor, address: 'library' }
const weekly = { every: 'week', count: 30, mode: 'all' } as const
const asks = (world: World, at: number, change: Partial<BookingRequest> = {}) =>
  requestBooking(world.ctx, library, {
    house: 'aef',
    request: aRequest({
      from: `${String(8 + (at % 12)).padStart(2, '0')}:00`,
      to: `${String(9 + (at % 12)).padStart(2, '0')}:00`,
      repeat: weekly,
      ...change,
    }),
  })
const proves = async (world: World, booking: Booking) =>
  confirmBooking(world.ctx, { id: booking.id, token: proofToken(await world.ctx.secret(), booking) })
const full = (limit: string) => ({ code: 'too-many-requests', facts: { limit } })

/** What is counted of network and house, by name. */
async function counted(world: World) {
  const limits = [...(await wholeTable(world)).values()].filter(({ type }) => type === 'limit')
  const of = (beginning: string) => {
    const item = limits.find(({ pk }) => pk.startsWith(beginning))
    return [item?.['count'], item?.['dates'], item?.['minutes']].map(Number)
  }
  return { network: of('LIMIT#request#library'), house: of('LIMIT#unproved#aef') }
}

describe('many honest people behind one network address', () => {
  it('ask for one series after the other, as long as each proves theirs', async () => {
    await using world = await aWorld()
    await found(world)
    for (let at = 0; at < 4; at++) {
      const { state } = await proves(world, await asks(world, at))
      expect(state).toBe('requested')
    }
    expect(await counted(world)).toEqual({ network: [4, 0, 0], house: [0, 0, 0] })
  })

  it('are held up by what nobody has proved, and by nothing else', async () => {
    await using world = await aWorld()
    await found(world)
    const first = await asks(world, 0)
    await asks(world, 1)
    await expect(asks(world, 2)).rejects.toMatchObject(full('unproved'))
    await proves(world, first)
    expect(await counted(world)).toEqual({ network: [2, 30, 1800], house: [1, 30, 1800] })
    await asks(world, 2)
    await expect(asks(world, 3)).rejects.toMatchObject(full('unproved'))
  })

  it('get back once what each has proved, however often and however fast the link is pressed', async () => {
    await using world = await aWorld()
    await found(world)
    const booking = await asks(world, 0)
    await asks(world, 1)
    await Promise.all(Array.from({ length: crowd(30) }, () => proves(world, booking)))
    await proves(world, booking)
    expect((await counted(world)).network).toEqual([2, 30, 1800])
  })

  it('get nothing back for what is given up unproved, and of an hour that is over', async () => {
    await using world = await aWorld()
    await found(world, { house: { unprovedHoldMinutes: 180 } })
    const given = await asks(world, 0)
    const holder = { ...library, token: manageToken(await world.ctx.secret(), given.id) }
    await cancelBooking(world.ctx, holder, { id: given.id })
    expect((await counted(world)).network).toEqual([1, 30, 1800])
    const late = await asks(world, 1)
    world.clock.advance(90)
    const again = await asks(world, 2)
    const ofNetwork = async () =>
      [...(await wholeTable(world)).values()].filter(({ pk }) => pk.startsWith('LIMIT#request#library'))
    const before = await ofNetwork()
    await proves(world, late)
    expect([before.length, await ofNetwork()]).toEqual([2, before])
    await proves(world, again)
    await expect(asks(world, 3, { repeat: { ...weekly, count: 70 } })).rejects.toMatchObject(full('unproved'))
  })

  it('leave no trace of their network on what they have proved, or given up', async () => {
    await using world = await aWorld()
    await found(world)
    const [proved, open, given] = [
      await asks(world, 0),
      await asks(world, 1, { repeat: undefined }),
      await asks(world, 2, { repeat: undefined }),
    ]
    await proves(world, proved)
    const holder = { ...library, token: manageToken(await world.ctx.secret(), given.id) }
    await cancelBooking(world.ctx, holder, { id: given.id })
    const stored = await Promise.all([proved, open, given].map(({ id }) => readBooking(world.ctx.table, id)))
    expect(stored.map((each) => each?.heldFor)).toEqual([
      undefined,
      { address: 'library', dates: 1, minutes: 60 },
      undefined,
    ])
  })
})
