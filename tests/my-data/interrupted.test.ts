import { expect } from 'vitest'
import { forgetAll, settleForgettings } from '../../functions/my-data/actions/forget.ts'
import type { Context } from '../../shared/context.ts'
import { aStage } from '../meetings/a-meeting.ts'
import { sample } from '../support/budget.ts'
import { allItems, halves } from '../support/crash-consistency.ts'
import { leavesTraces, ownerIn } from './somebody.ts'
import { itInTurn } from '../support/in-turn.ts'

/** A table of which the nth write fails, before it has happened or when it has: its answer gets lost. */
function failing(ctx: Context, at: number, when: 'before' | 'after') {
  let writes = 0
  const { table } = ctx
  const transact: Context['table']['transact'] = async (all) => {
    writes += 1
    const fails = writes === at
    if (fails && when === 'before') throw new Error('the table does not answer')
    const answer = await table.transact(all)
    if (fails) throw new Error('the answer got lost')
    return answer
  }
  return { ctx: { ...ctx, table: { ...table, transact } }, count: () => writes }
}

const most = 40

itInTurn('wherever forgetting is interrupted, the timer ends it, and nothing is half there', async () => {
  const places = Array.from({ length: most }, (_, at) => at + 1)
  for (const at of sample(places, 40)) {
    for (const when of ['before', 'after'] as const) {
      await using stage = await aStage()
      await leavesTraces(stage)
      const { world } = stage
      world.clock.set('2026-12-04T09:00:00.000Z')
      const { ctx, count } = failing(world.ctx, at, when)
      const owner = await ownerIn(stage)
      const begins = async () => forgetAll(ctx, owner)
      await begins().catch(() => begins())
      for (const minutes of [5, 5, 3 * 24 * 60]) {
        world.clock.advance(minutes)
        await settleForgettings(ctx)
      }
      const items = await allItems(world.engine.endpoint, world.engine.tableName)
      const named = items.filter((item) => /\bmias?\b|muster|step-free/i.test(JSON.stringify(item)))
      expect(
        named.map(({ type }) => type),
        `${when} write ${at} of ${count()}`,
      ).toEqual([])
      expect(halves(items)).toEqual([])
    }
  }
})
