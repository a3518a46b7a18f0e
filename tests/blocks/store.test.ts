import { describe, expect, test } from 'vitest'
import type { Block } from '../../functions/blocks/schema.ts'
import type { Closure, ClosureState } from '../../functions/blocks/schema/closure.ts'
import {
  droppedBlockWrite,
  newBlockWrite,
  readBlock,
  readBlocks,
  removedBlockWrite,
} from '../../functions/blocks/store/blocks.ts'
import {
  affectedWrites,
  closureStateWrite,
  closureStill,
  newClosureWrite,
  readClosure,
  dueClosures,
  restoredWrites,
} from '../../functions/blocks/store/closures.ts'
import type { Write } from '../../shared/table/write.ts'
import { lagging } from '../support/lagging.ts'
import { refusalOf } from '../support/refusal-of.ts'
import { aWorld, beginning as now } from '../support/world.ts'
import type { World } from '../support/world.ts'
import { readDue } from '../../shared/table/due.ts'

const id = 'bbbb00000001'
const later = '2026-12-01T09:05:00.000Z'
const block: Block = {
  id,
  house: 'aef',
  rooms: ['seminarraum'],
  from: '2026-12-05',
  to: '2026-12-06T12:00',
  label: 'Putztag',
  createdAt: now,
  by: 'Hausleitung',
}
const { label: _label, ...moments } = block
const closure: Closure = {
  ...moments,
  words: 'Zu',
  displaced: 'cancel',
  state: 'laying',
  by: { kind: 'manager', name: 'Hausleitung' },
  undoUntil: '2026-12-01T10:00:00.000Z',
  affected: [],
  restored: [],
}
const slot = { date: '2026-12-05', from: '19:00', to: '21:00' }
const lost = [{ occurrence: '2026-12-05T19:00', state: 'approved', slot }] as const

const send = ({ ctx }: World, write: Write) => ctx.table.transact([write])
const told = (world: World, write: Write) => refusalOf(send(world, write))

describe('a block', () => {
  test('is read as it was written a moment ago, in its own house alone; what is not there is missing', async () => {
    await using world = await aWorld()
    const table = lagging(world.ctx.table)
    expect(await readBlock(table, id)).toBeUndefined()
    const elsewhere = { ...block, id: 'bbbb00000002', house: 'other' }
    for (const each of [block, elsewhere]) await send(world, newBlockWrite(each, 12))
    expect(await readBlock(table, id)).toEqual(block)
    expect(await readBlocks(table, 'aef', [id, elsewhere.id, 'bbbb00000003'])).toEqual([block])
  })

  test('that is written again is the same; another one of its id is refused', async () => {
    await using world = await aWorld()
    expect(await send(world, newBlockWrite(block, 12))).toBe('done')
    expect(await send(world, newBlockWrite({ ...block, label: 'Anders' }, 12))).toBe('repeated')
    const other = newBlockWrite({ ...block, label: 'Anders', createdAt: later }, 12)
    expect(await told(world, other)).toBe('changed-meanwhile')
    expect(await readBlock(world.ctx.table, id)).toEqual(block)
  })

  test('that is gone cannot be taken away, and can be dropped', async () => {
    await using world = await aWorld()
    await send(world, newBlockWrite(block, 12))
    expect(await send(world, removedBlockWrite(id))).toBe('done')
    expect(await readBlock(world.ctx.table, id)).toBeUndefined()
    await expect(send(world, removedBlockWrite(id))).rejects.toMatchObject({
      kind: 'not-found',
      code: 'not-found',
      facts: { block: id },
    })
    expect(await send(world, droppedBlockWrite(id))).toBe('done')
  })
})

describe('a closure', () => {
  const begin = (world: World) => send(world, newClosureWrite(closure, 12))
  const goOn = (from: readonly ClosureState[], to: 'laid' | 'undoing' | 'undone', at = now) =>
    closureStateWrite(id, { from, to, now: at })
  const stored = ({ ctx }: World) => readClosure(lagging(ctx.table), id)
  const due = ({ ctx }: World, at: string) => readDue(dueClosures, ctx.table, at)
  const item = ({ ctx }: World) => ctx.table.get({ pk: `CLOSURE#${id}`, sk: 'CLOSURE' })

  test('is read as it was written a moment ago, and goes away the house’s months after it is over', async () => {
    await using world = await aWorld()
    expect(await stored(world)).toBeUndefined()
    expect(await begin(world)).toBe('done')
    expect(await stored(world)).toEqual(closure)
    expect((await item(world))?.['ttl']).toBe(Date.parse('2027-12-06T00:00:00.000Z') / 1000)
  })

  test('that is written again is the same; another one of its id is refused', async () => {
    await using world = await aWorld()
    await begin(world)
    expect(await send(world, newClosureWrite({ ...closure, words: 'Anders' }, 12))).toBe('repeated')
    const other = newClosureWrite({ ...closure, words: 'Anders', createdAt: later }, 12)
    expect(await told(world, other)).toBe('changed-meanwhile')
    expect(await stored(world)).toEqual(closure)
  })

  test('is due two minutes after somebody began to lay or to undo it, until that is done', async () => {
    await using world = await aWorld()
    await begin(world)
    expect(await due(world, '2026-12-01T09:01:59.999Z')).toEqual([])
    expect(await due(world, '2026-12-01T09:02:00.000Z')).toEqual([id])
    await send(world, goOn(['laying'], 'laid'))
    expect(await due(world, '2099-01-01T00:00:00.000Z')).toEqual([])
    await send(world, goOn(['laid'], 'undoing', later))
    expect(await due(world, '2026-12-01T09:06:59.999Z')).toEqual([])
    expect(await due(world, '2026-12-01T09:07:00.000Z')).toEqual([id])
    await send(world, goOn(['undoing'], 'undone', later))
    const { duePk, dueAt, state } = (await item(world))!
    expect([duePk, dueAt, state]).toEqual([undefined, undefined, 'undone'])
  })

  test('goes on from a state that is meant; to be there already is to have gone on', async () => {
    await using world = await aWorld()
    await begin(world)
    expect(await told(world, goOn(['undoing'], 'undone'))).toBe('changed-meanwhile')
    expect(await send(world, goOn(['laying', 'laid'], 'undoing'))).toBe('done')
    expect(await send(world, goOn(['laying', 'laid'], 'undoing'))).toBe('repeated')
    expect(await told(world, goOn(['laying'], 'laid'))).toBe('changed-meanwhile')
    expect((await stored(world))?.state).toBe('undoing')
  })

  test('notes who loses something while it is laid, and who has it back while it is undone', async () => {
    await using world = await aWorld()
    await begin(world)
    const noted = { booking: 'aaaaaaaaaaaa', dates: [...lost] }
    const together = (writes: readonly Write[]) => refusalOf(world.ctx.table.transact(writes))
    const [takes, gives] = [
      affectedWrites(closure, noted, 12),
      restoredWrites(id, 'aaaaaaaaaaaa', [lost[0].occurrence]),
    ]
    const still = (state: ClosureState) => told(world, closureStill(id, state))
    expect(await together(gives)).toBe('changed-meanwhile')
    expect(await together(takes)).toBeUndefined()
    expect([await still('laying'), await still('undoing')]).toEqual([undefined, 'changed-meanwhile'])
    await send(world, goOn(['laying'], 'undoing'))
    expect(await together(affectedWrites(closure, { ...noted, booking: 'bbbbbbbbbbbb' }, 12))).toBe(
      'changed-meanwhile',
    )
    expect(await together(gives)).toBeUndefined()
    expect([await still('laying'), await still('undoing')]).toEqual(['changed-meanwhile', undefined])
    expect(await stored(world)).toEqual({
      ...closure,
      state: 'undoing',
      affected: [{ booking: 'aaaaaaaaaaaa', dates: lost }],
      restored: [{ booking: 'aaaaaaaaaaaa', lost: ['2026-12-05T19:00'] }],
    })
    const note = await world.ctx.table.get({ pk: `CLOSURE#${id}`, sk: 'BOOKING#aaaaaaaaaaaa' })
    expect(note?.['ttl']).toBe((await item(world))?.['ttl'])
  })
})
