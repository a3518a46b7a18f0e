import { describe, expect, it } from 'vitest'
import { cancelBooking } from '../../functions/bookings/actions/cancel-booking.ts'
import { confirmBooking } from '../../functions/bookings/actions/confirm-booking.ts'
import { moveBooking } from '../../functions/bookings/actions/move-booking.ts'
import { requestBooking } from '../../functions/bookings/actions/request-booking.ts'
import { settleDeadlines } from '../../functions/bookings/actions/settle-deadlines.ts'
import type { BookingRequest } from '../../functions/bookings/schema.ts'
import { manageToken, proofToken } from '../../functions/contacts/rules/access.ts'
import { Refusal } from '../../shared/refusal.ts'
import { isFull } from '../support/budget.ts'
import { aRequest, aRoom, aVisitor, found } from '../support/builders.ts'
import { aWorld } from '../support/world.ts'
import type { World } from '../support/world.ts'
import { itInTurn } from '../support/in-turn.ts'

const rooms = { seminarraum: aRoom(), teekueche: aRoom() }
const invented = (at: number) => ({ name: 'Niemand', email: `erfunden-${at}@nirgends.example` })
const from = (network: number) => ({ ...aVisitor, address: `network-${network}` })

/** `entered`, or the limit that was in the way. */
async function asks(world: World, network: number, change: Partial<BookingRequest>, house = 'aef') {
  try {
    await requestBooking(world.ctx, from(network), { house, request: aRequest(change) })
    return 'entered'
  } catch (error) {
    if (error instanceof Refusal && error.code === 'too-many-requests') return String(error.facts['limit'])
    throw error
  }
}

const count = (told: readonly string[]) =>
  Object.fromEntries([...Map.groupBy(told, (each) => each)].map(([name, all]) => [name, all.length]))
const day = (at: number) => new Date(Date.UTC(2026, 11, 2 + at)).toISOString().slice(0, 10)

describe('one stranger with invented addresses', () => {
  itInTurn(
    'holds no more dates than a weekly evening has in a year, whether in long series or very many single requests at once',
    async () => {
      await using world = await aWorld()
      await found(world, { rooms, house: { maxRequestsPerAddressPerHour: 1000 } })
      const repeat = { every: 'day', count: 700, mode: 'all' } as const
      for (let at = 0; at < 5; at++) {
        const series = {
          contact: invented(at),
          rooms: ['seminarraum', 'teekueche'],
          date: '2026-12-02',
          repeat,
        }
        expect(await asks(world, 1, series)).toBe('unproved')
      }
      const many = isFull ? 200 : 70
      const singles = Array.from({ length: many }, (_, at) => {
        return asks(world, 1, { contact: invented(at), date: day(at), from: '10:00', to: '11:00' })
      })
      expect(count(await Promise.all(singles))).toEqual({ entered: 60, unproved: many - 60 })
    },
  )

  it('holds no more hours, in one request or by moving it to longer ones', async () => {
    await using world = await aWorld()
    await found(world, { rooms })
    const long = { rooms: ['seminarraum', 'teekueche'], from: '08:00', to: '22:00' }
    const days = await Promise.all(
      Array.from({ length: 12 }, (_, at) =>
        asks(world, 1, { ...long, contact: invented(at), date: day(at) }),
      ),
    )
    // 250 hours are eight such days and a bit.
    expect(count(days)).toEqual({ entered: 8, unproved: 4 })
    const short = { contact: invented(20), date: day(40), from: '10:00', to: '11:00' }
    const booking = await requestBooking(world.ctx, from(1), { house: 'aef', request: aRequest(short) })
    const holder = { ...from(1), token: manageToken(await world.ctx.secret(), booking.id) }
    const to = { ...long, date: day(40) }
    await expect(moveBooking(world.ctx, holder, { id: booking.id, to })).rejects.toMatchObject({
      facts: { limit: 'unproved' },
    })
    const later = { date: day(41), from: '14:00', to: '15:00' }
    await moveBooking(world.ctx, holder, { id: booking.id, to: later })
  })

  it('is the same one in every house, and has nothing more by another', async () => {
    await using world = await aWorld()
    await found(world, { house: { maxRequestsPerAddressPerHour: 4 } })
    await found(world, { house: { id: 'anders', maxRequestsPerAddressPerHour: 4 } })
    const told: string[] = []
    for (let at = 0; at < 4; at++)
      for (const house of ['aef', 'anders'])
        told.push(await asks(world, 1, { contact: invented(at), date: day(at) }, house))
    expect(count(told)).toEqual({ entered: 4, address: 4 })
  })

  itInTurn(
    'and others like it leave a house most of its time; after its hour the house has all of it again',
    async () => {
      await using world = await aWorld()
      const manager = await found(world, { rooms })
      const repeat = { every: 'day', count: 60, mode: 'free' } as const
      const told: string[] = []
      for (let network = 0; network < 7; network++) {
        const hour = `${String(8 + network).padStart(2, '0')}:00`
        const to = `${String(9 + network).padStart(2, '0')}:00`
        told.push(
          await asks(world, network, { contact: invented(network), from: hour, to, date: day(0), repeat }),
        )
      }
      expect(count(told)).toEqual({ entered: 4, 'unproved-house': 3 })
      const request = aRequest({ contact: invented(99), date: day(3) })
      expect(await requestBooking(world.ctx, manager, { house: 'aef', request })).toMatchObject({
        state: 'requested',
      })
      world.clock.advance(61)
      await settleDeadlines(world.ctx)
      const mine = await asks(world, 50, { contact: invented(50), from: '08:00', to: '09:00', date: day(0) })
      expect(mine).toBe('entered')
    },
  )
})

describe('a stranger who asks in a group’s name', () => {
  const contact = { name: 'Chor', email: 'chor@gruppe.example' }
  const hers = (world: World, date: string) =>
    requestBooking(world.ctx, from(99), { house: 'aef', request: aRequest({ contact, date }) })

  itInTurn(
    'takes none of the requests that the group may have, whether they stay or are cancelled',
    async () => {
      await using world = await aWorld()
      await found(world, { house: { maxOpenRequests: 2, maxRequestsPerContactPerDay: 3 } })
      const secret = await world.ctx.secret()
      for (let at = 0; at < 12; at++) {
        const request = aRequest({ contact, date: day(at) })
        const booking = await requestBooking(world.ctx, from(at), { house: 'aef', request })
        const holder = { ...from(at), token: manageToken(secret, booking.id) }
        if (at % 2 === 0) await cancelBooking(world.ctx, holder, { id: booking.id })
      }
      const prove = async (date: string) => {
        const booking = await hers(world, date)
        return confirmBooking(world.ctx, { id: booking.id, token: proofToken(secret, booking) })
      }
      await prove(day(20))
      await prove(day(21))
      // Her own limit binds her as ever.
      await expect(hers(world, day(22))).rejects.toMatchObject({ facts: { limit: 'open', most: 2 } })
    },
  )

  itInTurn(
    'leaves her, where very many wait in her name, what the mails offer: to cancel what she has not asked for',
    async () => {
      await using world = await aWorld()
      await found(world)
      const secret = await world.ctx.secret()
      const bookings = []
      for (let at = 0; at < 20; at++) {
        const request = aRequest({ contact, date: day(at) })
        bookings.push(await requestBooking(world.ctx, from(at), { house: 'aef', request }))
      }
      await expect(hers(world, day(30))).rejects.toMatchObject({ facts: { limit: 'unproved-contact' } })
      const [id] = bookings.map((booking) => booking.id)
      await cancelBooking(world.ctx, { ...from(99), token: manageToken(secret, id!) }, { id: id! })
      expect(await hers(world, day(30))).toMatchObject({ state: 'unconfirmed' })
    },
  )
})
