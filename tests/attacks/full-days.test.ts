import { expect, it } from 'vitest'
import { mostLines, mostWishes } from '../../functions/waitlist/rules/bounds.ts'
import { placeAfter } from '../../functions/waitlist/rules/place.ts'
import { nextPlaceWrite } from '../../functions/waitlist/store.ts'
import type { Place } from '../../functions/waitlist/schema.ts'
import { crowd } from '../support/budget.ts'
import { found } from '../support/builders.ts'
import { allItems } from '../support/crash-consistency.ts'
import { aWorld } from '../support/world.ts'
import type { World } from '../support/world.ts'
import { leave, placeNow, states, taken, waits } from '../waitlist/waiting.ts'
import { itInTurn } from '../support/in-turn.ts'

const lax = { settings: { rateLimits: false } }
const wishesOf = async ({ engine }: World) => {
  const items = await allItems(engine.endpoint, engine.tableName)
  const sheet = items.find(({ type, sk }) => type === 'day-sheet' && sk === 'DAY#2026-12-05')
  return Object.keys(sheet ?? {}).filter((name) => name.startsWith('w_')).length
}

itInTurn(
  'a crowd that queues for one day at the same moment is counted one by one, and a full day can be left',
  async () => {
    await using world = await aWorld(lax)
    await taken(world, await found(world))
    const places: Place[] = []
    // Most of them come one by one, which is quicker; the last places are those that a crowd wants.
    while (places.length < mostWishes - 8) places.push(await waits(world))
    for (let round = 0; round < 30; round++) {
      const all = await Promise.allSettled(Array.from({ length: crowd(200) }, () => waits(world)))
      places.push(...all.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : [])))
      for (const each of all)
        if (each.status === 'rejected')
          expect(each.reason.code).toMatch(/^(too-many-requests|changed-meanwhile)$/)
      expect(await wishesOf(world)).toBe(places.length)
      if (places.length >= mostWishes) break
    }
    expect(places).toHaveLength(mostWishes)
    await expect(waits(world)).rejects.toMatchObject({ facts: { limit: 'queue', most: mostWishes } })
    await leave(world, places[0]!)
    expect(await wishesOf(world)).toBe(mostWishes - 1)
    expect(await states(world, await waits(world))).toEqual(['waiting'])
  },
)

it('a place that was offered and taken back again and again can still be left', async () => {
  await using world = await aWorld(lax)
  await taken(world, await found(world))
  const place = await waits(world)
  let last = place
  for (let at = 0; at < 5000; at++) {
    const by = { kind: 'system' } as const
    last = placeAfter(last, { id: `line${at}`, at: world.ctx.now(), by, what: 'waiting' })
  }
  const filled = { ...last, version: place.version + 1 }
  await world.ctx.table.transact([nextPlaceWrite(filled, 12)])
  await leave(world, place)
  const { state, history } = await placeNow(world, place)
  expect([state, history.length, history[0]?.id]).toEqual(['left', mostLines, place.history[0]?.id])
  expect(JSON.stringify(history).length).toBeLessThan(40_000)
})
