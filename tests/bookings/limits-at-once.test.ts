import { expect, it } from 'vitest'
import { confirmBooking } from '../../functions/bookings/actions/confirm-booking.ts'
import { requestBooking } from '../../functions/bookings/actions/request-booking.ts'
import { proofToken } from '../../functions/contacts/rules/access.ts'
import { Refusal } from '../../shared/refusal.ts'
import { aRequest, aVisitor, found } from '../support/builders.ts'
import { aWorld } from '../support/world.ts'

/** Requests for so many days, at the same moment; how many of them came in, and why the others did not. */
async function askedAtOnce(
  limits: Record<string, number>,
  asked: (at: number) => { email: string; address: string },
  isProved = false,
  count = 30,
) {
  await using world = await aWorld()
  const secret = await world.ctx.secret()
  await found(world, { house: limits, rooms: { seminarraum: { approval: 'direct' } } })
  const answers = await Promise.all(
    Array.from({ length: count }, async (_, at) => {
      const { email, address } = asked(at)
      const date = `2026-12-${String(at + 2).padStart(2, '0')}`
      const request = aRequest({ date, contact: { name: 'Alina Kranz', email } })
      try {
        const asking = { house: 'aef', request }
        const booking = await requestBooking(world.ctx, { ...aVisitor, address }, asking)
        if (isProved) await confirmBooking(world.ctx, { id: booking.id, token: proofToken(secret, booking) })
        return 'entered'
      } catch (error) {
        if (!(error instanceof Refusal)) throw error
        return `${error.code} ${String(error.facts['limit'])}`
      }
    }),
  )
  return Object.fromEntries(
    Map.groupBy(answers, (answer) => answer)
      .entries()
      .map(([name, all]) => [name, all.length]),
  )
}

it('requests from one network address are as many as may be, also when all come at once', async () => {
  const counts = await askedAtOnce({ maxRequestsPerAddressPerHour: 4 }, (at) => ({
    email: `gruppe-${at}@gruppen.example`,
    address: 'one',
  }))
  expect(counts).toEqual({ entered: 4, 'too-many-requests address': 26 })
})

it('what one contact proves on a day is as much as may be, and what waits to be proved, also when all come at once', async () => {
  const limits = { maxRequestsPerContactPerDay: 3, maxOpenRequests: 20 }
  const asked = (at: number) => ({ email: 'viel@gruppen.example', address: `from-${at}` })
  expect(await askedAtOnce(limits, asked)).toEqual({ entered: 20, 'too-many-requests unproved-contact': 10 })
  const counts = await askedAtOnce(limits, asked, true, 20)
  expect(counts).toEqual({ entered: 3, 'too-many-requests contact': 17 })
})

it('a long series from an address that has asked too often is refused before a date of it is claimed', async () => {
  await using world = await aWorld()
  await found(world, { house: { maxRequestsPerAddressPerHour: 1 } })
  await requestBooking(world.ctx, aVisitor, { house: 'aef', request: aRequest() })
  const { table } = world.ctx
  let writes = 0
  const transact: typeof table.transact = (all) => {
    writes += 1
    return table.transact(all)
  }
  const ctx = { ...world.ctx, table: { ...table, transact } }
  const repeat = { every: 'day', count: 50, mode: 'all' } as const
  const contact = { name: 'Ole Beispiel', email: 'ole@gruppen.example' }
  const request = aRequest({ date: '2026-12-10', contact, repeat })
  await expect(requestBooking(ctx, aVisitor, { house: 'aef', request })).rejects.toMatchObject({
    code: 'too-many-requests',
    facts: { limit: 'address' },
  })
  expect(writes).toBe(0)
})
