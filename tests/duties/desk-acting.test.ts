import { describe, expect, it } from 'vitest'
import { missingTallies, tallyHref } from '../../functions/duties/actions/missing-tallies.ts'
import { openTally } from '../../functions/duties/actions/open-tally.ts'
import { othersWith, readHelping, takersAt } from '../../functions/duties/actions/others.ts'
import { ownedDuties } from '../../functions/duties/actions/owned.ts'
import { readDesk } from '../../functions/duties/actions/read-desk.ts'
import { saveTally } from '../../functions/duties/actions/save-tally.ts'
import { settleDuties } from '../../functions/duties/actions/settle-duties.ts'
import { takeRota } from '../../functions/duties/actions/take-rota.ts'
import { askAnewWrites, readLookAt } from '../../functions/duties/store/key-steps.ts'
import { readMeeting } from '../../functions/meetings/store/meetings.ts'
import type { Actor } from '../../shared/actor.ts'
import { counted, house } from '../meetings/laid.ts'
import { anOpenDate } from '../meetings/values.ts'
import { aWorld } from '../support/world.ts'
import type { World } from '../support/world.ts'
import { aMeeting, has, hostOf, meeting, whoHas } from './laid.ts'

const [first, second, third] = ['2026-12-08T15:00', '2026-12-15T15:00', '2026-12-22T15:00'] as const
const stranger: Actor = { kind: 'visitor', address: 'somewhere' }
const keys = (dates: readonly { key: string }[]) => dates.map(({ key }) => key)

describe('a rota', () => {
  const take = ({ ctx }: World, change: object = {}, actor: Actor = stranger) =>
    takeRota(ctx, actor, {
      id: meeting,
      duty: 'tea',
      asked: { name: 'Mia', contact: { email: 'mia@neben.example' } },
      ...change,
    })
  const told = async (world: World, change: object = {}) =>
    (await take(world, change)).map(
      (each) => `${each.key.slice(8, 10)} ${'refused' in each ? each.refused : 'taken'}`,
    )

  it('has every nth date to come, from one to another, but for what others have', async () => {
    await using world = await aWorld()
    const days = ['2026-11-24', '2026-12-02', '2026-12-09', '2026-12-16', '2026-12-23', '2026-12-30']
    const all = days.map((day) => `${day}T15:00`)
    const cancelled = anOpenDate('2026-12-10T15:00', { state: 'cancelled' })
    await aMeeting(world, [...all, cancelled])
    expect(await told(world, { every: 2, first: all[2], until: '2026-12-23' })).toEqual([
      '09 taken',
      '23 taken',
    ])
    await has(world, all[3]!, 'ada')
    await has(world, all[3]!, 'ben')
    await has(world, all[1]!, 'ada')
    expect(await told(world)).toEqual([
      '02 taken',
      '09 duty-yours',
      '16 duty-taken',
      '23 duty-yours',
      '30 taken',
    ])
    expect(await told(world)).toEqual([
      '02 duty-yours',
      '09 duty-yours',
      '16 duty-taken',
      '23 duty-yours',
      '30 duty-yours',
    ])
  })

  it('ends not before today, is of a duty that there is, and of a meeting that is shown', async () => {
    await using world = await aWorld()
    await aMeeting(world, [first], { state: 'paused' })
    await expect(take(world, { until: '2026-11-30' })).rejects.toMatchObject({ facts: { pointer: '/until' } })
    await expect(take(world, { duty: 'music' })).rejects.toMatchObject({ code: 'not-found' })
    await expect(take(world, { until: '2026-12-01' })).rejects.toMatchObject({ code: 'registration-closed' })
    expect(await take(world, { until: '2026-12-08' }, await hostOf(world))).toMatchObject([
      { taker: { origin: 'manager' } },
    ])
  })

  it('is of dates until they are over', async () => {
    await using world = await aWorld()
    await aMeeting(world, [first])
    world.clock.set('2026-12-08T16:00:00.000Z')
    expect(await told(world)).toEqual([])
    world.clock.set('2026-12-08T15:59:00.000Z')
    expect(await told(world)).toEqual(['08 taken'])
  })
})

describe('how many came', () => {
  const save = ({ ctx }: World, actor: Actor, key: string = first) =>
    saveTally(ctx, actor, { id: meeting, key, counts: { adults: 7 } })

  it('is counted at the door, by its host and by the house, from the beginning on', async () => {
    await using world = await aWorld()
    const manager = await aMeeting(world, [first, anOpenDate(second, { state: 'cancelled' })])
    const door = { ...stranger, token: (await tallyHref(world.ctx, { meeting, key: first })).token }
    world.clock.set('2026-12-08T13:59:59.999Z')
    await expect(save(world, manager)).rejects.toMatchObject({ code: 'not-yet' })
    world.clock.set('2026-12-08T14:00:00.000Z')
    await expect(save(world, stranger)).rejects.toMatchObject({ code: 'sign-in-needed' })
    await expect(save(world, { ...stranger, token: 'x' })).rejects.toMatchObject({ code: 'not-allowed' })
    await expect(save(world, door, second)).rejects.toMatchObject({ code: 'not-allowed' })
    await expect(save(world, manager, second)).rejects.toMatchObject({ code: 'already-decided' })
    for (const actor of [door, await hostOf(world), manager])
      expect((await save(world, actor)).adults).toBe(7)
    expect((await openTally(world.ctx, door, { id: meeting, key: first })).tally?.adults).toBe(7)
  })

  it('is missed for fourteen days of what took place, also where the meeting has ended', async () => {
    await using world = await aWorld()
    const days = ['2026-11-16', '2026-11-17', '2026-11-30', '2026-12-01']
    const cancelled = anOpenDate('2026-11-20T15:00', { state: 'cancelled' })
    const manager = await aMeeting(
      world,
      [...days.map((day) => `${day}T08:00`), cancelled].map((date) =>
        typeof date === 'string' ? anOpenDate(date, { to: '10:00' }) : date,
      ),
      { state: 'ended' },
    )
    const missed = async () => keys(await missingTallies(world.ctx, { id: house, timeZone: 'Europe/Berlin' }))
    world.clock.set('2026-12-01T08:59:59.999Z')
    expect(await missed()).toEqual(['2026-11-17T08:00', '2026-11-30T08:00'])
    world.clock.set('2026-12-01T09:00:00.000Z')
    await save(world, manager, '2026-11-30T08:00')
    expect(await missed()).toEqual(['2026-11-17T08:00', '2026-12-01T08:00'])
  })
})

describe('the keys that a house has to see to', () => {
  it('are those of the next fourteen days that nobody has', async () => {
    await using world = await aWorld()
    const days = [
      anOpenDate('2026-12-01T08:00', { to: '10:00' }),
      '2026-12-02T15:00',
      '2026-12-15T15:00',
      '2026-12-16T15:00',
      first,
    ]
    const manager = await aMeeting(world, [...days, anOpenDate('2026-12-09T15:00', { state: 'cancelled' })])
    await counted(world, { meeting, key: first }, { keys: 1 })
    await counted(world, { meeting, key: '2026-12-02T15:00' }, { keys: 0 })
    const desk = () => readDesk(world.ctx, manager, house)
    expect(keys((await desk()).keyless)).toEqual(['2026-12-02T15:00', '2026-12-15T15:00'])
    await expect(readDesk(world.ctx, stranger, house)).rejects.toMatchObject({ code: 'sign-in-needed' })
    world.clock.set('2026-12-01T08:59:59.999Z')
    expect((await desk()).keyless).toHaveLength(3)
  })

  it.each([
    ['are none where none is needed', { needsKey: false }],
    ['are none of a meeting that pauses', { state: 'paused' }],
  ])('%s', async (_, change) => {
    await using world = await aWorld()
    const manager = await aMeeting(world, [first], change)
    expect((await readDesk(world.ctx, manager, house)).keyless).toEqual([])
  })
})

describe('a key is asked for', () => {
  const steps = async ({ ctx }: World) =>
    (await ctx.table.query({ pk: `MEETING#${meeting}`, prefix: 'KEY#' })).map(({ sk }) =>
      sk.slice('KEY#2026-12-'.length),
    )
  async function looked(world: World, now: string) {
    const { ctx } = world
    world.clock.set(now)
    await ctx.table.transact(askAnewWrites({ house, meeting, key: 'x' }, now))
    await settleDuties(ctx)
    return [await steps(world), await readLookAt(ctx.table, house, meeting)]
  }

  it('of those who had it five days before, a day later of those who decide, and of nobody where somebody has it', async () => {
    await using world = await aWorld()
    await aMeeting(world, [first, second])
    await counted(world, { meeting, key: second }, { keys: 1 })
    expect(await looked(world, '2026-12-01T09:00:00.000Z')).toEqual([[], '2026-12-03T09:00:00.000Z'])
    expect(await looked(world, '2026-12-02T09:00:00.000Z')).toEqual([[], '2026-12-03T09:00:00.000Z'])
    const list = '08T15:00#list'
    expect(await looked(world, '2026-12-03T09:00:00.000Z')).toEqual([[list], '2026-12-04T09:00:00.000Z'])
    expect(await looked(world, '2026-12-04T09:00:00.000Z')).toEqual([
      ['08T15:00#house', list],
      '2026-12-06T09:00:00.000Z',
    ])
    expect((await looked(world, '2026-12-12T09:00:00.000Z'))[0]).toEqual(['08T15:00#house', list])
  })

  it.each<[string, object, boolean]>([
    ['pauses, and it is looked at again', { state: 'paused' }, true],
    ['has ended, and never again', { state: 'ended' }, false],
    ['needs none, and never again', { needsKey: false }, false],
  ])('not of a meeting that %s', async (_, change, isAgain) => {
    await using world = await aWorld()
    await aMeeting(world, [first, anOpenDate(second, { state: 'cancelled' })], change)
    const [asked, next] = await looked(world, '2026-12-04T09:00:00.000Z')
    expect([asked, next !== undefined]).toEqual([[], isAgain])
  })
})

describe('who has duties', () => {
  it('is told to the others with the same, by date, and as shares', async () => {
    await using world = await aWorld()
    await aMeeting(world, [first, second, third])
    const mia = await has(world, first, 'mia')
    for (const [key, name, change] of [
      [first, 'ada', {}],
      [second, 'ben', {}],
      [third, 'zoe', { duty: 'key' }],
      [third, 'mia', {}],
    ] as const)
      await has(world, key, name, {
        ...change,
        ...(key === third ? { id: `t0000000000${name.length}`, contactId: name } : {}),
      })
    const { table } = world.ctx
    const names = (all: { key: string; taker: { name: string } }[]) =>
      all.map(({ key, taker }) => `${key.slice(8, 10)} ${taker.name}`).sort()
    expect(names(await othersWith({ table }, meeting, mia))).toEqual(['08 ada', '15 ben', '22 mia'])
    expect(names(await takersAt({ table }, meeting, [second, third]))).toEqual(['15 ben', '22 mia'])
    expect(await takersAt({ table }, meeting, [])).toEqual([])
    const helping = await readHelping({ table }, (await readMeeting(table, meeting))!)
    expect(helping.duties.map(({ duty }) => duty)).toEqual(['key', 'tea'])
  })

  it('is forgotten: what is to come is free again, of what is over stays that somebody did it', async () => {
    await using world = await aWorld()
    const { ctx } = world
    await aMeeting(world, [first, second])
    const contactId = 'c'
    const contact = { email: 'mia@neben.example' }
    await has(world, first, 'mia', { contactId, contact, rota: 'r00000000001' })
    await has(world, second, 'mia also', { contactId, contact })
    await has(world, second, 'ada', { contactId: 'd' })
    world.clock.set('2026-12-10T09:00:00.000Z')
    const owner = { contactId, person: 'p' }
    const item = { pk: `MEETING#${meeting}`, sk: 'TAKER#c', meeting }
    const told = await ownedDuties.tell!(ctx, owner, item)
    expect(told.map(({ dates, goes }) => [dates, goes])).toEqual([
      [['2026-12-08'], '2027-06-09T00:00:00.000Z'],
      [['2026-12-15'], '2027-06-16T00:00:00.000Z'],
    ])
    expect(JSON.stringify(told)).not.toContain('contactId')
    for (const stored of told) await ownedDuties.forget(ctx, owner, stored)
    expect([await whoHas(world, first), await whoHas(world, second)]).toEqual([['– tea'], ['ada tea']])
    const left = await ctx.table.get({ pk: item.pk, sk: `DUTY#${first}` })
    expect(JSON.stringify(left)).not.toMatch(/mia|contactId|rota/)
    expect([
      await ctx.table.get({ pk: item.pk, sk: item.sk }),
      await ownedDuties.tell!(ctx, owner, item),
    ]).toEqual([undefined, []])
  })
})
