import { describe, expect, it } from 'vitest'
import { openClosure } from '../../functions/blocks/actions/open-closure.ts'
import { settleClosures } from '../../functions/blocks/actions/settle-closures.ts'
import { undoClosure } from '../../functions/blocks/actions/undo-closure.ts'
import type { Context } from '../../shared/context.ts'
import { addMinutes } from '../../shared/time/civil.ts'
import { found } from '../support/builders.ts'
import { itInTurn } from '../support/in-turn.ts'
import { aWorld } from '../support/world.ts'
import type { World } from '../support/world.ts'
import { approved, bookingOf, close, faults, taken } from './closing.ts'
import { everyTime } from './meanwhile.ts'

const dates = ['2026-12-05', '2026-12-06', '2026-12-07', '2026-12-08']

/** A house that has closed, with a booking on each day; whoever gives one back takes so many seconds for it. */
async function closed(world: World, seconds: number) {
  const manager = await found(world)
  const bookings: string[] = []
  for (const date of dates) bookings.push((await approved(world, manager, { date })).id)
  const { id } = await close(world, manager)
  const back = async () => {
    const all = await Promise.all(bookings.map((booking) => bookingOf(world, booking)))
    return all.filter(({ state }) => state === 'approved').length
  }
  const slow: Context = everyTime(
    world,
    ({ key }) => key.pk.startsWith('BOOKING#'),
    async () => world.clock.advance(seconds / 60),
  )
  return { manager, id, back, slow }
}

describe('a closure that is undone for a long time', () => {
  itInTurn(
    'gives back for twenty seconds while somebody waits; sent again, also past its hour, it goes on',
    async () => {
      await using world = await aWorld()
      const { manager, id, back, slow } = await closed(world, 10)
      const { state, restored } = await undoClosure(slow, manager, { id })
      expect([state, restored.length, await back()]).toEqual(['undoing', 3, 3])
      // Until all have theirs back, nobody else can have it.
      expect(await taken(world, '2026-12-08')).toEqual(['00:00-24:00 block'])
      world.clock.set(addMinutes('2026-12-01T09:00:00.000Z', 90))
      expect(await undoClosure(slow, manager, { id })).toMatchObject({ state: 'undone' })
      expect([await back(), await faults(world, ['none'])]).toEqual([4, []])
      expect(await taken(world, '2026-12-08')).toEqual(['19:00-21:00 booking'])
    },
  )

  it('is ended by the timer, which takes turns of a quarter of a minute and ends by the clock too', async () => {
    await using world = await aWorld()
    const { manager, id, back, slow } = await closed(world, 30)
    await undoClosure(slow, manager, { id })
    const given = [await back()]
    for (let turn = 0; turn < 2; turn++) {
      world.clock.advance(5)
      await settleClosures(slow)
      given.push(await back())
    }
    expect(given).toEqual([1, 3, 4])
    expect((await openClosure(world.ctx, manager, id)).state).toBe('undone')
    expect([await faults(world, ['none']), world.logs]).toEqual([[], []])
  })
})
