import { beforeEach, describe, expect } from 'vitest'
import { readInbox } from '../../functions/back-office/actions/read-inbox.ts'
import { approveBooking } from '../../functions/bookings/actions/approve-booking.ts'
import { requestBooking } from '../../functions/bookings/actions/request-booking.ts'
import { settleDeadlines } from '../../functions/bookings/actions/settle-deadlines.ts'
import { keysOf } from '../../functions/bookings/rules/decision.ts'
import { readLedgers } from '../../functions/contacts/actions/ledger.ts'
import { readUsageOf } from '../../functions/contacts/store/usage.ts'
import { readBooking } from '../../functions/bookings/store.ts'
import type { Booking, BookingRequest } from '../../functions/bookings/schema.ts'
import type { Place } from '../../functions/waitlist/schema.ts'
import type { Actor } from '../../shared/actor.ts'
import { addDays } from '../../shared/time/civil.ts'
import { aRequest, aVisitor, found } from '../support/builders.ts'
import { allItems } from '../support/crash-consistency.ts'
import { aWorld } from '../support/world.ts'
import type { World } from '../support/world.ts'
import { asked } from '../back-office/managed.ts'
import { house } from '../waitlist/waiting.ts'
import { itInTurn } from '../support/in-turn.ts'

const date = '2026-12-05'
let world: World
let manager: Actor

beforeEach(async () => {
  world = await aWorld({ settings: { rateLimits: false } })
  const rooms = { seminarraum: { contention: 'compete' }, teekueche: {} } as const
  manager = await found(world, { rooms, house: { maxHoursPerWeek: 40 } })
  return () => world[Symbol.asyncDispose]()
})

const rival = (change: Partial<BookingRequest> = {}) => asked(world, change)
const state = async ({ id }: Booking) => (await readBooking(world.ctx.table, id))?.state
const places = async () => {
  const items = await allItems(world.engine.endpoint, world.engine.tableName)
  return items.filter(({ type }) => type === 'place') as unknown as Place[]
}

describe('more rivals than one write can hold', () => {
  const days = Array.from({ length: 60 }, (_, at) => addDays(date, at))
  const daily = () => rival({ repeat: { every: 'day', count: days.length, mode: 'all' } })
  const competitors = async (count: number) => {
    const all: Booking[] = []
    for (const day of days.slice(0, count))
      all.push(await requestBooking(world.ctx, aVisitor, { house, request: aRequest({ date: day }) }))
    return all
  }
  const stateOf = (bookings: readonly Booking[]) => Promise.all(bookings.map(state))

  itInTurn('lose one after the other, by one yes', async () => {
    const a = await daily()
    const others = await competitors(18)
    const waits = await rival({ date: days[20]!, queueIfTaken: true })
    const long = await rival({ repeat: { every: 'day', count: 60, mode: 'all' }, from: '20:00', to: '22:00' })
    expect(await approveBooking(world.ctx, manager, { id: a.id })).toMatchObject({ state: 'approved' })
    expect(new Set(await stateOf([...others, waits, long]))).toEqual(new Set(['declined']))
    expect((await places()).map(({ date: day, state: standing }) => [day, standing])).toEqual([
      [days[20], 'waiting'],
    ])
    expect((await readBooking(world.ctx.table, a.id))?.work).toBeUndefined()
    expect((await readInbox(world.ctx, manager, { house })).entries).toEqual([])
  })

  itInTurn(
    'lose few dates in one write with one line, and more than one write can hold in several',
    async () => {
      const a = await rival({ repeat: { every: 'day', count: 120, mode: 'all' } })
      const some = await rival({ date: days[3]!, repeat: { every: 'day', count: 3, mode: 'all' } })
      const all = await rival({
        repeat: { every: 'day', count: 120, mode: 'all' },
        from: '20:00',
        to: '22:00',
      })
      await approveBooking(world.ctx, manager, { id: a.id })
      const linesOf = async ({ id }: Booking) =>
        (await readBooking(world.ctx.table, id))?.history.filter(({ what }) => what === 'declined')
      expect(await linesOf(some)).toHaveLength(1)
      const lines = (await linesOf(all)) ?? []
      expect(lines.length).toBeGreaterThan(1)
      expect(lines.flatMap(({ dates = [] }) => dates.flatMap(keysOf)).toSorted()).toEqual(
        all.occurrences.map(({ key }) => key),
      )
      expect(await stateOf([some, all])).toEqual(['declined', 'declined'])
    },
  )

  itInTurn('wait for no decision any more, and have none of their hours left', async () => {
    const { id } = await rival({ repeat: { every: 'day', count: 120, mode: 'all' } })
    const single = await rival({ date: days[3]! })
    const long = await rival({
      repeat: { every: 'day', count: 120, mode: 'all' },
      from: '20:00',
      to: '22:00',
    })
    await approveBooking(world.ctx, manager, { id })
    const ledgers = await readLedgers(world.ctx.table, house)
    const open = ledgers.flatMap((ledger) => [...ledger.open.keys()])
    expect(open).toEqual([])
    for (const { contactId } of [single, long]) {
      const { used } = await readUsageOf(world.ctx.table, house, contactId)
      expect([...used.values()].filter((minutes) => minutes > 0)).toEqual([])
    }
  })

  itInTurn(
    'lose also when they come while it happens, and when it is interrupted and somebody else goes on',
    async () => {
      const a = await daily()
      const others = await competitors(18)
      const { transact } = world.ctx.table
      let calls = 0
      let late: Booking | undefined
      const table = {
        ...world.ctx.table,
        transact: async (writes: Parameters<typeof transact>[0]) => {
          calls += 1
          // The mark is set, nothing is taken yet.
          if (calls === 2)
            late = await requestBooking(world.ctx, aVisitor, {
              house,
              request: aRequest({ date: days[59]! }),
            })
          if (calls > 10) throw new Error('the process is gone')
          return transact(writes)
        },
      }
      const done = approveBooking({ ...world.ctx, table }, manager, { id: a.id })
      await expect(done).rejects.toThrow('the process is gone')
      expect(await state(a)).toBe('approved')
      const left = (await stateOf([...others, late!])).filter((standing) => standing !== 'declined')
      expect(left.length).toBeGreaterThan(0)
      world.clock.advance(3)
      await settleDeadlines(world.ctx)
      expect(new Set(await stateOf([...others, late!]))).toEqual(new Set(['declined']))
      expect((await readBooking(world.ctx.table, a.id))?.work).toBeUndefined()
    },
  )
})
