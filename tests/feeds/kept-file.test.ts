import { gunzipSync } from 'node:zlib'
import { expect, it } from 'vitest'
import { calendarFileWrites, calendarKey, readCalendarFile } from '../../functions/feeds/store.ts'
import { found } from '../support/builders.ts'
import { aWorld } from '../support/world.ts'
import type { World } from '../support/world.ts'
import { booked, counting, deliver, eventsIn, feedOf } from './reading.ts'

const path = '/aef/calendar.ics'
const zipped = { headers: { 'accept-encoding': 'gzip, deflate' } }

/** A house with so many dates in its calendar, and somebody who had it rendered. */
async function aRenderedHouse(world: World) {
  const manager = await found(world)
  await booked(world, manager, { label: 'Yoga', repeat: { every: 'week', count: 30, mode: 'all' } })
  await deliver(world)
  return { manager, text: (await world.call('GET', path)).text }
}

it('whoever reads gzip gets the bytes that were kept, and others the same text', async () => {
  await using world = await aWorld({ stream: true })
  const { text } = await aRenderedHouse(world)
  const { headers, bytes } = await world.call('GET', path, zipped)
  expect(headers).toMatchObject({ 'content-encoding': 'gzip', vary: 'accept-encoding' })
  expect(gunzipSync(bytes).toString('utf8')).toBe(text)
  expect(bytes.length).toBeLessThan(Buffer.byteLength(text))
  const plain = await world.call('GET', path)
  expect(plain.headers).not.toHaveProperty('content-encoding')
  expect(plain.text).toBe(text)
  expect(headers['etag']).toBe(`W/${plain.headers['etag']}`)
  const known = { headers: { ...zipped.headers, 'if-none-match': headers['etag'] } }
  expect((await world.call('GET', path, known)).status).toBe(304)
})

it('what was kept goes with a change, in each calendar and language', async () => {
  await using world = await aWorld({ stream: true })
  const { manager } = await aRenderedHouse(world)
  await world.call('GET', `${path}?lang=en`)
  await booked(world, manager, { date: '2026-12-20', label: 'Neu' })
  await deliver(world)
  for (const each of [path, `${path}?lang=en`]) {
    const { bytes } = await world.call('GET', each, zipped)
    const names = eventsIn(gunzipSync(bytes).toString('utf8')).map(({ summary }) => summary)
    expect(names).toContain('Neu')
  }
})

it('a file of another rendering, or one that has expired, is not taken', async () => {
  await using world = await aWorld({ stream: true })
  const { table } = world.ctx
  const key = calendarKey('aef')
  const kept = { language: 'de', etag: '"a"' } as const
  await table.transact(calendarFileWrites(key, { ...kept, file: Buffer.from('x'), now: world.ctx.now() }))
  expect(await readCalendarFile(table, key, kept)).toEqual(new Uint8Array(Buffer.from('x')))
  expect(await readCalendarFile(table, key, { ...kept, etag: '"b"' })).toBeUndefined()
  expect(await readCalendarFile(table, key, { ...kept, language: 'en' })).toBeUndefined()
  world.clock.advance(2 * 24 * 60 + 1)
  expect(await readCalendarFile(table, key, kept)).toBeUndefined()
})

it('what is too large for an item is not kept, and given all the same', () => {
  const terms = { language: 'de', etag: '"a"', now: '2026-12-01T09:00:00.000Z' } as const
  expect(calendarFileWrites(calendarKey('aef'), { ...terms, file: Buffer.alloc(300_000) })).toHaveLength(1)
  expect(calendarFileWrites(calendarKey('aef'), { ...terms, file: Buffer.alloc(300_001) })).toEqual([])
})

it('of a manager’s own calendar, which names people, nothing is kept but its tag', async () => {
  await using world = await aWorld({ stream: true })
  const { manager } = await aRenderedHouse(world)
  const { path: own } = await feedOf(world, manager)
  const { call, cost } = counting(world)
  const { headers, bytes } = await call('GET', own, zipped)
  expect(gunzipSync(bytes).toString('utf8')).toContain('Yoga')
  expect(cost.calls).not.toContain('PutItem')
  const again = counting(world)
  const known = { headers: { 'if-none-match': headers['etag']! } }
  expect((await again.call('GET', own, known)).status).toBe(304)
  expect(again.cost).toMatchObject({ calls: ['GetItem'], units: 0.5 })
})
