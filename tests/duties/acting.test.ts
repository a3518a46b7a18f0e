import { describe, expect, it } from 'vitest'
import { giveBackDuty } from '../../functions/duties/actions/give-back-duty.ts'
import { takeDuty } from '../../functions/duties/actions/take-duty.ts'
import { readLookAt } from '../../functions/duties/store/key-steps.ts'
import { readCounts } from '../../functions/meetings/store/counts.ts'
import type { Actor } from '../../shared/actor.ts'
import { house } from '../meetings/laid.ts'
import { anOpenDate } from '../meetings/values.ts'
import { aWorld } from '../support/world.ts'
import type { World } from '../support/world.ts'
import { aMeeting, has, hostOf, meeting, tokenOf, whoHas } from './laid.ts'

const [first, second] = ['2026-12-08T15:00', '2026-12-15T15:00'] as const
const stranger: Actor = { kind: 'visitor', address: 'somewhere' }
const [over, before] = ['2026-12-08T16:00:00.000Z', '2026-12-08T15:59:59.999Z']
const mine = { email: 'mia@neben.example' }

describe('somebody takes a duty', () => {
  const take = ({ ctx }: World, change: object = {}, actor: Actor = stranger) =>
    takeDuty(ctx, actor, {
      id: meeting,
      key: first,
      duty: 'tea',
      asked: { name: 'Mia', contact: mine },
      ...change,
    })

  it('that the date needs, once, and as whoever they are', async () => {
    await using world = await aWorld()
    const manager = await aMeeting(world, [first, second])
    expect(await take(world)).toMatchObject({ origin: 'public', language: 'de', contact: mine })
    await expect(take(world)).rejects.toMatchObject({ code: 'duty-yours' })
    await expect(take(world, { duty: 'music' })).rejects.toMatchObject({ code: 'not-found' })
    const by = await take(world, { asked: { name: 'Ada', language: 'en' } }, manager)
    expect([by.origin, by.language, 'contact' in by, 'contactId' in by]).toEqual([
      'manager',
      'en',
      false,
      false,
    ])
    await expect(take(world, { asked: { name: 'Ben' } })).rejects.toMatchObject({ code: 'duty-taken' })
    await take(world, { duty: 'key' })
    await take(world, { key: second })
    expect([await whoHas(world, first), await whoHas(world, second)]).toEqual([
      ['Ada tea', 'Mia key', 'Mia tea'],
      ['Mia tea'],
    ])
  })

  it.each([
    ['is over', over, 'approved', 'published', 'in-the-past', 'in-the-past'],
    ['is almost over', before, 'approved', 'published', 'taken', 'taken'],
    ['is cancelled', before, 'cancelled', 'published', 'registration-closed', 'registration-closed'],
    ['is of a meeting that pauses', before, 'approved', 'paused', 'registration-closed', 'taken'],
  ] as const)('of a date that %s', async (_, now, state, of, forOthers, inside) => {
    await using world = await aWorld()
    await aMeeting(world, [anOpenDate(first, { state })], { state: of })
    world.clock.set(now)
    const outcome = (actor: Actor) =>
      take(world, {}, actor).then(
        () => 'taken',
        (error: { code: string }) => error.code,
      )
    expect(await outcome(stranger)).toBe(forOthers)
    if (forOthers !== 'taken') expect(await outcome(await hostOf(world))).toBe(inside)
  })

  it('so often a day: by an address ten times, without one forty times from a network; inside always', async () => {
    await using world = await aWorld()
    const days = Array.from({ length: 11 }, (_, at) => `2026-12-${10 + at}T15:00`)
    await aMeeting(world, days)
    for (const key of days.slice(1)) await take(world, { key })
    await expect(take(world, { key: days[0] })).rejects.toMatchObject({ code: 'too-many-requests' })
    await take(world, { key: days[0] }, await hostOf(world))
    await take(world, { key: days[1], asked: { name: 'Ada' } })
  })
})

describe('somebody gives a duty back', () => {
  const give = async ({ ctx }: World, actor: Actor, change: object = {}) =>
    giveBackDuty(ctx, actor, { id: meeting, key: first, duty: 'tea', ...change })

  it('that is theirs; its host and the house take it from whom they mean', async () => {
    await using world = await aWorld()
    await aMeeting(world, [first])
    const mia = await has(world, first, 'mia')
    const [ada] = [
      await has(world, first, 'ada'),
      await has(world, first, 'ben'),
      await has(world, first, 'zoe', { duty: 'key' }),
    ]
    const own = { ...stranger, token: await tokenOf(world, mia) }
    await expect(give(world, stranger)).rejects.toMatchObject({ code: 'sign-in-needed' })
    for (const [actor, change] of [
      [{ ...stranger, token: 'x' }, {}],
      [own, { duty: 'key' }],
      [{ ...stranger, person: { id: 'x', name: 'X' } }, {}],
    ] as const)
      await expect(give(world, actor, change)).rejects.toMatchObject({ code: 'not-allowed' })
    await expect(give(world, await hostOf(world), { duty: 'music' })).rejects.toMatchObject({
      code: 'not-found',
    })
    await give(world, await hostOf(world), { taker: ada.id })
    expect(await whoHas(world, first)).toEqual(['ben tea', 'mia tea', 'zoe key'])
    // Whoever it is their own duty means it, whomever they name.
    await give(world, own, { taker: 'someone' })
    expect(await whoHas(world, first)).toEqual(['ben tea', 'zoe key'])
    await give(world, await hostOf(world), {})
    expect(await whoHas(world, first)).toEqual(['zoe key'])
  })

  it('until the date is over, and a key is asked for anew where one is needed', async () => {
    await using world = await aWorld()
    const { ctx } = world
    const manager = await aMeeting(world, [first])
    await has(world, first, 'mia', { duty: 'key' })
    await has(world, first, 'ada')
    const look = () => readLookAt(ctx.table, house, meeting)
    const untouched = await look()
    world.clock.set(over)
    await expect(give(world, manager)).rejects.toMatchObject({ code: 'in-the-past' })
    world.clock.set(before)
    await give(world, manager)
    expect(await look()).toBe(untouched)
    await give(world, manager, { duty: 'key' })
    expect([await look(), (await readCounts(ctx.table, { house, meeting, key: first }))?.keys]).toEqual([
      before,
      0,
    ])
  })

  it('though the meeting needs none, and then nobody is asked', async () => {
    await using world = await aWorld()
    const manager = await aMeeting(world, [first], { needsKey: false })
    await has(world, first, 'mia', { duty: 'key' })
    await give(world, manager, { duty: 'key' })
    expect([await whoHas(world, first), await readLookAt(world.ctx.table, house, meeting)]).toEqual([
      [],
      undefined,
    ])
  })
})
