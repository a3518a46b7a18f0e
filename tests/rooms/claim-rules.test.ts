import { describe, expect, it } from 'vitest'
import { claimChanges, releaseChanges } from '../../functions/rooms/rules/claim.ts'
import type { SheetChange } from '../../functions/rooms/rules/sheet-change.ts'
import { anEntry, aUse, day, zone } from './sheets.ts'

describe('a use that is claimed', () => {
  const where = {
    house: 'aef',
    room: { id: 'saal', gapMinutes: 15 },
    zone,
    id: 'x',
    entry: anEntry({ from: '01:00', to: '01:30' }),
  }
  const told = (changes: SheetChange[]) =>
    changes.map(({ room, date, take, clear }) => [
      room,
      date,
      [...take].map(([at, id]) => `${at}${id}`),
      [...clear],
    ])

  it('takes its time, and keeps the turnover clear on both sides', () => {
    const [own] = claimChanges({ ...where, use: aUse('01:00', '01:30') })
    expect(told([own!])).toEqual([['saal', day, ['4x', '5x'], [3, 6]]])
    expect([...own!.entries]).toEqual([['x', where.entry]])
    expect(own).not.toHaveProperty('stamp')
    expect(claimChanges({ ...where, name: 'x+', use: aUse('01:00', '01:30') })[0]?.entries.has('x+')).toBe(
      true,
    )
  })

  it('without a turnover keeps nothing clear', () => {
    const room = { id: 'saal', gapMinutes: 0 }
    expect(told(claimChanges({ ...where, room, use: aUse('00:00', '00:15') }))).toEqual([
      ['saal', day, ['0x'], []],
    ])
  })

  it('keeps it clear on the days before and after', () => {
    expect(told(claimChanges({ ...where, use: aUse('00:00', '00:15') }))).toEqual([
      ['saal', day, ['0x'], [1]],
      ['saal', '2026-12-04', [], [95]],
    ])
    expect(told(claimChanges({ ...where, use: aUse('23:45', '24:00') }))).toEqual([
      ['saal', day, ['95x'], [94]],
      ['saal', '2026-12-06', [], [0]],
    ])
    const wide = { ...where, room: { id: 'saal', gapMinutes: 30 } }
    expect(told(claimChanges({ ...wide, use: aUse('00:15', '00:30') }))).toEqual([
      ['saal', day, ['1x'], [0, 2, 3]],
      ['saal', '2026-12-04', [], [95]],
    ])
    expect(told(claimChanges({ ...wide, use: aUse('23:30', '23:45') }))).toEqual([
      ['saal', day, ['94x'], [92, 93, 95]],
      ['saal', '2026-12-06', [], [0]],
    ])
  })

  it('keeps related rooms clear, with the longer of two turnovers', () => {
    const related = [
      { id: 'links', gapMinutes: 0 },
      { id: 'rechts', gapMinutes: 30 },
    ]
    expect(told(claimChanges({ ...where, related, use: aUse('01:00', '01:15') }))).toEqual([
      ['saal', day, ['4x'], [3, 5]],
      ['links', day, [], [4, 3, 5]],
      ['rechts', day, [], [4, 2, 3, 5, 6]],
    ])
  })

  it('beside others takes nothing yet, and tells that there is one more', () => {
    const [own] = claimChanges({ ...where, use: aUse('01:00', '01:15'), competes: { stamp: 's' } })
    expect([own?.take.size, [...(own?.clear ?? [])], own?.stamp]).toEqual([0, [4, 3, 5], 's'])
  })

  it('is given back with its entry; what competed took nothing', () => {
    const [back] = releaseChanges({ ...where, use: aUse('01:00', '01:30') })
    expect([[...back!.free], [...back!.entries]]).toEqual([
      [
        [4, 'x'],
        [5, 'x'],
      ],
      [['x', undefined]],
    ])
    const [competing] = releaseChanges({
      ...where,
      name: 'x+',
      use: aUse('01:00', '01:30'),
      competes: { stamp: 's' },
    })
    expect([[...competing!.free], [...competing!.entries]]).toEqual([[], [['x+', undefined]]])
  })
})
