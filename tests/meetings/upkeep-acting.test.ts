import { describe, expect, it } from 'vitest'
import { keepProgrammesShort } from '../../functions/meetings/actions/upkeep.ts'
import type { Meeting } from '../../functions/meetings/schema.ts'
import { readAsking } from '../../functions/meetings/store/asking.ts'
import { askingWrites } from '../../functions/meetings/store/asking.ts'
import { readEntry } from '../../functions/meetings/store/entries.ts'
import { readMeeting } from '../../functions/meetings/store/meetings.ts'
import { dueUpkeep, upkeepWrite } from '../../functions/meetings/store/upkeep.ts'
import { found } from '../support/builders.ts'
import { aWorld } from '../support/world.ts'
import type { World } from '../support/world.ts'
import { house, laid } from './laid.ts'
import { anOpenDate, aStored } from './values.ts'
import { readDue } from '../../shared/table/due.ts'

const m = 'm00000000001'
const of = { house, meeting: m }
const old = '2026-09-01T15:00'
const updatedAt = '2025-01-01T09:00:00.000Z'

/** Looks after a meeting with these dates. */
async function lookedAfter(
  world: World,
  change: Partial<Meeting>,
  dates: Parameters<typeof laid>[2],
  announced = true,
) {
  const { ctx } = world
  await found(world)
  const meeting = { id: m, updatedAt, ...change }
  await laid(world, meeting, dates, announced)
  await ctx.table.transact([
    upkeepWrite(of, ctx.now()),
    ...askingWrites(aStored(), aStored({ house, ...meeting })),
  ])
  await keepProgrammesShort(ctx)
  return { entry: await readEntry(ctx.table, house, m), meeting: await readMeeting(ctx.table, m) }
}

describe('a meeting that is looked after', () => {
  it('keeps what somebody may still ask for, and is looked at in thirty days', async () => {
    await using world = await aWorld()
    const { entry, meeting } = await lookedAfter(world, {}, [old, '2026-12-08T15:00'])
    expect([entry?.bookings.length, meeting?.state, meeting?.version]).toEqual([1, 'published', 1])
    expect(await readDue(dueUpkeep, world.ctx.table, '2026-12-31T08:59:59.999Z')).toEqual([])
    expect(await readDue(dueUpkeep, world.ctx.table, '2026-12-31T09:00:00.000Z')).toEqual([of])
  })

  it('stays shown when the last of its bookings leaves, and waits for others', async () => {
    await using world = await aWorld()
    const { entry, meeting } = await lookedAfter(world, { updatedAt: '2026-11-01T09:00:00.000Z' }, [old])
    expect([entry?.bookings, entry?.wasShown, meeting?.state]).toEqual([[], true, 'published'])
  })

  it('ends when nothing was said of it for long, with the words that waited', async () => {
    await using world = await aWorld()
    const proposed = { words: { de: { title: 'KAUFT' } }, facets: {} }
    const { entry, meeting } = await lookedAfter(world, { proposed }, [old])
    expect([entry?.card.state, meeting?.state, meeting?.version, meeting?.updatedAt]).toEqual([
      'ended',
      'ended',
      2,
      '2026-12-01T09:00:00.000Z',
    ])
    expect(await readAsking(world.ctx.table, house)).toEqual([])
  })

  it('is forgotten where nobody ever said yes, with whoever asked for it', async () => {
    await using world = await aWorld()
    const dead = anOpenDate('2026-12-08T15:00', { state: 'expired' })
    const { entry, meeting } = await lookedAfter(world, {}, [dead], false)
    expect([entry, meeting?.state, meeting?.version]).toEqual([undefined, undefined, undefined])
    expect(await readDue(dueUpkeep, world.ctx.table, '2030-01-01T00:00:00.000Z')).toEqual([])
  })

  it('is forgotten where it has ended, and stays as it is where it is kept', async () => {
    await using world = await aWorld()
    const { entry, meeting } = await lookedAfter(
      world,
      { state: 'ended', updatedAt: '2026-05-01T09:00:00.000Z' },
      [old],
    )
    expect([entry, meeting?.state, meeting?.version]).toEqual([undefined, 'ended', 1])
  })

  it('is taken off the programme where it is gone itself', async () => {
    await using world = await aWorld()
    const { ctx } = world
    await found(world)
    await laid(world, { id: m, state: 'ended', updatedAt }, [])
    await ctx.table.transact([
      upkeepWrite(of, ctx.now()),
      { kind: 'delete', key: { pk: `MEETING#${m}`, sk: 'MEETING' } },
    ])
    await keepProgrammesShort(ctx)
    expect(await readEntry(ctx.table, house, m)).toBeUndefined()
  })
})
