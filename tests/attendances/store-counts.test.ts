import { describe, expect, it } from 'vitest'
import {
  comingWrite,
  freedWrite,
  freeingWrite,
  nextMomentWrite,
  dueDates,
  waitingWrite,
} from '../../functions/attendances/store/counts.ts'
import { countsKey, readCounts } from '../../functions/meetings/store/counts.ts'
import type { Item, Write } from '../../shared/table/write.ts'
import { aWorld } from '../support/world.ts'
import type { World } from '../support/world.ts'
import { readDue } from '../../shared/table/due.ts'

const changed = { code: 'changed-meanwhile' }
const full = { code: 'full' }
const write = (world: World, ...writes: Write[]) => world.ctx.table.transact(writes)
const seconds = (day: string) => Date.parse(day) / 1000

describe('the counts of a date', () => {
  const of = { house: 'aef', meeting: 'm00000000001', key: '2026-12-08T15:00' }
  const tally = { taken: 0, regulars: 0, waiting: 0 }
  const counted = (change: Partial<typeof tally> = {}) => ({
    ...of,
    change: { ...tally, ...change },
    date: '2026-12-08',
  })
  const item = ({ ctx }: World) => ctx.table.get(countsKey(of))
  const lay = (world: World, change: object) =>
    write(world, {
      kind: 'put',
      key: countsKey(of),
      item: { ...countsKey(of), ...of, type: 'date-counts', ...change } as Item,
    })
  const counts = (world: World) => readCounts(world.ctx.table, of)
  const limits = { all: 10, regulars: 6 }
  const [two, newcomers] = [
    { heads: 2, firstTime: false },
    { heads: 2, firstTime: true },
  ]
  const comes = (party: typeof two) =>
    comingWrite(counted({ taken: party.heads, regulars: party.firstTime ? 0 : party.heads }), party, limits)

  it.each([
    ['there is nobody', undefined, two, true],
    ['all places but two are taken', { taken: 8, regulars: 0 }, two, true],
    ['all places but one are taken', { taken: 9, regulars: 0 }, two, false],
    ['what is not kept is taken but for two', { taken: 4, regulars: 4 }, two, true],
    ['what is not kept is taken but for one', { taken: 5, regulars: 5 }, two, false],
    ['they come for the first time, and two are free', { taken: 8, regulars: 8 }, newcomers, true],
    ['they come for the first time, and one is free', { taken: 9, regulars: 5 }, newcomers, false],
  ])('let two come where %s', async (_, there, party, is) => {
    await using world = await aWorld()
    if (there) await lay(world, there)
    if (is) await write(world, comes(party))
    else await expect(write(world, comes(party))).rejects.toMatchObject(full)
    expect((await counts(world))?.taken).toBe((there?.taken ?? 0) + (is ? 2 : 0))
  })

  it('ask nothing of regulars where nothing is kept, and nothing at all where there is always room', async () => {
    await using world = await aWorld()
    await lay(world, { taken: 3, regulars: 99 })
    await write(world, comingWrite(counted({ taken: 2 }), two, { all: 10, regulars: 10 }))
    await lay(world, { taken: 99, regulars: 99 })
    await expect(write(world, comingWrite(counted(), two, { all: 10, regulars: 10 }))).rejects.toMatchObject(
      full,
    )
    await write(world, comingWrite(counted({ taken: 2, regulars: 2 }), two, undefined))
    expect(await counts(world)).toMatchObject({ taken: 101, regulars: 101 })
  })

  it('stay sixty days, say whose they are, and are due when something happens next', async () => {
    await using world = await aWorld()
    const next = '2026-12-02T09:00:00.000Z'
    await write(world, comingWrite({ ...counted({ taken: 2 }), next }, two, limits))
    const first = await item(world)
    expect(first).toMatchObject({
      ...of,
      type: 'date-counts',
      ttl: seconds('2027-02-06'),
      duePk: expect.stringMatching(/^date/),
      dueAt: next,
      taken: 2,
    })
    expect(first).not.toHaveProperty('waiting')
    await write(world, comes(two))
    expect(await item(world)).toMatchObject({ duePk: expect.stringMatching(/^date/), dueAt: next, taken: 4 })
    const { table } = world.ctx
    expect(await readDue(dueDates, table, '2026-12-02T08:59:59.999Z')).toEqual([])
    expect(await readDue(dueDates, table, next)).toEqual([of])
    await write(world, nextMomentWrite(of, '2026-12-03T09:00:00.000Z'))
    expect(await readDue(dueDates, table, next)).toEqual([])
    await write(world, nextMomentWrite(of, undefined))
    expect(await readDue(dueDates, table, '2027-12-03T09:00:00.000Z')).toEqual([])
    const gone = { ...of, key: '2026-12-15T15:00' }
    await write(world, nextMomentWrite(gone, next))
    expect(await readCounts(table, gone)).toBeUndefined()
  })

  it.each<[string, object, typeof two, boolean]>([
    ['all is taken', { taken: 9, regulars: 0 }, two, true],
    ['there is room', { taken: 8, regulars: 0 }, two, false],
    ['what is not kept is taken', { taken: 5, regulars: 5 }, two, true],
    ['what is not kept is not taken', { taken: 4, regulars: 4 }, two, false],
    ['only newcomers could come, and they do', { taken: 8, regulars: 8 }, newcomers, false],
    ['not even newcomers could come', { taken: 9, regulars: 8 }, newcomers, true],
    ['they are more than ever can come', {}, { heads: 11, firstTime: true }, true],
    ['they are as many as can come', {}, { heads: 10, firstTime: true }, false],
    ['they are more than may come who were there before', {}, { heads: 7, firstTime: false }, true],
    ['they are as many as may come who were there before', {}, { heads: 6, firstTime: false }, false],
    ['they would be more than those, but newcomers', {}, { heads: 7, firstTime: true }, false],
  ])('let somebody wait where %s', async (_, there, party, is) => {
    await using world = await aWorld()
    await lay(world, there)
    const seen = await counts(world)
    const waits = write(world, waitingWrite(counted({ waiting: party.heads }), party, { limits, seen }))
    if (is) await waits
    else await expect(waits).rejects.toMatchObject(changed)
    expect((await counts(world))?.waiting).toBe(is ? party.heads : 0)
  })

  it('let nobody wait who did not see what became free', async () => {
    await using world = await aWorld()
    const waits = (terms: number | undefined) => {
      const seen = terms === undefined ? undefined : { ...of, ...tally, keys: 0, terms }
      return write(world, waitingWrite(counted({ waiting: 2 }), two, { limits, seen }))
    }
    await lay(world, { taken: 10 })
    await waits(undefined)
    await waits(0)
    await expect(waits(1)).rejects.toMatchObject(changed)
    await lay(world, { taken: 10, terms: 0 })
    await waits(0)
    await lay(world, { taken: 10, terms: 2 })
    for (const terms of [undefined, 0, 1]) await expect(waits(terms)).rejects.toMatchObject(changed)
    await waits(2)
  })

  it('let places become free for whoever saw who waits, or all of it', async () => {
    await using world = await aWorld()
    const there = { taken: 5, regulars: 4, waiting: 3, terms: 2 }
    const frees = (change: object, exact: boolean) =>
      write(world, freeingWrite(counted({ taken: -1 }), { ...of, keys: 0, ...there, ...change }, exact))
    for (const name of ['taken', 'regulars', 'waiting', 'terms'] as const) {
      await lay(world, there)
      const other = { [name]: there[name] + 1 }
      await expect(frees(other, true)).rejects.toMatchObject(changed)
      if (name === 'waiting') await expect(frees(other, false)).rejects.toMatchObject(changed)
      else await frees(other, false)
    }
    await lay(world, there)
    await frees({}, true)
    expect(await counts(world)).toMatchObject({ taken: 4, regulars: 4, waiting: 3, terms: 3 })
  })

  it('are looked at when places became free in any case', async () => {
    await using world = await aWorld()
    await write(world, freedWrite(counted({ taken: -1, regulars: -1 }), '2026-12-01T09:00:00.000Z'))
    expect(await counts(world)).toMatchObject({ taken: -1, regulars: -1, terms: 1 })
    expect(await readDue(dueDates, world.ctx.table, '2026-12-01T09:00:00.000Z')).toEqual([of])
  })
})
