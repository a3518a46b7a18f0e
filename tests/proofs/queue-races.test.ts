import { describe, expect, it } from 'vitest'
import { cancelBooking } from '../../functions/bookings/actions/cancel-booking.ts'
import { joinQueue } from '../../functions/waitlist/actions/join-queue.ts'
import { requestBooking } from '../../functions/bookings/actions/request-booking.ts'
import { settleDeadlines } from '../../functions/bookings/actions/settle-deadlines.ts'
import type { Place } from '../../functions/waitlist/schema.ts'
import { Refusal } from '../../shared/refusal.ts'
import { some } from '../support/budget.ts'
import { aRequest, aVisitor, found } from '../support/builders.ts'
import { aWorld } from '../support/world.ts'
import { takenOn } from '../back-office/managed.ts'
import {
  accept,
  aWish,
  faults,
  house,
  leave,
  placeNow,
  proved,
  states,
  taken,
  waits,
} from '../waitlist/waiting.ts'
import { itInTurn } from '../support/in-turn.ts'

const date = '2026-12-05'
const settings = { rateLimits: false }
const rounds = Math.max(3, some(15))

function refusals(outcomes: PromiseSettledResult<unknown>[]): string[] {
  return outcomes.flatMap((outcome) => {
    if (outcome.status === 'fulfilled') return []
    if (!(outcome.reason instanceof Refusal)) throw outcome.reason
    return [outcome.reason.code]
  })
}

describe('all at once', () => {
  it.each(Array.from({ length: some(12) }, (_, round) => round + 1))(
    'a cancellation, strangers and more who wait: the first in the queue has it (round %i)',
    async () => {
      await using world = await aWorld({ settings })
      const manager = await found(world)
      const { id } = await taken(world, manager)
      const first = await waits(world)
      world.clock.advance(1)
      const strangers = () => requestBooking(world.ctx, aVisitor, { house, request: aRequest() })
      const joins = async () =>
        proved(world.ctx, await joinQueue(world.ctx, aVisitor, { house, request: aWish() }))
      const outcomes = await Promise.allSettled([
        ...Array.from({ length: 10 }, strangers),
        ...Array.from({ length: 3 }, joins),
        cancelBooking(world.ctx, manager, { id }),
        ...Array.from({ length: 10 }, strangers),
        ...Array.from({ length: 3 }, joins),
      ])
      // Whoever comes to the queue in such a rush is perhaps asked to try again.
      expect([...new Set(refusals(outcomes))].filter((code) => code !== 'changed-meanwhile')).toEqual([
        'room-taken',
      ])
      expect(await states(world, first)).toEqual(['offered'])
      expect(await takenOn(world, date)).toEqual(['19:00-21:00 offer'])
      expect(await faults(world)).toEqual([])
    },
  )

  itInTurn('the last who leave a slot of several holders: whoever waits for all of it gets it', async () => {
    for (const related of [false, true]) {
      await using world = await aWorld({ settings })
      const parts = related ? { contains: ['links', 'rechts'] } : {}
      const manager = await found(world, { rooms: { saal: parts, links: {}, rechts: {}, flur: {} } })
      for (let round = 0; round < rounds; round++) {
        const day = `2027-01-${String(round + 10)}`
        const rooms = related ? ['links', 'rechts'] : ['links', 'rechts']
        const bookings = await Promise.all(
          rooms.flatMap((room) =>
            ['18:00', '19:00'].map((from) =>
              taken(world, manager, { rooms: [room], date: day, from, to: from.replace('00', '45') }),
            ),
          ),
        )
        const wanted = related ? ['saal'] : rooms
        const join = () => waits(world, { rooms: wanted, date: day, from: '18:00', to: '20:00' })
        const early = round % 2 === 0 ? await join() : undefined
        const [late] = await Promise.allSettled([
          early ?? join(),
          ...bookings.map(({ id }) => cancelBooking(world.ctx, manager, { id })),
        ])
        // Who came when all were gone is told to book.
        if (late.status === 'rejected') expect((late.reason as Refusal).code).toBe('not-taken')
        else expect(await states(world, late.value)).toEqual(['offered'])
        expect(await faults(world)).toEqual([])
      }
    }
  })

  itInTurn(
    'taking, leaving and the timer at the end of an offer: it is taken once, or goes on to the next',
    async () => {
      await using world = await aWorld({ settings })
      const manager = await found(world)
      for (let round = 0; round < rounds; round++) {
        const day = `2027-01-${String(round + 10)}`
        const { id } = await taken(world, manager, { date: day })
        const [first, next] = [await waits(world, { date: day }), await waits(world, { date: day })]
        await cancelBooking(world.ctx, manager, { id })
        const { offer } = await placeNow(world, first)
        if (round % 3 === 0) world.clock.set(offer!.until)
        await Promise.allSettled([
          accept(world, first),
          round % 3 === 1 ? leave(world, first) : settleDeadlines(world.ctx),
          accept(world, first, 'page'),
          settleDeadlines(world.ctx),
        ])
        const [state, after] = await states(world, first, next)
        expect(['taken waiting', 'left offered', 'expired offered']).toContain(`${state} ${after}`)
        expect(await takenOn(world, day)).toHaveLength(1)
        expect(await faults(world)).toEqual([])
      }
    },
  )

  itInTurn(
    'a whole queue that comes and goes: never two holders, nobody is forgotten while the slot is free',
    async () => {
      await using world = await aWorld({ settings })
      const manager = await found(world)
      const { id } = await taken(world, manager)
      const places: Place[] = []
      for (let count = 0; count < 8; count++) places.push(await waits(world))
      await cancelBooking(world.ctx, manager, { id })
      for (let round = 0; round < 20; round++) {
        const open: Place[] = []
        for (const place of places) {
          if (/waiting|offered/.test((await placeNow(world, place)).state)) open.push(place)
        }
        const [a, b, c] = open
        if (a === undefined) break
        await Promise.allSettled([
          leave(world, a),
          b &&
            accept(world, b, 'page').then(({ booking }) =>
              cancelBooking(world.ctx, manager, { id: booking.id }),
            ),
          c && round % 2 === 0 ? leave(world, c) : settleDeadlines(world.ctx),
        ])
        const left = await states(world, ...places)
        const slot = await takenOn(world, date)
        expect(slot?.length ?? 0).toBeLessThan(2)
        if (left.includes('waiting') || left.includes('offered')) expect(slot).toHaveLength(1)
        expect(await faults(world)).toEqual([])
      }
    },
  )
})

describe('two who give back parts of one slot, one of them before anybody waits for the whole', () => {
  it.each([
    ['both parts of a room', { saal: { contains: ['links', 'rechts'] }, links: {}, rechts: {} }, ['saal']],
    ['both rooms', { links: {}, rechts: {} }, ['links', 'rechts']],
  ])('see each other: %s', async (_, rooms, wanted) => {
    await using world = await aWorld({ settings })
    const manager = await found(world, { rooms })
    const [one, other] = await Promise.all(
      ['links', 'rechts'].map((room) => taken(world, manager, { rooms: [room] })),
    )
    const [arrived, gate] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
    const { table } = world.ctx
    const slow = {
      ...world.ctx,
      table: {
        ...table,
        transact: async (...given: Parameters<typeof table.transact>) => {
          arrived.resolve()
          await gate.promise
          return table.transact(...given)
        },
      },
    }
    const late = cancelBooking(slow, manager, { id: other!.id })
    // It has read all that it wants to know, and stands before its write.
    await arrived.promise
    const place = await waits(world, { rooms: wanted })
    await cancelBooking(world.ctx, manager, { id: one!.id })
    expect(await states(world, place)).toEqual(['waiting'])
    gate.resolve()
    await late
    expect(await states(world, place)).toEqual(['offered'])
    expect(await faults(world)).toEqual([])
  })
})
