import { describe, expect, it } from 'vitest'
import { createClosure } from '../../functions/blocks/actions/create-closure.ts'
import { undoClosure } from '../../functions/blocks/actions/undo-closure.ts'
import { readClosure } from '../../functions/blocks/store/closures.ts'
import type { Context } from '../../shared/context.ts'
import { dynamoTable } from '../../shared/table/dynamodb.ts'
import { clientOn } from '../support/engine.ts'
import { sample, seed } from '../support/budget.ts'
import { found } from '../support/builders.ts'
import { allItems } from '../support/crash-consistency.ts'
import { scriptedClient } from '../support/scripted-client.ts'
import type { Fault } from '../support/scripted-client.ts'
import { aWorld } from '../support/world.ts'
import type { World } from '../support/world.ts'
import { house, span, approved, close, bookingOf, taken, faults } from '../blocks/closing.ts'
import { settleAll } from '../support/timers.ts'
import { isInTurn, itInTurn } from '../support/in-turn.ts'

describe(`a closure that stops in the middle (SEED=${seed})`, () => {
  /** The world's own data; with the nth write the process dies, before it goes out or after it was carried out. */
  function dying(world: World, after: number, how: Fault): Context {
    const { endpoint, tableName } = world.engine
    const real = clientOn(endpoint)
    const { client } = scriptedClient(real, [...Array.from({ length: after }, () => 'none' as const), how])
    return { ...world.ctx, table: dynamoTable(client, tableName, world.ctx.now, async () => {}) }
  }
  const deaths = (steps: readonly number[]) =>
    sample(steps.flatMap((step) => [[step, 'died-before'] as const, [step, 'died-after'] as const]))

  async function prepared(world: World) {
    const manager = await found(world)
    const ids: string[] = []
    for (const hour of ['09', '11', '13']) {
      const to = `${Number(hour) + 1}:00`
      ids.push((await approved(world, manager, { date: '2026-12-06', from: `${hour}:00`, to })).id)
    }
    return { manager, ids }
  }
  const long = { from: '2026-12-05', to: '2027-02-10', displaced: 'offer' } as const

  it.runIf(isInTurn('laid', 3)).each(deaths([1, 2, 3, 4, 5, 6]))(
    'after %i writes (%s) is ended by the timer',
    async (step, how) => {
      await using world = await aWorld()
      const { manager, ids } = await prepared(world)
      const request = { ...span, ...long }
      await createClosure(dying(world, step, how), manager, { house, request }).catch(() => undefined)
      const items = await allItems(world.engine.endpoint, world.engine.tableName)
      const id = String(items.find(({ type }) => type === 'closure')?.['id'])
      expect(await faults(world, [id])).toEqual([])
      world.clock.advance(3)
      await settleAll(world.ctx)
      const closure = await readClosure(world.ctx.table, id)
      expect(closure).toMatchObject({ state: 'laid' })
      expect(closure?.affected.map(({ booking }) => booking).sort()).toEqual([...ids].sort())
      for (const booking of ids) {
        const { state, history } = await bookingOf(world, booking)
        expect([state, history.filter(({ what }) => what === 'displaced').length]).toEqual(['cancelled', 1])
      }
      expect(await taken(world, '2027-02-10', 'teekueche')).toEqual(['00:00-24:00 block'])
      expect(await faults(world, [id])).toEqual([])
    },
  )

  it.runIf(isInTurn('undone', 3)).each(deaths([0, 1, 2, 3, 4, 5, 6, 7, 8]))(
    'while it is undone, after %i writes (%s), is undone by the timer',
    async (step, how) => {
      await using world = await aWorld()
      const { manager, ids } = await prepared(world)
      const { id } = await close(world, manager, long)
      await undoClosure(dying(world, step, how), manager, { id }).catch(() => undefined)
      expect(await faults(world, [id])).toEqual([])
      if (step === 0 && how === 'died-before') await undoClosure(world.ctx, manager, { id })
      world.clock.advance(3)
      await settleAll(world.ctx)
      expect(await readClosure(world.ctx.table, id)).toMatchObject({ state: 'undone' })
      for (const booking of ids) {
        const { state, history } = await bookingOf(world, booking)
        expect([state, history.filter(({ what }) => what === 'restored').length]).toEqual(['approved', 1])
      }
      expect(await taken(world, '2027-02-10', 'teekueche')).toEqual([])
      expect(await faults(world, ['none'])).toEqual([])
    },
  )

  it.runIf(isInTurn('undoing', 3)).each(deaths([3, 5, 6]))(
    'while it takes a hundred days from one series, after %i writes (%s), is ended and can be undone',
    async (step, how) => {
      await using world = await aWorld()
      const manager = await found(world)
      const repeat = { every: 'day', count: 60, mode: 'all' } as const
      const rooms = ['seminarraum', 'teekueche']
      const { id: series } = await approved(world, manager, { rooms, date: '2026-12-03', repeat })
      const request = { ...span, to: '2027-01-25' }
      await createClosure(dying(world, step, how), manager, { house, request }).catch(() => undefined)
      world.clock.advance(3)
      await settleAll(world.ctx)
      const items = await allItems(world.engine.endpoint, world.engine.tableName)
      const id = String(items.find(({ type }) => type === 'closure')?.['id'])
      expect((await readClosure(world.ctx.table, id))?.state).toBe('laid')
      const lost = (await bookingOf(world, series)).occurrences.filter(({ state }) => state === 'cancelled')
      expect(lost).toHaveLength(52)
      expect(await faults(world, [id])).toEqual([])
      await undoClosure(dying(world, step - 1, how), manager, { id }).catch(() => undefined)
      world.clock.advance(3)
      await settleAll(world.ctx)
      const back = await bookingOf(world, series)
      expect(back.occurrences.every(({ state }) => state === 'approved')).toBe(true)
      expect(await faults(world, ['none'])).toEqual([])
    },
  )

  itInTurn('can be undone from where it is', async () => {
    await using world = await aWorld()
    const { manager, ids } = await prepared(world)
    await createClosure(dying(world, 4, 'died-before'), manager, {
      house,
      request: { ...span, ...long },
    }).catch(() => {})
    const items = await allItems(world.engine.endpoint, world.engine.tableName)
    const id = String(items.find(({ type }) => type === 'closure')?.['id'])
    await undoClosure(world.ctx, manager, { id })
    for (const booking of ids) expect((await bookingOf(world, booking)).state).toBe('approved')
    expect(await faults(world, ['none'])).toEqual([])
  })
})
