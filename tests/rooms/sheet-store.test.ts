import { describe, expect, it } from 'vitest'
import { goesAfter } from '../../functions/houses/rules/retention.ts'
import { sheetWrites } from '../../functions/rooms/actions/load-room-days.ts'
import { emptyChange } from '../../functions/rooms/rules/sheet-change.ts'
import type { SheetChange } from '../../functions/rooms/rules/sheet-change.ts'
import { readDaySheets, sheetWrite } from '../../functions/rooms/store/day-sheet.ts'
import type { Conflict, SheetWish } from '../../functions/rooms/schema.ts'
import type { Refusal } from '../../shared/refusal.ts'
import { aWorld } from '../support/world.ts'
import type { World } from '../support/world.ts'
import { anEntry, day } from './sheets.ts'

const goes = goesAfter(day, 12)
const [a, b] = ['bkng0000000a', 'bkng0000000b']
const taking = (holder: string, ...quarters: number[]) => new Map(quarters.map((each) => [each, holder]))
const change = (of: Partial<SheetChange> = {}): SheetChange => ({ ...emptyChange('aef', 'saal', day), ...of })
const does = async ({ ctx }: World, of: Partial<SheetChange>) =>
  ctx.table.transact([sheetWrite(change(of), goes)])
const refused = (world: World, of: Partial<SheetChange>) =>
  does(world, of).then(
    () => 'done',
    ({ code, facts }: Refusal) => [code, inOrder(facts['conflicts'] as Conflict[] | undefined)],
  )
const inOrder = (conflicts?: Conflict[]) =>
  conflicts?.toSorted((one, other) => (one.kind < other.kind ? -1 : 1))
const now = async ({ ctx }: World) =>
  (await readDaySheets(ctx.table, { house: 'aef', id: 'saal' }, { from: day, to: day }))[0]
const wish: SheetWish = { from: '19:00', to: '21:00', rooms: ['saal'], since: '2026-12-01T09:00:00.000Z' }

describe('a change of a day sheet', () => {
  it('takes quarters with its entry, gives them back, and leaves the rest alone', async () => {
    await using world = await aWorld()
    await does(world, {
      take: taking(a, 1, 2),
      entries: new Map([[a, anEntry({ label: undefined })]]),
      wishes: new Map([
        ['w', wish],
        ['v', wish],
      ]),
      stamp: 's1',
    })
    await does(world, { take: taking(b, 5), entries: new Map([[b, anEntry()]]) })
    expect(await now(world)).toEqual({
      room: 'saal',
      date: day,
      quarters: new Map([
        [1, a],
        [2, a],
        [5, b],
      ]),
      entries: new Map([
        [a, anEntry()],
        [b, anEntry()],
      ]),
      wishes: new Map([
        ['w', wish],
        ['v', wish],
      ]),
      stamp: 's1',
    })
    await does(world, {
      free: taking(a, 1, 2),
      take: taking(a, 2, 3),
      entries: new Map([[a, undefined]]),
      wishes: new Map([['w', undefined]]),
    })
    const after = await now(world)
    expect([after?.quarters, [...after!.entries.keys()], [...after!.wishes.keys()], after?.stamp]).toEqual([
      new Map([
        [2, a],
        [3, a],
        [5, b],
      ]),
      [b],
      ['v'],
      's1',
    ])
  })

  it('is refused by who is in the way, with when that is', async () => {
    await using world = await aWorld()
    await does(world, {
      take: taking(a, 1, 2),
      entries: new Map([
        [a, anEntry({ from: '00:15', to: '00:45' })],
        [`${a}+`, anEntry({ kind: 'offer' })],
      ]),
    })
    await does(world, { take: taking(b, 5), entries: new Map([[b, anEntry({ kind: 'block' })]]) })
    const taken = [
      { room: 'saal', date: day, from: '00:15', to: '00:45', kind: 'booking' },
      { room: 'saal', date: day, from: '19:00', to: '21:00', kind: 'offer' },
    ]
    expect(await refused(world, { take: taking('c', 2, 3) })).toEqual(['room-taken', taken])
    expect(await refused(world, { clear: new Set([1, 2]) })).toEqual(['room-taken', taken])
    expect(await refused(world, { take: taking('c', 2), clear: new Set([5]) })).toMatchObject([
      'room-taken',
      [{ kind: 'block' }, ...taken],
    ])
    expect(await refused(world, { clear: new Set([0, 3]) })).toBe('done')
    expect((await now(world))?.quarters.size).toBe(3)
  })

  it('that hands a quarter over holds only while it is theirs', async () => {
    await using world = await aWorld()
    await does(world, { take: taking(a, 1) })
    expect(await refused(world, { free: taking(b, 1), take: taking('c', 1) })).toEqual([
      'changed-meanwhile',
      undefined,
    ])
    expect(await refused(world, { free: taking(b, 1) })).toEqual(['changed-meanwhile', undefined])
    expect(await refused(world, { free: taking(a, 1), take: taking(b, 1) })).toBe('done')
    expect((await now(world))?.quarters).toEqual(taking(b, 1))
    expect(await refused(world, { free: taking(b, 1), take: taking(b, 1) })).toBe('done')
    expect(await refused(world, { free: taking(a, 1), take: taking(a, 1) })).toEqual([
      'changed-meanwhile',
      undefined,
    ])
  })

  it('holds only while the stamp is the one that was read, and what it waits for is there', async () => {
    await using world = await aWorld()
    expect(await refused(world, { seen: { stamp: 's' }, take: taking(a, 1) })).toEqual([
      'changed-meanwhile',
      undefined,
    ])
    expect(await refused(world, { seen: { stamp: undefined }, take: taking(a, 1), stamp: 's' })).toBe('done')
    expect(await refused(world, { seen: { stamp: undefined }, take: taking(a, 2) })).toEqual([
      'changed-meanwhile',
      undefined,
    ])
    expect(
      await refused(world, { seen: { stamp: 's' }, take: taking(a, 2), entries: new Map([[a, anEntry()]]) }),
    ).toBe('done')
    expect(await refused(world, { still: new Set([a]), take: taking(a, 3) })).toBe('done')
    expect(await refused(world, { still: new Set([a, b]), take: taking(a, 4) })).toEqual([
      'changed-meanwhile',
      undefined,
    ])
    expect((await now(world))?.quarters).toEqual(taking(a, 1, 2, 3))
  })

  it('is but a look where it changes nothing', () => {
    const kindOf = (of: Partial<SheetChange>) => sheetWrite(change(of), goes).kind
    expect([
      kindOf({}),
      kindOf({ clear: new Set([1]) }),
      kindOf({ free: taking(a, 1), take: taking(a, 1) }),
    ]).toEqual(['check', 'check', 'check'])
    const changes = [
      { stamp: 's' },
      { take: taking(a, 1) },
      { free: taking(a, 1) },
      { entries: new Map([[a, undefined]]) },
      { wishes: new Map([['w', wish]]) },
    ]
    expect(changes.map(kindOf)).toEqual(changes.map(() => 'update'))
  })

  it('is one write with another of the same day', () => {
    expect(
      sheetWrites(
        { now: () => `${day}T12:00:00.000Z` },
        [change({ take: taking(a, 1) }), change({ take: taking(a, 2) }), change({ date: '2026-12-06' })],
        { retentionMonths: 12 },
      ),
    ).toHaveLength(2)
  })
})
