import { describe, expect, test } from 'vitest'
import type { Place } from '../../functions/waitlist/schema.ts'
import {
  forgottenPlaceWrite,
  newPlaceWrite,
  nextPlaceWrite,
  duePlaces,
  readPlace,
  readPlaces,
  readPlacesByStart,
} from '../../functions/waitlist/store.ts'
import { lagging } from '../support/lagging.ts'
import { aWorld } from '../support/world.ts'
import type { World } from '../support/world.ts'
import { aLine, aPlace, idOf, offered, until } from './a-place.ts'
import { readDue } from '../../shared/table/due.ts'

const id = idOf('a')
const key = { pk: 'PLACE#aaaaa', sk: id }
const first = aPlace()
const line = aLine({ id: 'l-2', what: 'offered' })
const second = aPlace({ ...offered, version: 2, history: [aLine(), line] })
const conflict = (code: string) => ({ kind: 'conflict', code })

const begin = ({ ctx }: World, place: Place = first) => ctx.table.transact([newPlaceWrite(place, 3)])
const goOn = ({ ctx }: World, place: Place = second) => ctx.table.transact([nextPlaceWrite(place, 3)])
const stored = ({ ctx }: World) => readPlace(ctx.table, id)

describe('a place that begins', () => {
  test('is read as it was written; what is not there is missing', async () => {
    await using world = await aWorld()
    const table = lagging(world.ctx.table)
    expect(await stored(world)).toBeUndefined()
    expect(await begin(world)).toBe('done')
    const other = aPlace({ id: `aaaaa${'b'.repeat(7)}` })
    const far = aPlace({ id: `aaaab${'a'.repeat(7)}` })
    for (const place of [other, far]) await begin(world, place)
    expect(await readPlace(table, id)).toEqual(first)
    const found = await readPlaces(table, [id, idOf('c'), other.id])
    expect(new Set(found.map((place) => place.id))).toEqual(new Set([id, other.id]))
    expect(await readPlacesByStart(table, 'aaaaa')).toEqual([first, other])
  })

  test('is the same if it is written again, or asked for with the same key in the same words', async () => {
    await using world = await aWorld()
    await begin(world, { ...first, fingerprint: 'print' })
    expect(await begin(world, { ...first, fingerprint: 'else' })).toBe('repeated')
    const again = { ...first, fingerprint: 'print', history: [aLine({ id: 'l-9' })] }
    expect(await begin(world, again)).toBe('repeated')
    const otherWords = begin(world, { ...again, fingerprint: 'else' })
    await expect(otherWords).rejects.toMatchObject(conflict('key-used-before'))
    expect((await stored(world))?.history).toEqual([aLine()])
  })

  test('is another one’s where neither was asked for with a key', async () => {
    await using world = await aWorld()
    await begin(world)
    const other = begin(world, { ...first, history: [aLine({ id: 'l-9' })] })
    await expect(other).rejects.toMatchObject(conflict('key-used-before'))
  })
})

describe('a place that goes on', () => {
  test('goes on from the version that was read, and not from none', async () => {
    await using world = await aWorld()
    await expect(goOn(world)).rejects.toMatchObject(conflict('changed-meanwhile'))
    await begin(world)
    expect(await goOn(world)).toBe('done')
    expect(await stored(world)).toEqual(second)
  })

  test('has gone on if its line is there, though others came after; else somebody was first', async () => {
    await using world = await aWorld()
    await begin(world)
    await goOn(world)
    const third = aPlace({ state: 'left', version: 3, history: [...second.history, aLine({ id: 'l-3' })] })
    await goOn(world, third)
    expect(await goOn(world)).toBe('repeated')
    const other = goOn(world, { ...second, history: [aLine(), aLine({ id: 'l-9' })] })
    await expect(other).rejects.toMatchObject(conflict('changed-meanwhile'))
    expect(await stored(world)).toEqual(third)
  })

  test('is forgotten in the version that was read, and no other', async () => {
    await using world = await aWorld()
    const forget = (version: number) =>
      world.ctx.table.transact([forgottenPlaceWrite({ ...first, contactId: 'nobody', version }, 3)])
    await begin(world)
    for (const version of [1, 3])
      await expect(forget(version)).rejects.toMatchObject(conflict('changed-meanwhile'))
    await forget(2)
    expect((await stored(world))?.contactId).toBe('nobody')
    expect((await world.ctx.table.get(key))?.['ttl']).toBe(Date.parse('2027-03-05T00:00:00.000Z') / 1000)
    await expect(forget(2)).rejects.toMatchObject(conflict('changed-meanwhile'))
  })
})

test('it is found by whose it is, and goes away the house’s months after its date', async () => {
  await using world = await aWorld()
  await begin(world)
  expect(await world.ctx.table.ownedBy('eva')).toEqual([key])
  expect((await world.ctx.table.get(key))?.['ttl']).toBe(Date.parse('2027-03-05T00:00:00.000Z') / 1000)
})

test.each<[string, Partial<Place>, before: string, at: string, isDue: boolean]>([
  ['waits', {}, '2026-12-05T17:59:59.999Z', first.startsAt, true],
  ['is offered', offered, '2026-12-02T08:59:59.999Z', until, true],
  ['is taken', { ...offered, state: 'taken' }, until, first.startsAt, false],
  ['is over', { ...offered, state: 'expired' }, until, first.startsAt, false],
  ['has been left', { ...offered, state: 'left' }, until, first.startsAt, false],
])('one that %s is not due before its time, and then: %#', async (_, change, before, at, isDue) => {
  await using world = await aWorld()
  await begin(world, aPlace(change))
  expect(await readDue(duePlaces, world.ctx.table, before)).toEqual([])
  expect(await readDue(duePlaces, world.ctx.table, at)).toEqual(isDue ? [id] : [])
})
