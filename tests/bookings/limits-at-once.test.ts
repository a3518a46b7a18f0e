import { expect, it } from 'vitest'
import { requestBooking } from '../../functions/bookings/actions/request-booking.ts'
import { Refusal } from '../../shared/refusal.ts'
import { aRequest, aVisitor, found } from '../support/builders.ts'
import { aWorld } from '../support/world.ts'

/** Thirty requests for thirty days, at the same moment; how many of them came in, and why the others did not. */
async function askedAtOnce(
  limits: Record<string, number>,
  asked: (at: number) => { email: string; address: string },
) {
  await using world = await aWorld()
  await found(world, { house: limits, rooms: { seminarraum: { approval: 'direct' } } })
  const answers = await Promise.all(
    Array.from({ length: 30 }, async (_, at) => {
      const { email, address } = asked(at)
      const date = `2026-12-${String(at + 2).padStart(2, '0')}`
      const request = aRequest({ date, contact: { name: 'Alina Kranz', email } })
      try {
        await requestBooking(world.ctx, { ...aVisitor, address }, { house: 'aef', request })
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

it('requests of one contact on a day are as many as may be, also when all come at once', async () => {
  const limits = { maxRequestsPerContactPerDay: 3, maxOpenRequests: 20 }
  const counts = await askedAtOnce(limits, (at) => ({ email: 'viel@gruppen.example', address: `from-${at}` }))
  expect(counts).toEqual({ entered: 3, 'too-many-requests contact': 27 })
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
  const repeat = { every: 'day', count: 120, mode: 'all' } as const
  const contact = { name: 'Ole Beispiel', email: 'ole@gruppen.example' }
  const request = aRequest({ date: '2026-12-10', contact, repeat })
  await expect(requestBooking(ctx, aVisitor, { house: 'aef', request })).rejects.toMatchObject({
    code: 'too-many-requests',
    facts: { limit: 'address' },
  })
  expect(writes).toBe(0)
})
