import { expect } from 'vitest'
import { openClosure } from '../../functions/blocks/actions/open-closure.ts'
import { settleClosures } from '../../functions/blocks/actions/settle-closures.ts'
import { undoClosure } from '../../functions/blocks/actions/undo-closure.ts'
import { blockOf } from '../../functions/blocks/rules/closure.ts'
import type { AffectedDate, Closure } from '../../functions/blocks/schema/closure.ts'
import { newBlockWrite } from '../../functions/blocks/store/blocks.ts'
import { affectedWrites, newClosureWrite } from '../../functions/blocks/store/closures.ts'
import { mostDates } from '../../functions/bookings/schema/series.ts'
import { addDays, addMinutes } from '../../shared/time/civil.ts'
import { approved, bookingOf, house, taken } from '../blocks/closing.ts'
import { isFull } from '../support/budget.ts'
import { found } from '../support/builders.ts'
import { allItems } from '../support/crash-consistency.ts'
import { itemBytes } from '../support/item-bytes.ts'
import { aWorld, beginning } from '../support/world.ts'
import type { World } from '../support/world.ts'
import { itInTurn } from '../support/in-turn.ts'

/** An item of the table takes so many bytes. */
const most = 400 * 1024
/** Three of them are more than one item holds. */
const series = isFull ? 3 : 1
const rooms = ['seminarraum']
const closure: Closure = {
  id: 'cccc00000001',
  house,
  rooms,
  from: '2026-12-05',
  to: '2026-12-06',
  words: 'Wasserschaden',
  displaced: 'offer',
  state: 'laying',
  by: { kind: 'manager', name: 'Hausleitung' },
  createdAt: beginning,
  undoUntil: addMinutes(beginning, 60),
  affected: [],
  restored: [],
}

/** As long as the note of a date can be: moved to another room, another time asked for beside it, and another one held. */
function lostDate(at: number): AffectedDate {
  const date = addDays('2026-12-05', at)
  const slot = { date, from: '19:00', to: '21:00', rooms }
  const around = { setUpMinutes: 120, tidyUpMinutes: 120 }
  const offered = { ...slot, ...around, until: '2026-12-30T10:00:00.000Z' }
  const asked = { ...slot, ...around }
  return { occurrence: `${date}T19:00`, state: 'approved', slot, offered, asked }
}

const closureItems = async ({ engine }: World) =>
  (await allItems(engine.endpoint, engine.tableName)).filter(({ pk }) => pk.startsWith('CLOSURE#'))

itInTurn(
  'a closure that takes more from very long series than an item holds can still be laid and undone',
  async () => {
    await using world = await aWorld({ settings: { rateLimits: false } })
    const manager = await found(world)
    const { id } = await approved(world, manager)
    const begun = [newClosureWrite(closure, 12), newBlockWrite(blockOf(closure), 12)]
    await world.ctx.table.transact(begun)
    const dates = Array.from({ length: mostDates }, (_, at) => lostDate(at))
    for (let at = 0; at < series; at++) {
      const affected = { booking: `aaaa0000000${at}`, dates }
      await world.ctx.table.transact(affectedWrites(closure, affected, 12))
    }
    const longest = Math.max(...(await closureItems(world)).map(itemBytes))
    expect([longest < most * 0.75, 3 * longest > most]).toEqual([true, true])

    world.clock.advance(3)
    await settleClosures(world.ctx)
    const laid = await openClosure(world.ctx, manager, closure.id)
    expect([laid.state, laid.affected.length]).toEqual(['laid', series + 1])
    expect((await bookingOf(world, id)).state).toBe('cancelled')

    expect(await undoClosure(world.ctx, manager, { id: closure.id })).toMatchObject({ state: 'undone' })
    expect((await bookingOf(world, id)).state).toBe('approved')
    expect(await taken(world, '2026-12-05')).toEqual(['19:00-21:00 booking'])
    expect(world.logs).toEqual([])
  },
)
