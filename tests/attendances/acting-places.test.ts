import { describe, expect, it } from 'vitest'
import { acceptOffer } from '../../functions/attendances/actions/accept-offer.ts'
import { changeHeads } from '../../functions/attendances/actions/change-heads.ts'
import { expireOffer } from '../../functions/attendances/actions/expire-offer.ts'
import { leaveDate } from '../../functions/attendances/actions/leave-date.ts'
import { readOwn } from '../../functions/attendances/actions/read-own.ts'
import { accessDataWrite } from '../../functions/meetings/store/access-data.ts'
import { house } from '../meetings/laid.ts'
import { anOpenDate } from '../meetings/values.ts'
import { aWorld } from '../support/world.ts'
import { aDate, comes, countsOf, key, meeting, self, stateOf } from './laid.ts'

const start = '2026-12-08T14:00:00.000Z'
const before = '2026-12-08T13:59:59.999Z'
const until = '2026-12-02T09:00:00.000Z'
const offer = { until }

describe('a place that is held', () => {
  it('is taken until its hour, and is not twice', async () => {
    await using world = await aWorld()
    const { ctx } = world
    await aDate(world)
    const mia = await comes(world, 'a', { state: 'offered', offer })
    const accept = async (of = mia) => acceptOffer(ctx, await self(world, of), { id: of.id })
    world.clock.set(until)
    await expect(accept()).rejects.toMatchObject({ code: 'offer-over' })
    world.clock.set('2026-12-02T08:59:59.999Z')
    const done = await accept()
    expect([done.state, done.agreed, 'offer' in done]).toEqual(['coming', key, false])
    expect((await accept()).version).toBe(2)
    const waits = await comes(world, 'b', { state: 'waiting' })
    await expect(accept(waits)).rejects.toMatchObject({ code: 'not-offered' })
    await expect(accept(await comes(world, 'c', { state: 'left' }))).rejects.toMatchObject({
      code: 'already-decided',
    })
  })

  it('goes to the next when its hour has come, and not before', async () => {
    await using world = await aWorld()
    const { ctx } = world
    await aDate(world)
    const mia = await comes(world, 'a', { state: 'offered', offer, heads: 3 })
    const ada = await comes(world, 'b', { state: 'waiting', heads: 2 })
    world.clock.set('2026-12-02T08:59:59.999Z')
    await expireOffer(ctx, mia.id)
    expect(await stateOf(world, mia, ada)).toEqual(['offered', 'waiting'])
    world.clock.set(until)
    for (const _ of ['once', 'and again']) {
      await expireOffer(ctx, mia.id)
      expect(await stateOf(world, mia, ada)).toEqual(['expired', 'offered'])
      expect(await countsOf(world)).toEqual({ taken: 2, regulars: 2, waiting: 0 })
    }
    world.clock.set(start)
    const cleo = await comes(world, 'c')
    for (const { id } of [ada, cleo]) await expireOffer(ctx, id)
    expect(await stateOf(world, ada, cleo)).toEqual(['expired', 'coming'])
  })

  it('is not taken on a date that is cancelled, nor at a time that nobody saw', async () => {
    await using world = await aWorld()
    const { ctx } = world
    const manager = await aDate(world, {}, [anOpenDate(key, { state: 'cancelled' })])
    const [mia, ada] = [await comes(world, 'a', { state: 'offered', offer }), await comes(world, 'b')]
    for (const { id } of [mia, ada])
      await expect(acceptOffer(ctx, manager, { id })).rejects.toMatchObject({ code: 'registration-closed' })
    await expect(acceptOffer(ctx, manager, { id: mia.id, at: '2026-12-08T16:00' })).rejects.toMatchObject({
      code: 'changed-meanwhile',
    })
  })
})

describe('whoever comes', () => {
  it('says yes again to another time, until it begins', async () => {
    await using world = await aWorld()
    const { ctx } = world
    const manager = await aDate(world)
    const mia = await comes(world, 'a', { agreed: '2026-12-08T18:00' })
    world.clock.set(start)
    await expect(acceptOffer(ctx, manager, { id: mia.id })).rejects.toMatchObject({ code: 'in-the-past' })
    world.clock.set(before)
    expect((await readOwn(ctx, manager, mia.id)).isAsked).toBe(true)
    expect(await acceptOffer(ctx, manager, { id: mia.id, at: key })).toMatchObject({
      agreed: key,
      version: 2,
    })
    expect((await readOwn(ctx, manager, mia.id)).isAsked).toBe(false)
  })

  it('comes with more as long as there is room, with fewer always, and what is free goes to the next', async () => {
    await using world = await aWorld()
    const { ctx } = world
    await aDate(world)
    const [mia, ada] = [await comes(world, 'a', { heads: 1 }), await comes(world, 'b', { heads: 1 })]
    const change = async (heads: number) => changeHeads(ctx, await self(world, mia), { id: mia.id, heads })
    await expect(change(4)).rejects.toMatchObject({ code: 'more-than-places' })
    await expect(change(3)).rejects.toMatchObject({ code: 'full' })
    expect((await change(2)).heads).toBe(2)
    expect(await countsOf(world)).toEqual({ taken: 3, regulars: 3, waiting: 0 })
    const zoe = await comes(world, 'c', { state: 'waiting', heads: 1 })
    expect((await change(2)).version).toBe(2)
    await change(1)
    expect([await stateOf(world, mia, ada, zoe), await countsOf(world)]).toEqual([
      ['coming', 'coming', 'offered'],
      { taken: 3, regulars: 3, waiting: 0 },
    ])
    await leaveDate(ctx, await self(world, ada), ada.id)
    await leaveDate(ctx, await self(world, ada), ada.id)
    expect([await stateOf(world, ada), await countsOf(world)]).toEqual([
      ['left'],
      { taken: 2, regulars: 2, waiting: 0 },
    ])
  })

  it.each(['changeHeads', 'leaveDate'] as const)('does not %s when it has begun', async (name) => {
    await using world = await aWorld()
    const { ctx } = world
    const manager = await aDate(world)
    const mia = await comes(world, 'a')
    const act = () =>
      name === 'leaveDate'
        ? leaveDate(ctx, manager, mia.id)
        : changeHeads(ctx, manager, { id: mia.id, heads: 2 })
    world.clock.set(start)
    await expect(act()).rejects.toMatchObject({ code: 'in-the-past' })
    world.clock.set(before)
    await act()
  })

  it('sees how they get in from its hour on, and who waits how many people are before them', async () => {
    await using world = await aWorld()
    const { ctx } = world
    await aDate(world)
    await ctx.table.transact([
      accessDataWrite({ text: 'Hinten.', releaseHoursBefore: 24, meeting, house, version: 1 }),
    ])
    const since = (minute: number) => ({
      state: 'waiting' as const,
      since: `2026-12-01T09:0${minute}:00.000Z`,
    })
    const [mia, late, early] = [
      await comes(world, 'a'),
      await comes(world, 'b', since(2)),
      await comes(world, 'c', { ...since(1), heads: 2 }),
    ]
    const seen = async (of: typeof mia) => readOwn(ctx, await self(world, of), of.id)
    expect([(await seen(mia)).before, (await seen(early)).before, (await seen(late)).before]).toEqual([
      undefined,
      0,
      2,
    ])
    world.clock.set('2026-12-07T13:59:59.999Z')
    expect(await seen(mia)).not.toHaveProperty('access')
    world.clock.set('2026-12-07T14:00:00.000Z')
    expect((await seen(mia)).access?.text).toBe('Hinten.')
    expect(await seen(early)).not.toHaveProperty('access')
  })
})
