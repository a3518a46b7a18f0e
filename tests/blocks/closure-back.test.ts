import { beforeEach, describe, expect, it } from 'vitest'
import { createClosure } from '../../functions/blocks/actions/create-closure.ts'
import { settleClosures } from '../../functions/blocks/actions/settle-closures.ts'
import { undoClosure } from '../../functions/blocks/actions/undo-closure.ts'
import { readClosure } from '../../functions/blocks/store/closures.ts'
import { moveBooking } from '../../functions/bookings/actions/move-booking.ts'
import type { Actor } from '../../shared/actor.ts'
import { addDays } from '../../shared/time/civil.ts'
import { found } from '../support/builders.ts'
import { aWorld } from '../support/world.ts'
import type { World } from '../support/world.ts'
import { approved, ask, bookingOf, close, contactOf, faults, house, span, taken } from './closing.ts'
import { noting, onDay, slow } from './meanwhile.ts'
import { itInTurn } from '../support/in-turn.ts'

const first = '2026-12-05'
const daily = (count: number) => ({ every: 'day', count, mode: 'all' }) as const

describe('what an undone closure gives back', () => {
  let world: World
  let manager: Actor

  beforeEach(async () => {
    world = await aWorld({ settings: { rateLimits: false } })
    manager = await found(world)
    return () => world[Symbol.asyncDispose]()
  })

  const undo = (id: string, ctx = world.ctx) => undoClosure(ctx, manager, { id })
  /** Asked for by whoever holds the booking. */
  const asksFor = async (id: string, date: string, occurrence: string, from = '19:00', until = '21:00') =>
    moveBooking(world.ctx, await contactOf(world, id), {
      id,
      scope: 'this',
      occurrence: `${occurrence}T19:00`,
      to: { date, from, to: until },
    })

  // What lies before the first of the closed hours, or after the last, is free meanwhile.
  it.each([
    ['first', `${first}T20:00`, '2026-12-07', [['19:00', '20:00', first]]],
    ['last', first, '2026-12-07T20:00', [['20:00', '21:00', '2026-12-07']]],
    [
      'first and the last',
      `${first}T20:00`,
      '2026-12-07T20:00',
      [
        ['19:00', '20:00', first],
        ['20:00', '21:00', '2026-12-07'],
      ],
    ],
  ] as const)('is all of a series but what somebody else has by now: the %s', async (_, from, to, others) => {
    const { id } = await approved(world, manager, { repeat: daily(3) })
    const closure = await close(world, manager, { from, to })
    for (const [start, end, date] of others) await ask(world, { date, from: start, to: end })
    const lost = others.map(([, , date]) => `${date}T19:00`)
    expect(await undo(closure.id)).toMatchObject({ state: 'undone', restored: [{ booking: id, lost }] })
    const { occurrences } = await bookingOf(world, id)
    const gone = occurrences.filter(({ state }) => state === 'cancelled').map(({ key }) => key)
    expect([gone, occurrences.filter(({ state }) => state === 'approved').length]).toEqual([
      lost,
      3 - lost.length,
    ])
    expect(await faults(world, ['none'])).toEqual([])
  })

  itInTurn(
    'is what was asked for beside a date with the date, and not without it, and what was beside one that stayed',
    async () => {
      const { id } = await approved(world, manager, { repeat: daily(3) })
      await asksFor(id, '2026-12-14', first)
      await asksFor(id, '2026-12-15', '2026-12-06')
      await asksFor(id, '2026-12-06', '2026-12-07', '09:00', '11:00')
      const closure = await close(world, manager, { from: `${first}T20:00`, to: '2026-12-06' })
      await ask(world, { from: '19:00', to: '20:00' })
      const lost = [`${first}T19:00`]
      expect((await undo(closure.id)).restored).toEqual([{ booking: id, lost }])
      const { occurrences } = await bookingOf(world, id)
      expect(occurrences.map(({ state, asked }) => [state, asked?.date])).toEqual([
        ['cancelled', undefined],
        ['approved', '2026-12-15'],
        ['approved', '2026-12-06'],
      ])
      expect([await taken(world, '2026-12-14'), (await taken(world, '2026-12-15'))?.length]).toEqual([[], 1])
      expect(await faults(world, ['none'])).toEqual([])
    },
  )

  it('is nothing where somebody else has all dates, though what was asked for beside one is free', async () => {
    const { id } = await approved(world, manager, { repeat: daily(2) })
    await asksFor(id, '2026-12-14', first)
    const closure = await close(world, manager, { from: `${first}T20:00`, to: '2026-12-06T20:00' })
    await ask(world, { from: '19:00', to: '20:00' })
    await ask(world, { date: '2026-12-06', from: '20:00', to: '21:00' })
    const before = await bookingOf(world, id)
    const lost = before.occurrences.map(({ key }) => key)
    expect((await undo(closure.id)).restored).toEqual([{ booking: id, lost }])
    expect(await bookingOf(world, id)).toEqual(before)
  })

  it.each([
    [80, 1],
    [81, 2],
  ])('of %i dates comes in as many steps as it needs: %i', async (count, steps) => {
    const { id } = await approved(world, manager, { repeat: daily(count) })
    const closure = await close(world, manager, { rooms: ['seminarraum'], to: addDays(first, count) })
    await undo(closure.id)
    const { occurrences, history } = await bookingOf(world, id)
    expect(occurrences.every(({ state }) => state === 'approved')).toBe(true)
    expect(history.filter(({ what }) => what === 'restored')).toHaveLength(steps)
    expect(await taken(world, addDays(first, count - 1))).toEqual(['19:00-21:00 booking'])
    expect(await faults(world, ['none'])).toEqual([])
  })

  // A write holds a hundred items: what says how the closure stands is one, the block another, and each day of the room one.
  it.each([
    [97, [2, 98, 1], [1, 99]],
    [98, [2, 98, 2, 1], [1, 100]],
    [135, [2, 98, 39, 1], [1, 46, 46, 46, 2]],
  ])('of %i days takes no more writes than hold it', async (days, laying, undoing) => {
    const { ctx, written } = noting(world.ctx)
    const request = { ...span, rooms: ['seminarraum'], to: addDays(first, days - 1) }
    const { id } = await createClosure(ctx, manager, { house, request })
    expect(written.splice(0).map((all) => all.length)).toEqual(laying)
    expect(await undo(id, ctx)).toMatchObject({ state: 'undone' })
    expect(written.map((all) => all.length)).toEqual(undoing)
    expect(await taken(world, request.to)).toEqual([])
  })

  itInTurn(
    'and was given back when somebody stopped in the middle is left alone when it is gone on with',
    async () => {
      const last = addDays(first, 134)
      const { id } = await close(world, manager, { rooms: ['seminarraum'], to: last })
      const fails = () => Promise.reject(new Error('no answer'))
      await expect(undo(id, slow(world, onDay(last), fails))).rejects.toThrow('no answer')
      world.clock.advance(2)
      const { ctx, written } = noting(world.ctx)
      await settleClosures(ctx)
      expect(written.map((all) => all.length)).toEqual([47])
      expect(await readClosure(world.ctx.table, id)).toMatchObject({ state: 'undone' })
    },
  )
})
