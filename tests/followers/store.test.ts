import { describe, expect, it } from 'vitest'
import type { Follower } from '../../functions/followers/schema.ts'
import {
  answeredWrite,
  askingWrite,
  forgottenWrites,
  leavingWrites,
  lookAgainWrite,
  provedWrites,
  dueFollowed,
  readFollower,
  readFollowers,
  readStanding,
  uncountedWrite,
} from '../../functions/followers/store.ts'
import { epochSeconds } from '../../shared/time/civil.ts'
import { refusalOf } from '../support/refusal-of.ts'
import { lagging } from '../support/lagging.ts'
import { aWorld } from '../support/world.ts'
import type { World } from '../support/world.ts'
import { readDue } from '../../shared/table/due.ts'

const now = '2026-12-01T09:00:00.000Z'
const meeting = 'bx8ccpqyvk76'
const of = { meeting, id: 'zxz41g19j5nd' }
const asked: Follower = { ...of, house: 'aef', email: 'mia@neben.example', language: 'de', askedAt: now }
const proved = { ...asked, provedAt: now }
const monthLater = '2026-12-31T09:00:00.000Z'

const itemsOf = async ({ ctx }: World) => {
  const items = await ctx.table.query({ pk: `FOLLOW#${meeting}`, consistent: true })
  return items.map(({ sk, count }) => (typeof count === 'number' ? `${sk} ${count}` : sk))
}
const countKey = { pk: `FOLLOW#${meeting}`, sk: 'COUNT' }

describe('an address that was asked', () => {
  it('is there for two days, and goes away by itself', async () => {
    await using world = await aWorld()
    const { table } = world.ctx
    await table.transact([askingWrite(asked)])
    expect(await itemsOf(world)).toEqual([`ASKED#${of.id}`])
    const at = (then: string) => readStanding(table, of, then)
    expect(await at('2026-12-03T08:59:59.999Z')).toEqual({ asked, follower: undefined })
    expect(await at('2026-12-03T09:00:00.000Z')).toEqual({ asked: undefined, follower: undefined })
    const [item] = await table.query({ pk: `FOLLOW#${meeting}` })
    expect(item?.ttl).toBe(epochSeconds('2026-12-03T09:00:00.000Z'))
    expect(await table.ownedBy(of.id)).toEqual([])
  })

  it('follows once it has said so: the question is gone, and it is counted and found by its owner', async () => {
    await using world = await aWorld()
    const { table } = world.ctx
    await table.transact([askingWrite(asked)])
    await table.transact(provedWrites(proved, now))
    expect(await itemsOf(world)).toEqual(['COUNT 1', `F#${of.id}`])
    expect(await readStanding(table, of, now)).toEqual({ asked: undefined, follower: proved })
    expect(await readFollowers(table, meeting)).toEqual([proved])
    expect(await table.ownedBy(of.id)).toEqual([{ pk: `FOLLOW#${meeting}`, sk: `F#${of.id}` }])
    await expect(table.transact(provedWrites(proved, now))).rejects.toMatchObject({
      code: 'changed-meanwhile',
    })
    expect(await itemsOf(world)).toEqual(['COUNT 1', `F#${of.id}`])
  })

  it('that answered is asked no more', async () => {
    await using world = await aWorld()
    const { table } = world.ctx
    await table.transact([askingWrite(asked)])
    await table.transact([answeredWrite(of)])
    expect(await itemsOf(world)).toEqual([])
  })

  it.each([
    [1999, undefined],
    [2000, 'followers-full'],
  ])('finds room where %s follow: %s', async (count, code) => {
    await using world = await aWorld()
    const { table } = world.ctx
    await table.transact([{ kind: 'update', key: countKey, set: { count } }])
    expect(await refusalOf(table.transact(provedWrites(proved, now)))).toBe(code)
    expect((await readFollowers(table, meeting)).length).toBe(code === undefined ? 1 : 0)
  })
})

describe('whoever leaves', () => {
  it('is gone with what they were asked meanwhile, and counts no more', async () => {
    await using world = await aWorld()
    const { table } = world.ctx
    await table.transact(provedWrites(proved, now))
    await table.transact([askingWrite(asked)])
    await table.transact(leavingWrites(proved))
    expect(await itemsOf(world)).toEqual(['COUNT 0'])
    await expect(table.transact(leavingWrites(proved))).rejects.toMatchObject({ code: 'changed-meanwhile' })
    expect(await itemsOf(world)).toEqual(['COUNT 0'])
  })

  it('and has begun anew since is not put out by the old leaving', async () => {
    await using world = await aWorld()
    const { table } = world.ctx
    await table.transact(provedWrites({ ...proved, provedAt: '2026-12-01T09:00:00.001Z' }, now))
    await expect(table.transact(leavingWrites(proved))).rejects.toMatchObject({
      kind: 'conflict',
      code: 'changed-meanwhile',
    })
    expect(await itemsOf(world)).toEqual(['COUNT 1', `F#${of.id}`])
  })
})

describe('somebody looks whether a meeting is still there', () => {
  it('a month after the last began to follow, and each month from then on', async () => {
    await using world = await aWorld()
    const { table } = world.ctx
    await table.transact(provedWrites(proved, now))
    expect(await readDue(dueFollowed, table, '2026-12-31T08:59:59.999Z')).toEqual([])
    expect(await readDue(dueFollowed, table, monthLater)).toEqual([meeting])
    await table.transact([lookAgainWrite(meeting, monthLater)])
    expect(await readDue(dueFollowed, table, '2027-01-30T08:59:59.999Z')).toEqual([])
    expect(await readDue(dueFollowed, table, '2027-01-30T09:00:00.000Z')).toEqual([meeting])
    // Who leaves changes nothing of that.
    await table.transact(leavingWrites(proved))
    expect(await readDue(dueFollowed, table, '2027-01-30T09:00:00.000Z')).toEqual([meeting])
  })

  it('and not where nothing is left of it: the look does not bring it back', async () => {
    await using world = await aWorld()
    const { table } = world.ctx
    await table.transact(provedWrites(proved, now))
    await table.transact([...forgottenWrites([of]), uncountedWrite(meeting)])
    expect(await table.transact([lookAgainWrite(meeting, now)])).toBe('repeated')
    expect(await itemsOf(world)).toEqual([])
  })
})

it('what was written a moment ago is read', async () => {
  await using world = await aWorld()
  const { table } = world.ctx
  await table.transact(provedWrites(proved, now))
  await table.transact([askingWrite(asked)])
  expect(await readFollower(lagging(table), of)).toEqual(proved)
  expect(await readStanding(lagging(table), of, now)).toEqual({ asked, follower: proved })
})
