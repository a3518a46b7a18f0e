import { describe, expect, it } from 'vitest'
import {
  emptyChange,
  fallToBlocks,
  givesBack,
  mergeChanges,
  range,
  sheetAfter,
} from '../../functions/rooms/rules/sheet-change.ts'
import type { SheetChange } from '../../functions/rooms/rules/sheet-change.ts'
import type { SheetWish } from '../../functions/rooms/schema.ts'
import { anEntry, aSheet, day, zone } from './sheets.ts'

const change = (of: Partial<SheetChange> = {}): SheetChange => ({ ...emptyChange('aef', 'saal', day), ...of })
const taking = (holder: string, ...quarters: number[]) => new Map(quarters.map((each) => [each, holder]))
const wish: SheetWish = { from: '19:00', to: '21:00', rooms: ['saal'], since: '2026-12-01T09:00:00.000Z' }

describe('changes of one room and date', () => {
  it('become one, in which later entries win, and others stay by themselves', () => {
    const others = [change({ room: 'tee' }), change({ date: '2026-12-06' }), change({ house: 'other' })]
    const merged = mergeChanges([
      change({
        take: taking('a', 1),
        entries: new Map([['a', anEntry()]]),
        stamp: 's1',
        seen: { stamp: 'x' },
        still: new Set(['e']),
      }),
      ...others,
      change({
        take: taking('b', 2),
        free: taking('c', 3),
        entries: new Map([['a', undefined]]),
        wishes: new Map([['w', wish]]),
        clear: new Set([4]),
        still: new Set(['f']),
      }),
    ])
    expect(merged).toHaveLength(4)
    expect(merged[0]).toEqual(
      change({
        take: new Map([
          [1, 'a'],
          [2, 'b'],
        ]),
        free: taking('c', 3),
        entries: new Map([['a', undefined]]),
        wishes: new Map([['w', wish]]),
        clear: new Set([4]),
        stamp: 's1',
        seen: { stamp: 'x' },
        still: new Set(['e', 'f']),
      }),
    )
  })

  it('keep what the first of them says of quarters, entries and places in the queue', () => {
    const first = change({
      take: taking('a', 1),
      free: taking('b', 2),
      clear: new Set([3]),
      entries: new Map([['a', anEntry()]]),
      wishes: new Map([['w', wish]]),
    })
    expect(mergeChanges([first, change()])).toEqual([first])
    expect(mergeChanges([change(), first])).toEqual([first])
  })

  it('say what was read and what is new as the later one does, and nothing of what neither says', () => {
    const [first, second] = [
      change({ stamp: 's1', seen: { stamp: undefined } }),
      change({ stamp: 's2', seen: { stamp: 'y' } }),
    ]
    expect(mergeChanges([first, second])[0]).toMatchObject({ stamp: 's2', seen: { stamp: 'y' } })
    const [none] = mergeChanges([change(), change()])
    for (const name of ['stamp', 'seen', 'still']) expect(none).not.toHaveProperty(name)
    expect(mergeChanges([change(), change({ still: new Set(['e']) })])[0]?.still).toEqual(new Set(['e']))
  })

  it('leave no gap clear that the change itself takes or gives up', () => {
    const [one] = mergeChanges([
      change({ take: taking('a', 1), free: taking('b', 2), clear: new Set([1, 2, 3]) }),
    ])
    expect([...(one?.clear ?? [])]).toEqual([3])
  })

  it('give something back to others where time is left, or a place among those who compete', () => {
    expect(givesBack(change())).toBe(false)
    expect(givesBack(change({ free: taking('a', 1) }))).toBe(true)
    expect(givesBack(change({ free: taking('a', 1), take: taking('b', 1) }))).toBe(false)
    expect(givesBack(change({ free: taking('a', 1, 2), take: taking('b', 1) }))).toBe(true)
    expect(givesBack(change({ entries: new Map([['a', anEntry()]]) }))).toBe(false)
    expect(
      givesBack(
        change({
          entries: new Map([
            ['b', anEntry()],
            ['a', undefined],
          ]),
        }),
      ),
    ).toBe(true)
  })

  it('leave the sheet as it will be', () => {
    const before = aSheet(
      { a: [1, 2], b: [5] },
      {
        entries: new Map([
          ['a', anEntry()],
          ['b', anEntry()],
        ]),
        wishes: new Map([
          ['w', wish],
          ['v', wish],
        ]),
        stamp: 's',
      },
    )
    const label = anEntry({ label: 'Chor' })
    const after = sheetAfter(
      before,
      change({
        free: taking('a', 1, 2),
        take: taking('c', 2, 3),
        entries: new Map([
          ['a', undefined],
          ['b', label],
          ['c', anEntry()],
        ]),
        wishes: new Map([['w', undefined]]),
      }),
    )
    expect([...after.quarters].toSorted(([a], [b]) => a - b)).toEqual([
      [2, 'c'],
      [3, 'c'],
      [5, 'b'],
    ])
    expect([...after.entries]).toEqual([
      ['b', label],
      ['c', anEntry()],
    ])
    expect([[...after.wishes.keys()], after.stamp, after.date]).toEqual([['v'], 's', day])
    expect(sheetAfter(before, change({ stamp: 't' })).stamp).toBe('t')
  })
})

describe('what is given back under a block', () => {
  const block = anEntry({ kind: 'block', from: '01:00', to: '02:00' })
  const falls = (
    of: Partial<SheetChange>,
    sheet = aSheet({}, { entries: new Map([['blk', block]]), stamp: 's' }),
  ) => fallToBlocks(change(of), sheet, { zone, stamp: 'new' })

  it('falls to it, from its first quarter to its last', () => {
    const fallen = falls({ free: taking('a', 3, 4, 7, 8) })
    expect([...fallen.take]).toEqual([
      [4, 'blk'],
      [7, 'blk'],
    ])
    expect([fallen.stamp, fallen.seen]).toEqual(['new', { stamp: 's' }])
  })

  it('does not where the change takes it, and says nothing new then', () => {
    const fallen = falls({ free: taking('a', 4), take: taking('b', 4) })
    expect([...fallen.take]).toEqual([[4, 'b']])
    expect(fallen).not.toHaveProperty('stamp')
  })

  it('keeps what the change says of itself', () => {
    const fallen = falls({ free: taking('a', 4), stamp: 'own', seen: { stamp: 'read' } })
    expect([fallen.stamp, fallen.seen]).toEqual(['own', { stamp: 'read' }])
  })

  it('falls to no block that goes itself, to no booking, and to nothing where there is no sheet', () => {
    const free = taking('a', 4)
    expect([...falls({ free, entries: new Map([['blk', undefined]]) }).take]).toEqual([])
    expect([
      ...falls({ free }, aSheet({}, { entries: new Map([['x', { ...block, kind: 'booking' }]]) })).take,
    ]).toEqual([])
    const none = fallToBlocks(change({ free }), undefined, { zone, stamp: 'new' })
    expect([[...none.take], none.seen]).toEqual([[], { stamp: undefined }])
  })
})

it('a stretch of quarters that ends before it begins has none', () => {
  expect([range({ from: 2, to: 4 }), range({ from: 4, to: 4 }), range({ from: 4, to: 2 })]).toEqual([
    [2, 3],
    [],
    [],
  ])
})
