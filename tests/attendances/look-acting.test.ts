import { describe, expect, it } from 'vitest'
import { lookAt, lookAtAll, releasedVersion } from '../../functions/attendances/actions/look.ts'
import { ownedAttendances } from '../../functions/attendances/actions/owned.ts'
import { proveAddress } from '../../functions/attendances/actions/prove-address.ts'
import { enteredTogether } from '../../functions/attendances/actions/read-own.ts'
import { openAttendanceAs } from '../../functions/attendances/actions/load.ts'
import { proofToken } from '../../functions/attendances/rules/access.ts'
import { readAttendance } from '../../functions/attendances/store/attendances.ts'
import { dueDates } from '../../functions/attendances/store/counts.ts'
import { nextMomentWrite } from '../../functions/attendances/store/counts.ts'
import { accessDataWrite } from '../../functions/meetings/store/access-data.ts'
import { counted, house, laid } from '../meetings/laid.ts'
import { anOpenDate } from '../meetings/values.ts'
import { aWorld } from '../support/world.ts'
import type { World } from '../support/world.ts'
import { aDate, comes, countsOf, hostOf, key, meeting, self, stateOf } from './laid.ts'
import { readDue } from '../../shared/table/due.ts'

const of = { house, meeting, key }
const start = '2026-12-08T14:00:00.000Z'
const second = '2026-12-15T15:00'

const access = (version: number, releaseHoursBefore = 24) =>
  accessDataWrite({ text: 'Hinten.', releaseHoursBefore, meeting, house, version })
async function told({ ctx }: World, date = key) {
  const items = await ctx.table.query({ pk: `MEETING#${meeting}`, prefix: `STEP#${date}` })
  return items.map(({ sk }) => sk.split('#').slice(2).join(' '))
}
/** When a date is looked at next, out of these moments. */
async function looksAt({ ctx }: World, ...moments: string[]) {
  for (const moment of moments) if ((await readDue(dueDates, ctx.table, moment)).length > 0) return moment
  return undefined
}

describe('a date that is looked at', () => {
  it('offers what is free to whoever waits, and is looked at again', async () => {
    await using world = await aWorld()
    await aDate(world)
    const mia = await comes(world, 'a', { state: 'waiting', heads: 2 })
    await lookAt(world.ctx, of)
    expect([await stateOf(world, mia), await countsOf(world)]).toEqual([
      ['offered'],
      { taken: 2, regulars: 2, waiting: 0 },
    ])
    expect(await looksAt(world, '2026-12-02T08:59:59.999Z', '2026-12-02T09:00:00.000Z')).toBe(
      '2026-12-02T09:00:00.000Z',
    )
  })

  it('tells what its hour has come for, each once, and again where it is other', async () => {
    await using world = await aWorld()
    const { ctx } = world
    await aDate(world)
    await comes(world, 'a')
    await ctx.table.transact([access(1)])
    world.clock.set('2026-12-07T08:59:59.999Z')
    await lookAt(ctx, of)
    expect(await told(world)).toEqual([])
    world.clock.set('2026-12-07T09:00:00.000Z')
    await lookAt(ctx, of)
    await lookAt(ctx, of)
    expect(await told(world)).toEqual(['remind 20261208'])
    world.clock.set('2026-12-07T14:00:00.000Z')
    await lookAt(ctx, of)
    await ctx.table.transact([access(2)])
    await lookAt(ctx, of)
    expect(await told(world)).toEqual(['release 1', 'release 2', 'remind 20261208'])
  })

  it.each<[string, object, Parameters<typeof laid>[2], string, string | undefined]>([
    ['has begun', {}, [key], start, undefined],
    [
      'is cancelled',
      {},
      [anOpenDate(key, { state: 'cancelled' })],
      '2026-12-07T14:00:00.000Z',
      '2026-12-07T15:00:00.000Z',
    ],
    [
      'is of a meeting that pauses',
      { state: 'paused' },
      [key],
      '2026-12-07T14:00:00.000Z',
      '2026-12-07T15:00:00.000Z',
    ],
    ['is of a meeting that has ended', { state: 'ended' }, [key], '2026-12-07T14:00:00.000Z', undefined],
    ['is gone', {}, [second], '2026-12-07T14:00:00.000Z', undefined],
  ])('tells and offers nothing where it %s', async (_, change, dates, now, next) => {
    await using world = await aWorld()
    const { ctx } = world
    await aDate(world, change, dates)
    const mia = await comes(world, 'a', { state: 'waiting' })
    await ctx.table.transact([access(1), nextMomentWrite(of, now)])
    world.clock.set(now)
    await lookAt(ctx, of)
    expect([await told(world), await stateOf(world, mia)]).toEqual([[], ['waiting']])
    expect(await looksAt(world, now, '2026-12-07T15:00:00.000Z', '2030-01-01T00:00:00.000Z')).toBe(next)
  })

  it('is each of those that anybody is counted for', async () => {
    await using world = await aWorld()
    const third = '2026-12-22T15:00'
    await aDate(world, {}, [key, second, third])
    await counted(world, { meeting, key }, { taken: 1 })
    await counted(world, { meeting, key: third }, { taken: 1 })
    world.clock.set('2026-12-07T09:00:00.000Z')
    await lookAtAll(world.ctx, meeting)
    const due = await readDue(dueDates, world.ctx.table, '2030-01-01T00:00:00.000Z')
    expect(due.map((each) => each.key).sort()).toEqual([key, third])
    expect([(await told(world)).length, (await told(world, third)).length]).toEqual([1, 0])
  })

  it('has told how they get in, from its hour until it begins', async () => {
    await using world = await aWorld()
    const { ctx } = world
    await aDate(world, {}, [key, anOpenDate(second, { state: 'cancelled' })])
    const version = (date = key) => releasedVersion(ctx, { id: meeting, key: date })
    world.clock.set('2026-12-07T14:00:00.000Z')
    expect(await version()).toBeUndefined()
    await ctx.table.transact([access(3)])
    expect([await version(), await version('2026-12-09T15:00')]).toEqual([3, undefined])
    world.clock.set('2026-12-07T13:59:59.999Z')
    expect(await version()).toBeUndefined()
    world.clock.set('2026-12-14T15:00:00.000Z')
    expect([await version(), await version(second)]).toEqual([undefined, undefined])
  })
})

describe('somebody who entered several with one word', () => {
  const contact = { email: 'mia@neben.example' }

  it('sees the others in the order of their dates, and nobody else does', async () => {
    await using world = await aWorld()
    const { ctx } = world
    const third = '2026-12-22T15:00'
    await aDate(world, {}, [key, second, third])
    const c = await comes(world, 'c', { key: third, date: '2026-12-22', state: 'waiting' })
    const b = await comes(world, 'b', { key: second, date: '2026-12-15' })
    const a = await comes(world, 'a', { others: [c.id, b.id] })
    const of = async (id: string, as = { id }) =>
      enteredTogether(ctx, await openAttendanceAs(ctx, await self(world, as), id))
    expect((await of(a.id)).map((each) => [each.date.key, each.state])).toEqual([
      [second, 'coming'],
      [third, 'waiting'],
    ])
    expect(await of(b.id)).toEqual([])
    await ctx.table.transact([
      { kind: 'update', key: { pk: `COMING#${b.id.slice(-5)}`, sk: b.id }, set: { toldWith: a.id } },
    ])
    world.clock.set('2026-12-22T14:00:00.000Z')
    expect((await of(b.id)).map((each) => [each.date.key, each.state])).toEqual([
      [key, 'coming'],
      [third, 'expired'],
    ])
    expect(await enteredTogether(ctx, await openAttendanceAs(ctx, await hostOf(world), a.id))).toEqual([])
  })

  it('shows for all of them that the address is theirs, once', async () => {
    await using world = await aWorld()
    const { ctx } = world
    await aDate(world, {}, [key, second])
    const b = await comes(world, 'b', { key: second, contact, contactId: 'c' })
    const a = await comes(world, 'a', { others: [b.id], contact, contactId: 'c' })
    const token = proofToken(await ctx.secret(), a)
    for (const [id, wrong, code] of [
      ['nobody', token, 'not-found'],
      [b.id, token, 'not-allowed'],
      [a.id, 'x', 'not-allowed'],
      [a.id, (await self(world, a)).token!, 'not-allowed'],
    ] as const)
      await expect(proveAddress(ctx, { id, token: wrong })).rejects.toMatchObject({ code })
    await proveAddress(ctx, { id: a.id, token })
    world.clock.advance(5)
    expect((await proveAddress(ctx, { id: a.id, token })).version).toBe(2)
    const provedAt = '2026-12-01T09:00:00.000Z'
    for (const { id } of [a, b])
      expect(await readAttendance(ctx.table, id)).toMatchObject({ provedAt, version: 2 })
    const limits = await ctx.table.query({ pk: 'LIMIT#sign-up#c' })
    expect(limits).toMatchObject([{ proved: true }])
  })
})

describe('whoever comes is forgotten', () => {
  const personal = {
    name: 'Mia',
    contact: { email: 'mia@neben.example' },
    contactId: 'c',
    fingerprint: 'f',
    others: ['x00000000001'],
    toldWith: 'y00000000001',
    needs: ['step-free'],
    remind: true,
  }
  const forget = ({ ctx }: World, id: string, contactId = 'c') =>
    ownedAttendances.forget(ctx, { contactId, person: 'p' }, { kind: 'attendance', id, data: {} })

  it.each([
    ['leaves, and all that says who they are goes', '2026-12-01T09:00:00.000Z', [key], 'left'],
    ['has come where it has begun', start, [key], 'coming'],
    ['goes too where the date is gone', '2026-12-01T09:00:00.000Z', [second], 'coming'],
  ])('and %s', async (_, now, dates, state) => {
    await using world = await aWorld()
    await aDate(world, {}, dates)
    const mia = await comes(world, 'a', { ...personal, heads: 2 })
    world.clock.set(now)
    await forget(world, mia.id, 'someone')
    expect(await readAttendance(world.ctx.table, mia.id)).toEqual(mia)
    await forget(world, mia.id)
    const after = (await readAttendance(world.ctx.table, mia.id))!
    expect(after).toMatchObject({ state, heads: 2, needs: [], remind: false })
    const left = Object.keys(personal).filter((name) => name in after)
    expect(left).toEqual(['needs', 'remind'])
    await forget(world, mia.id)
    expect(await readAttendance(world.ctx.table, mia.id)).toEqual(after)
    await forget(world, 'nobody')
  })
})
