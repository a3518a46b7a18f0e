import { describe, expect, it } from 'vitest'
import type { Meeting } from '../../functions/meetings/schema.ts'
import type { Counts } from '../../functions/meetings/schema/counts.ts'
import {
  countsKey,
  readCounts,
  readCountsBetween,
  readManyCounts,
} from '../../functions/meetings/store/counts.ts'
import { entryWrite } from '../../functions/meetings/store/entries.ts'
import { newMeetingWrite } from '../../functions/meetings/store/meetings.ts'
import { readPublicItems } from '../../functions/meetings/store/public-items.ts'
import {
  clearedWrite,
  goneWrites,
  dueUpkeep,
  readStoredEntry,
  upkeepWrite,
} from '../../functions/meetings/store/upkeep.ts'
import { programmeKey } from '../../functions/bookings/actions/programme.ts'
import type { Write } from '../../shared/table/write.ts'
import { aWorld } from '../support/world.ts'
import type { World } from '../support/world.ts'
import { aBooking, aStored } from './values.ts'
import { readDue } from '../../shared/table/due.ts'

const [m, n] = ['m00000000001', 'n00000000001'] as const

const now = '2026-12-01T09:00:00.000Z'
const stored = (change: Partial<Meeting> = {}) => aStored({ id: m, ...change })
const write = (world: World, ...writes: Write[]) => world.ctx.table.transact(writes)

describe('how many come', () => {
  const counted = (key: string, meeting: string = m, change: Partial<Counts> = {}): Write => {
    const at = countsKey({ house: 'aef', meeting, key })
    return {
      kind: 'put',
      key: at,
      item: { ...at, house: 'aef', meeting, key, type: 'date-counts', ...change },
    }
  }
  const [one, two, three] = ['2026-12-08T00:00', '2026-12-15T23:45', '2026-12-16T00:00'] as const

  it('is read of a date, and of many of which one may be named twice', async () => {
    await using world = await aWorld()
    const { table } = world.ctx
    await write(world, counted(one, m, { taken: 2 }), counted(two))
    expect(await readCounts(table, { house: 'aef', meeting: m, key: one })).toMatchObject({
      taken: 2,
      keys: 0,
    })
    expect(await readCounts(table, { house: 'aef', meeting: n, key: one })).toBeUndefined()
    const names = [one, two, one, three].map((key) => ({ house: 'aef', meeting: m, key }))
    expect((await readManyCounts(table, names)).map(({ key }) => key).sort()).toEqual([one, two])
    expect(await readManyCounts(table, [])).toEqual([])
  })

  it('is read of all dates between two days, both included', async () => {
    await using world = await aWorld()
    const before = '2026-12-07T23:45'
    await write(world, ...[before, one, two, three].map((key) => counted(key)), counted(one, n))
    const found = await readCountsBetween(world.ctx.table, 'aef', '2026-12-08', '2026-12-15')
    expect(found.get(`${n} ${one}`)).toMatchObject({ meeting: n, key: one })
    expect([...found.keys()].sort()).toEqual([`${m} ${one}`, `${m} ${two}`, `${n} ${one}`])
  })

  it('is read with all else that a public page shows', async () => {
    await using world = await aWorld()
    const { table } = world.ctx
    await write(world, counted(one), counted(two), entryWrite(stored()), newMeetingWrite(stored(), 12))
    const all = await readPublicItems(table, { house: 'aef', meeting: m, key: one }, [
      countsKey({ house: 'aef', meeting: m, key: two }),
    ])
    expect([all.meeting?.id, all.entry?.card.id, all.counts?.key, all.besides.length]).toEqual([m, m, one, 4])
    const bare = await readPublicItems(table, { house: 'aef', meeting: m })
    expect([bare.meeting?.id, bare.counts, bare.besides.length]).toEqual([m, undefined, 2])
    const none = await readPublicItems(table, { house: 'aef', meeting: n, key: one })
    expect([none.meeting, none.entry, none.counts, none.besides]).toEqual([
      undefined,
      undefined,
      undefined,
      [],
    ])
  })
})

describe('what is long over', () => {
  const of = { house: 'aef', meeting: m }
  const later = '2026-12-01T09:01:00.000Z'

  it('is looked for when its time has come', async () => {
    await using world = await aWorld()
    await write(world, upkeepWrite(of, now), upkeepWrite({ house: 'aef', meeting: n }, later))
    expect(await readDue(dueUpkeep, world.ctx.table, now)).toEqual([of])
    expect(await readDue(dueUpkeep, world.ctx.table, later, 1)).toHaveLength(1)
    expect(await readDue(dueUpkeep, world.ctx.table, later)).toHaveLength(2)
  })

  const dates = (step: string) => ({ ...aBooking('x', []), step, dates: [] })
  it('leaves a programme as long as it is what was looked at', async () => {
    await using world = await aWorld()
    const { table } = world.ctx
    const set = { d_a: dates('1'), d_b: dates('1'), d_c: dates('1'), more: 2 }
    await write(world, entryWrite(stored()))
    await write(world, { kind: 'update', key: programmeKey('aef', m), set })
    const seen = (await readStoredEntry(table, of))!
    await write(world, { kind: 'update', key: programmeKey('aef', m), set: { d_b: dates('2') } })
    await write(world, clearedWrite(of, { stored: seen, bookings: ['a', 'b'], isShown: true }))
    expect(await readStoredEntry(table, of)).toMatchObject({ d_a: {}, d_b: {}, more: 2 })
    await write(world, clearedWrite(of, { stored: seen, bookings: ['a', 'c'], isShown: false }))
    const left = (await readStoredEntry(table, of))!
    expect(Object.keys(left).filter((name) => name.startsWith('d_'))).toEqual(['d_b'])
    expect([left['more'], left['wasShown']]).toEqual([0, undefined])
    await write(world, clearedWrite(of, { stored: left, bookings: ['b'], isShown: true }))
    expect((await readStoredEntry(table, of))?.['wasShown']).toBe(true)
  })

  it('is forgotten with what looks after it, unless somebody said something meanwhile', async () => {
    await using world = await aWorld()
    const { table } = world.ctx
    await write(world, entryWrite(stored()), upkeepWrite(of, now))
    const seen = (await readStoredEntry(table, of))!
    await write(world, entryWrite(stored()))
    await write(world, ...goneWrites(of, seen))
    expect([await readStoredEntry(table, of), await readDue(dueUpkeep, table, now)]).toMatchObject([
      { changes: 2 },
      [of],
    ])
    const latest = (await readStoredEntry(table, of))!
    await write(world, ...goneWrites(of, latest))
    await write(world, ...goneWrites(of, latest))
    expect([await readStoredEntry(table, of), await readDue(dueUpkeep, table, now)]).toEqual([undefined, []])
  })
})
