import { describe, expect, it } from 'vitest'
import { listMeetings, loadMeetings } from '../../functions/meetings/actions/list-meetings.ts'
import { dateOfKey } from '../../functions/meetings/actions/load.ts'
import {
  datesWithRoom,
  readKnownDate,
  readPublicDate,
  readPublicMeeting,
} from '../../functions/meetings/actions/read-date.ts'
import { readMeetingView } from '../../functions/meetings/actions/read-meeting.ts'
import type { Meeting } from '../../functions/meetings/schema.ts'
import { countsKey } from '../../functions/meetings/store/counts.ts'
import { systemActor } from '../../shared/actor.ts'
import { found } from '../support/builders.ts'
import { aWorld } from '../support/world.ts'
import type { World } from '../support/world.ts'
import { counted, house, laid } from './laid.ts'
import { aBooking, anEntry, anOpenDate, terms } from './values.ts'

const [m, n, o] = ['m00000000001', 'n00000000001', 'p00000000001'] as const
const [first, second] = ['2026-12-08T15:00', '2026-12-15T15:00'] as const
const gone = { code: 'not-found' }

async function aHouse(): Promise<World> {
  const world = await aWorld()
  await found(world)
  return world
}

describe('a meeting as everybody may see it', () => {
  it.each<[Meeting['state'], boolean, boolean, boolean]>([
    ['published', true, true, true],
    ['published', false, false, false],
    ['paused', true, true, false],
    ['ended', true, true, false],
    ['ended', false, false, false],
    ['draft', true, false, false],
  ])('%s, with a yes: %s: is there: %s, its date too: %s', async (state, announced, isThere, isOn) => {
    await using world = await aHouse()
    const { ctx } = world
    await laid(world, { id: m, state }, [first], announced)
    const reads = [
      [() => readPublicMeeting(ctx, { house, meeting: m }), isThere],
      [() => readKnownDate(ctx, { house, meeting: m, key: first }), isThere],
      [() => readPublicDate(ctx, { house, meeting: m, key: first }), isOn],
    ] as const
    for (const [read, is] of reads)
      if (is) expect((await read()).meeting.id).toBe(m)
      else await expect(read()).rejects.toMatchObject(gone)
  })

  it('is not there in another house, nor half of it', async () => {
    await using world = await aHouse()
    const { ctx } = world
    await found(world, { house: { id: 'other' } })
    await laid(world, { id: m }, [first])
    const read = (of: { house: string; meeting: string }) => readPublicMeeting(ctx, of)
    await expect(read({ house: 'other', meeting: m })).rejects.toMatchObject(gone)
    await expect(read({ house, meeting: n })).rejects.toMatchObject(gone)
    await expect(readKnownDate(ctx, { house, meeting: m, key: second })).rejects.toMatchObject(gone)
    // One that was of this house, and is of another.
    const entry = await ctx.table.get({ pk: `PROGRAMME#${house}`, sk: `MEETING#${m}` })
    const moved = { pk: 'PROGRAMME#other', sk: `MEETING#${m}` }
    await ctx.table.transact([{ kind: 'put', key: moved, item: { ...entry, ...moved } }])
    await expect(read({ house: 'other', meeting: m })).rejects.toMatchObject(gone)
    await ctx.table.transact([{ kind: 'delete', key: { pk: `MEETING#${m}`, sk: 'MEETING' } }])
    await expect(read({ house, meeting: m })).rejects.toMatchObject(gone)
    await laid(world, { id: n }, [first])
    await ctx.table.transact([{ kind: 'delete', key: { pk: `PROGRAMME#${house}`, sk: `MEETING#${n}` } }])
    await expect(read({ house, meeting: n })).rejects.toMatchObject(gone)
  })

  it('shows of a date its places, how many come, and what is read besides', async () => {
    await using world = await aHouse()
    await laid(world, { id: m, registration: { ...terms, places: 3 } }, [first, second])
    await laid(world, { id: n }, [first])
    await counted(world, { meeting: m, key: first }, { taken: 2 })
    const { ctx } = world
    const read = (meeting: string, key: string) => readKnownDate(ctx, { house, meeting, key })
    const known = await read(m, first)
    expect([known.places, known.counts?.taken, known.date.key]).toEqual([
      { all: 3, taken: 2, waiting: 0 },
      2,
      first,
    ])
    const plain = await read(n, first)
    expect(['places' in plain, 'counts' in plain, plain.besides.length]).toEqual([false, false, 2])
    expect(await read(m, second)).not.toHaveProperty('counts')
    const key = countsKey({ house, meeting: m, key: first })
    const more = await readKnownDate(ctx, { house, meeting: n, key: first }, [key])
    expect(more.besides.map(({ sk }) => sk)).toContain(key.sk)
  })

  it('offers the dates that somebody can have a place at, or wait for', async () => {
    await using world = await aHouse()
    const { ctx } = world
    const keys = [first, second, '2026-12-22T15:00']
    const open = async (id: string, registration: object) => {
      await laid(world, { id, registration: { ...terms, ...registration } }, keys)
      await counted(world, { meeting: id, key: first }, { taken: 2 })
      await counted(world, { meeting: id, key: second }, { taken: 1 })
      const file = await readPublicMeeting(ctx, { house, meeting: id })
      return (await datesWithRoom(ctx, file, file.dates)).map(({ key }) => key)
    }
    expect(await open(m, { places: 2, waitingList: false })).toEqual(keys.slice(1))
    expect(await open(n, { places: 2, waitingList: true })).toEqual(keys)
    expect(await open(o, { waitingList: false })).toEqual(keys)
  })
})

describe('a date by its key', () => {
  it('is of several the one that may still be', () => {
    const cancelled = aBooking('b', [anOpenDate(first, { state: 'cancelled' })])
    const on = aBooking('c', [
      anOpenDate(first, { state: 'requested' }),
      anOpenDate(second, { state: 'declined' }),
    ])
    for (const bookings of [
      [cancelled, on],
      [on, cancelled],
    ]) {
      expect(dateOfKey({ entry: anEntry({ bookings }) }, first)).toMatchObject({ booking: 'c' })
      expect(dateOfKey({ entry: anEntry({ bookings }) }, second)).toMatchObject({ state: 'declined' })
    }
    expect(() => dateOfKey({ entry: anEntry() }, 'x')).toThrow(
      expect.objectContaining({ code: 'unknown-date' }),
    )
  })
})

describe('a meeting as programs read it', () => {
  it('says how many come to its dates, as far back as somebody may still say how many came', async () => {
    await using world = await aHouse()
    const keys = ['2026-10-01T15:00', '2026-10-02T15:00', first]
    const dates = [...keys, anOpenDate(second, { state: 'requested' })]
    await laid(world, { id: m, registration: { ...terms, places: 3 } }, dates)
    for (const key of [...keys, second]) await counted(world, { meeting: m, key }, { taken: 2 })
    const view = await readMeetingView(world.ctx, systemActor, m)
    expect(view.dates.map(({ places }) => places?.taken)).toEqual([0, 2, 2, 0])
  })
})

describe('the list of all meetings', () => {
  const listed = async ({ ctx }: World) => {
    const { meetings } = await listMeetings(ctx, systemActor, house)
    return meetings.map(({ card, next, ...rest }) => ({ title: card.title.de, next: next?.key, ...rest }))
  }
  const named = (title: string) => ({ words: { de: { title } } })

  it('begins with those that come first, and ends with those that have no date any more', async () => {
    await using world = await aHouse()
    await laid(world, { id: m, ...named('Vorbei') }, ['2026-11-24T15:00'])
    await laid(world, { id: n, ...named('Später') }, ['2026-11-24T15:00', second, '2026-12-22T15:00'])
    await laid(world, { id: o, ...named('Bald') }, [
      anOpenDate('2026-12-02T15:00', { state: 'cancelled' }),
      first,
    ])
    await laid(world, { id: 'q00000000001', ...named('Auch') }, [first])
    await laid(world, { id: 'r00000000001', ...named('Nie') }, [anOpenDate(first, { state: 'cancelled' })])
    expect((await listed(world)).map(({ title, next }) => [title, next])).toEqual([
      ['Auch', first],
      ['Bald', first],
      ['Nie', first],
      ['Später', second],
      ['Vorbei', undefined],
    ])
  })

  it('has a date until it has ended', async () => {
    await using world = await aHouse()
    await laid(world, { id: m }, [first, second])
    world.clock.set('2026-12-08T15:59:59.999Z')
    expect((await listed(world))[0]?.next).toBe(first)
    world.clock.set('2026-12-08T16:00:00.000Z')
    expect((await listed(world))[0]?.next).toBe(second)
  })

  it('says what waits, how many come next, and whether somebody has the key', async () => {
    await using world = await aHouse()
    const proposed = { words: { de: { title: 'KAUFT' } }, facets: {} }
    await laid(world, { id: m, proposed, needsKey: true, registration: { ...terms, places: 3 } }, [first])
    await laid(world, { id: n, needsKey: true, state: 'paused' }, [second])
    await laid(world, { id: o }, ['2026-12-22T15:00'], false)
    await counted(world, { meeting: m, key: first }, { taken: 2, keys: 1 })
    expect(await listed(world)).toEqual([
      {
        title: 'Sprachcafé',
        next: first,
        state: 'published',
        asks: 'words',
        key: 'safe',
        places: { all: 3, taken: 2, waiting: 0 },
      },
      { title: 'Sprachcafé', next: second, state: 'paused', key: 'open' },
      { title: 'Sprachcafé', next: '2026-12-22T15:00', state: 'draft', asks: 'new' },
    ])
  })

  it('gives meetings by id, of which one may be named twice', async () => {
    await using world = await aHouse()
    await laid(world, { id: m }, [first])
    expect((await loadMeetings(world.ctx, [m, m, n])).map(({ id }) => id)).toEqual([m])
    expect(await loadMeetings(world.ctx, [])).toEqual([])
  })
})
