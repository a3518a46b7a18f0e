import { describe, expect, it } from 'vitest'
import type { House } from '../../functions/houses/schema.ts'
import type { Meeting, MeetingState } from '../../functions/meetings/schema.ts'
import { isReleased, openUntil } from '../../functions/suggestions/rules.ts'
import type { Suggestion } from '../../functions/suggestions/schema.ts'
import {
  newSuggestionWrites,
  readSuggestions,
  releasedWrite,
  removedWrites,
} from '../../functions/suggestions/store.ts'
import { epochSeconds } from '../../shared/time/civil.ts'
import { aDate, aBooking, anEntry } from '../followers/rules/an-entry.ts'
import { refusalOf } from '../support/refusal-of.ts'
import { lagging } from '../support/lagging.ts'
import { aWorld } from '../support/world.ts'

const at = '2026-12-01T09:00:00.000Z'
const meeting = 'bx8ccpqyvk76'
const aWish = (change: Partial<Suggestion> = {}): Suggestion => ({
  id: 'qeahhv3esmrn',
  meeting,
  house: 'aef',
  at,
  until: '2026-12-05',
  text: 'Kuchen',
  ...change,
})

describe('wishes are taken', () => {
  const open = (now: string, state: MeetingState = 'published', until: string | undefined = '2026-12-05') =>
    openUntil(
      {
        meeting: { suggestionsUntil: until } as Meeting,
        entry: anEntry({ card: { state } }),
        house: { timeZone: 'Europe/Berlin' } as House,
      },
      now,
    )

  it.each([
    ['2026-12-01T09:00:00.000Z', '2026-12-05'],
    ['2026-12-05T22:59:59.999Z', '2026-12-05'],
    ['2026-12-05T23:00:00.000Z', undefined],
  ])('until the end of their day in the house: at %s until %s', (now, expected) => {
    expect(open(now)).toBe(expected)
  })

  it('of a meeting that asks for them and is shown', () => {
    const states = ['draft', 'published', 'paused', 'ended'] as const
    expect(states.filter((state) => open(at, state) !== undefined)).toEqual(['published'])
    const never = { meeting: {} as Meeting, entry: anEntry(), house: { timeZone: 'Europe/Berlin' } as House }
    expect(openUntil(never, at)).toBeUndefined()
    const entry = anEntry({ bookings: [aBooking([aDate('2026-12-08')], { announced: false })] })
    const meetingUntil = { suggestionsUntil: '2026-12-05' } as Meeting
    expect(openUntil({ ...never, meeting: meetingUntil, entry }, at)).toBeUndefined()
  })
})

it.each([
  [true, at, true],
  [true, undefined, false],
  [false, at, false],
  [undefined, at, false],
  [undefined, undefined, false],
])('a wish that is public %s and released %s others may read: %s', (isPublic, releasedAt, expected) => {
  expect(isReleased({ ...aWish(), public: isPublic, releasedAt } as Suggestion)).toBe(expected)
})

describe('a wish', () => {
  const counted = async (world: Awaited<ReturnType<typeof aWorld>>, until = '2026-12-05') =>
    world.ctx.table.get({ pk: `IDEAS#${meeting}`, sk: `COUNT#${until}` }, { consistent: true })

  it('is counted for its evening, and both go six months after it', async () => {
    await using world = await aWorld()
    const { table } = world.ctx
    await table.transact(newSuggestionWrites(aWish()))
    const goes = epochSeconds('2027-06-05T00:00:00.000Z')
    expect(await counted(world)).toMatchObject({ count: 1, ttl: goes, meeting, type: 'suggestion-count' })
    const [item] = await table.query({ pk: `IDEAS#${meeting}`, prefix: 'I#' })
    expect(item).toMatchObject({ ttl: goes, text: 'Kuchen' })
    expect(await counted(world, '2026-12-12')).toBeUndefined()
    // The same once more is neither another one nor counted.
    expect(await table.transact(newSuggestionWrites(aWish()))).toBe('repeated')
    expect(await counted(world)).toMatchObject({ count: 1 })
  })

  it.each([
    [199, undefined],
    [200, 'suggestions-full'],
  ])('finds room where there are %s: %s', async (count, code) => {
    await using world = await aWorld()
    const { table } = world.ctx
    const key = { pk: `IDEAS#${meeting}`, sk: 'COUNT#2026-12-05' }
    await table.transact([{ kind: 'update', key, set: { count } }])
    expect(await refusalOf(table.transact(newSuggestionWrites(aWish())))).toBe(code)
    expect(await readSuggestions(table, meeting)).toHaveLength(code === undefined ? 1 : 0)
  })

  it('is released and taken away once, with its count, and never comes back', async () => {
    await using world = await aWorld()
    const { table } = world.ctx
    await table.transact(newSuggestionWrites(aWish()))
    await table.transact([releasedWrite(aWish({ releasedAt: at }))])
    expect(await readSuggestions(table, meeting)).toEqual([aWish({ releasedAt: at })])
    await table.transact(removedWrites(aWish()))
    const gone = { kind: 'not-found', code: 'not-found' }
    await expect(table.transact(removedWrites(aWish()))).rejects.toMatchObject(gone)
    await expect(table.transact([releasedWrite(aWish())])).rejects.toMatchObject(gone)
    expect([await readSuggestions(table, meeting), (await counted(world))?.['count']]).toEqual([[], 0])
  })

  it('stands where it came, by its moment, and is read as it was written a moment ago', async () => {
    await using world = await aWorld()
    const { table } = world.ctx
    const wishes = [
      aWish({ id: 'xqamhmva6g66', at: '2026-12-01T09:02:00.000Z' }),
      aWish({ id: '4szsysnkvwxj', at: '2026-12-01T09:03:00.000Z' }),
      aWish({ id: 'vxk2agw8gsek', at: '2026-12-01T09:01:00.000Z' }),
      aWish({ id: 'bx8ccpqyvk76', at: '2026-12-01T09:03:00.000Z' }),
    ]
    for (const wish of wishes) await table.transact(newSuggestionWrites(wish))
    expect((await readSuggestions(lagging(table), meeting)).map(({ id }) => id)).toEqual([
      'vxk2agw8gsek',
      'xqamhmva6g66',
      '4szsysnkvwxj',
      'bx8ccpqyvk76',
    ])
  })
})
