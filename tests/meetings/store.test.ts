import { describe, expect, it } from 'vitest'
import type { Meeting } from '../../functions/meetings/schema.ts'
import {
  accessDataWrite,
  goneAccessDataWrite,
  readAccessData,
} from '../../functions/meetings/store/access-data.ts'
import { askingWrites, readAsking } from '../../functions/meetings/store/asking.ts'
import { entryWrite, readEntries, readEntry, remarksWrite } from '../../functions/meetings/store/entries.ts'
import {
  newMeetingWrite,
  nextMeetingWrite,
  readMeeting,
  readMeetings,
} from '../../functions/meetings/store/meetings.ts'
import { programmeKey } from '../../functions/bookings/actions/programme.ts'
import type { Item, Write } from '../../shared/table/write.ts'
import { anotherBookingWrite } from '../../functions/bookings/store/programme.ts'
import { aWorld } from '../support/world.ts'
import type { World } from '../support/world.ts'
import { aStored } from './values.ts'

const [m, n] = ['m00000000001', 'n00000000001'] as const
const changed = { code: 'changed-meanwhile' }
const now = '2026-12-01T09:00:00.000Z'
const stored = (change: Partial<Meeting> = {}) => aStored({ id: m, ...change })
const write = (world: World, ...writes: Write[]) => world.ctx.table.transact(writes)
const entryItem = (world: World, meeting: string = m) => world.ctx.table.get(programmeKey('aef', meeting))

describe('a meeting in the table', () => {
  const item = ({ ctx }: World) => ctx.table.get({ pk: `MEETING#${m}`, sk: 'MEETING' })

  it('is founded once: said again it is done, and what became of it meanwhile stays', async () => {
    await using world = await aWorld()
    await write(world, newMeetingWrite(stored({ version: 1 }), 12))
    await write(world, newMeetingWrite(stored({ version: 1, state: 'draft' }), 12))
    expect(await readMeeting(world.ctx.table, m)).toEqual(stored({ version: 1 }))
  })

  it('is changed by whoever saw it as it is', async () => {
    await using world = await aWorld()
    const { table } = world.ctx
    await write(world, newMeetingWrite(stored({ version: 1 }), 12))
    await write(world, nextMeetingWrite(stored({ version: 2, state: 'paused' }), 12))
    await expect(write(world, nextMeetingWrite(stored({ version: 2 }), 12))).rejects.toMatchObject(changed)
    await expect(write(world, nextMeetingWrite(stored({ version: 4 }), 12))).rejects.toMatchObject(changed)
    expect(await readMeeting(table, m)).toMatchObject({ version: 2, state: 'paused' })
    expect((await readMeetings(table, [m, n])).map(({ id }) => id)).toEqual([m])
    expect(await readMeeting(table, n)).toBeUndefined()
  })

  it('goes so many months after its end, and not before it has ended', async () => {
    await using world = await aWorld()
    await write(world, newMeetingWrite(stored({ version: 1, state: 'paused' }), 12))
    expect(await item(world)).not.toHaveProperty('ttl')
    const ended = stored({ version: 2, state: 'ended', updatedAt: '2026-12-24T22:00:00.000Z' })
    await write(world, nextMeetingWrite(ended, 3))
    expect((await item(world))?.['ttl']).toBe(Date.UTC(2027, 2, 24) / 1000)
  })

  it('is found by its host of a group, else by whoever founded it', async () => {
    await using world = await aWorld()
    await write(world, newMeetingWrite(stored({ version: 1 }), 12))
    expect((await item(world))?.['owner']).toBe('c')
    await write(world, nextMeetingWrite(stored({ version: 2, personId: 'p' }), 12))
    expect((await item(world))?.['owner']).toBe('p')
    await write(world, nextMeetingWrite(stored({ version: 3, personId: 'p', state: 'ended' }), 12))
    expect((await item(world))?.['owner']).toBe('p')
  })
})

describe('words that wait', () => {
  const asking = stored({ proposed: { words: { de: { title: 'KAUFT' } }, facets: {} } })

  it.each([
    ['wait', stored(), asking, true],
    ['go on waiting', asking, asking, true],
    ['wait no longer', asking, stored(), false],
    ['wait no longer when it ends', asking, { ...asking, state: 'ended' as const }, false],
    ['never waited', stored(), stored(), false],
  ])('%s', async (_, before, after, is) => {
    await using world = await aWorld()
    await write(world, ...askingWrites(stored(), before), entryWrite(before))
    await write(world, ...askingWrites(before, after), entryWrite(after))
    const found = await readAsking(world.ctx.table, 'aef')
    expect(found).toEqual(is ? [{ id: m, house: 'aef', title: 'Sprachcafé' }] : [])
  })

  it('are nobody’s work where none waited', () => {
    expect(askingWrites(stored(), stored())).toEqual([])
    expect(askingWrites(stored({ ...asking, state: 'ended' }), stored())).toEqual([])
  })
})

describe('access data in the table', () => {
  it('are there until they are taken away', async () => {
    await using world = await aWorld()
    const data = { text: 'treff.example/raum', releaseHoursBefore: 24, meeting: m, house: 'aef', version: 1 }
    await write(world, accessDataWrite(data))
    expect(await readAccessData(world.ctx.table, m)).toEqual(data)
    await write(world, goneAccessDataWrite(m))
    expect(await readAccessData(world.ctx.table, m)).toBeUndefined()
  })
})

describe('a meeting in the programme', () => {
  it('has what a programme shows of it', async () => {
    await using world = await aWorld()
    await write(world, entryWrite(stored()))
    const entry = await readEntry(world.ctx.table, 'aef', m)
    expect(entry?.card.title).toEqual({ de: 'Sprachcafé' })
    expect(Object.keys(entry?.card ?? {})).not.toContain('asks')
    expect(Object.keys(entry?.card ?? {})).not.toContain('cost')
    const words = { de: { title: 'Sprachcafé' }, en: { title: 'Language café' } }
    const proposed = { words, facets: {} }
    await write(world, entryWrite(stored({ words, cost: '2 Euro', proposed })))
    const { card, changes } = (await readEntry(world.ctx.table, 'aef', m))!
    const title = { de: 'Sprachcafé', en: 'Language café' }
    expect([card, changes]).toEqual([expect.objectContaining({ title, cost: '2 Euro', asks: true }), 2])
    await write(world, entryWrite(stored({ words: { de: words.de, en: { description: 'Tea.' } } })))
    const bare = (await readEntry(world.ctx.table, 'aef', m))!.card
    expect(bare.title).toEqual({ de: 'Sprachcafé' })
    expect(Object.keys(bare)).not.toContain('cost')
    expect(Object.keys(bare)).not.toContain('asks')
  })

  it.each([
    [{ needsKey: true }, true],
    [{ needsKey: false }, false],
    [{ needsKey: true, state: 'paused' }, false],
    [{ needsKey: false, state: 'ended' }, false],
  ] as const)('%o is looked at for its key: %s', async (change, is) => {
    await using world = await aWorld()
    await write(world, entryWrite(stored({ needsKey: !is, updatedAt: '2026-11-02T09:00:00.000Z' })))
    await write(world, entryWrite(stored({ ...change, updatedAt: now })))
    const item = (await entryItem(world)) ?? ({} as Item)
    expect([String(item['duePk']).split('~')[0], item['dueAt']]).toEqual(
      is ? ['key', now] : ['undefined', undefined],
    )
  })

  it('says of single dates what was said last', async () => {
    await using world = await aWorld()
    await write(world, entryWrite(stored()))
    for (const note of ['Alt.', 'Neu.'])
      await write(world, remarksWrite('aef', m, { remarks: [{ from: 'x', note }], now }))
    const entry = await readEntry(world.ctx.table, 'aef', m)
    expect(entry).toMatchObject({ remarks: [{ from: 'x', note: 'Neu.' }], changes: 3, changedAt: now })
    expect(await readEntry(world.ctx.table, 'aef', n)).toBeUndefined()
    // Dates of a booking may be there before the meeting is.
    await write(world, {
      kind: 'put',
      key: programmeKey('aef', n),
      item: { ...programmeKey('aef', n), d: 1 },
    })
    expect((await readEntries(world.ctx.table, 'aef')).map(({ card }) => card.id)).toEqual([m])
  })

  it('gets one booking more by whoever saw the last, and no more than two dozen', async () => {
    await using world = await aWorld()
    await write(world, entryWrite(stored()))
    const another = (more?: number) => write(world, anotherBookingWrite('aef', { meeting: m, more }))
    await another()
    await expect(another()).rejects.toMatchObject(changed)
    await another(1)
    await expect(another(1)).rejects.toMatchObject(changed)
    await write(world, { kind: 'update', key: programmeKey('aef', m), set: { more: 23 } })
    await expect(another(22)).rejects.toMatchObject(changed)
    await another(23)
    await expect(another(24)).rejects.toMatchObject({ code: 'too-many-bookings' })
    await expect(another(23)).rejects.toMatchObject({ code: 'too-many-bookings' })
    expect((await entryItem(world))?.['more']).toBe(24)
  })
})
