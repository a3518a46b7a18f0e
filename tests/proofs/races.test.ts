import { describe, expect, it } from 'vitest'
import { approveBooking } from '../../functions/bookings/actions/approve-booking.ts'
import { cancelBooking } from '../../functions/bookings/actions/cancel-booking.ts'
import { declineBooking } from '../../functions/bookings/actions/decline-booking.ts'
import { requestBooking } from '../../functions/bookings/actions/request-booking.ts'
import { readAvailability } from '../../functions/rooms/actions/read-availability.ts'
import { Refusal } from '../../shared/refusal.ts'
import { crowd, some } from '../support/budget.ts'
import { aRequest, aVisitor, found } from '../support/builders.ts'
import { aWorld } from '../support/world.ts'
import { itInTurn } from '../support/in-turn.ts'

const house = 'aef'
const many = crowd(200)

function codesOf(outcomes: PromiseSettledResult<unknown>[]): string[] {
  return outcomes.flatMap((outcome) => {
    if (outcome.status === 'fulfilled') return []
    if (!(outcome.reason instanceof Refusal)) throw outcome.reason
    return [outcome.reason.code]
  })
}

describe(`${many} requests for one slot at once`, () => {
  it.each(Array.from({ length: some(10) }, (_, round) => round + 1))(
    'leave exactly one holder (round %i)',
    async (round) => {
      await using world = await aWorld({ settings: { rateLimits: false } })
      await found(world)
      const date = `2026-12-${String(10 + round)}`
      const from = ['18:00', '19:00', '20:00']
      const asked = Array.from({ length: many }, (_, at) =>
        requestBooking(world.ctx, aVisitor, {
          house,
          // Overlapping, not only equal: each pair shares at least an hour.
          request: aRequest({ date, from: from[at % 3] ?? '18:00', to: '21:00' }),
        }),
      )
      const outcomes = await Promise.allSettled(asked)
      expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
      expect(new Set(codesOf(outcomes))).toEqual(new Set(['room-taken']))
      const [room] = await readAvailability(world.ctx, { house, rooms: ['seminarraum'], from: date })
      expect(room?.days[0]?.taken).toHaveLength(1)
    },
  )
})

describe('a decision raced by another', () => {
  itInTurn('approve, decline and cancel at once: one of them counts, and the slot follows it', async () => {
    await using world = await aWorld()
    const manager = await found(world)
    for (let round = 0; round < 10; round++) {
      const date = `2026-12-${String(10 + round)}`
      const { id } = await requestBooking(world.ctx, manager, { house, request: aRequest({ date }) })
      const outcomes = await Promise.allSettled([
        approveBooking(world.ctx, manager, { id }),
        declineBooking(world.ctx, manager, { id, reason: 'Nein' }),
        declineBooking(world.ctx, manager, { id, reason: 'Auch nein' }),
      ])
      expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
      const [room] = await readAvailability(world.ctx, { house, rooms: ['seminarraum'], from: date })
      const isApproved = outcomes[0].status === 'fulfilled'
      expect(room?.days[0]?.taken).toHaveLength(isApproved ? 1 : 0)
    }
  })

  it('one double-clicked cancellation is one cancellation', async () => {
    await using world = await aWorld()
    const manager = await found(world)
    const { id } = await requestBooking(world.ctx, manager, { house, request: aRequest({ approve: true }) })
    const outcomes = await Promise.allSettled([1, 2, 3].map(() => cancelBooking(world.ctx, manager, { id })))
    expect(codesOf(outcomes)).toEqual(['already-decided', 'already-decided'])
  })
})
