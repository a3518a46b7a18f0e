import { describe, expect, it } from 'vitest'
import { acceptOffer } from '../../functions/attendances/actions/accept-offer.ts'
import { changeHeads } from '../../functions/attendances/actions/change-heads.ts'
import { findByCode } from '../../functions/attendances/actions/find-by-code.ts'
import { leaveDate } from '../../functions/attendances/actions/leave-date.ts'
import { listOfDate } from '../../functions/attendances/actions/list-of-date.ts'
import { markCame } from '../../functions/attendances/actions/mark-came.ts'
import { readOwn } from '../../functions/attendances/actions/read-own.ts'
import { proofToken } from '../../functions/attendances/rules/access.ts'
import { readAttendance } from '../../functions/attendances/store/attendances.ts'
import type { Actor } from '../../shared/actor.ts'
import type { Context } from '../../shared/context.ts'
import { codeOf } from '../../functions/contacts/rules/code.ts'
import { aWorld } from '../support/world.ts'
import { aDate, comes, hostOf, key, meeting, self } from './laid.ts'

const stranger: Actor = { kind: 'visitor', address: 'somewhere' }
const start = '2026-12-08T14:00:00.000Z'
const before = '2026-12-08T13:59:59.999Z'

describe('what somebody says of their coming', () => {
  const steps: [string, (ctx: Context, actor: Actor, id: string) => Promise<unknown>][] = [
    ['accepted', (ctx, actor, id) => acceptOffer(ctx, actor, { id })],
    ['with other heads', (ctx, actor, id) => changeHeads(ctx, actor, { id, heads: 2 })],
    ['left', leaveDate],
    ['read', readOwn],
  ]

  it.each(steps)('is %s by them, by its host and by the house', async (_, step) => {
    await using world = await aWorld()
    const { ctx } = world
    const manager = await aDate(world)
    const [mia, ada] = [await comes(world, 'a'), await comes(world, 'b')]
    const stored = await readAttendance(ctx.table, mia.id)
    await expect(step(ctx, stranger, mia.id)).rejects.toMatchObject({ code: 'sign-in-needed' })
    const elsewhere: Actor = { ...manager, person: { id: 'someone', name: 'X' } }
    for (const actor of [await self(world, ada), elsewhere, { ...stranger, token: 'x' }])
      await expect(step(ctx, actor, mia.id)).rejects.toMatchObject({ code: 'not-allowed' })
    await expect(step(ctx, manager, 'nobody')).rejects.toMatchObject({ code: 'not-found' })
    expect(await readAttendance(ctx.table, mia.id)).toEqual(stored)
    const proof = { ...stranger, token: proofToken(await ctx.secret(), mia) }
    for (const actor of [await self(world, mia), proof, await hostOf(world), manager])
      await step(ctx, actor, mia.id)
  })

  it('that they came is said by its host and the house, from its beginning on', async () => {
    await using world = await aWorld()
    const { ctx } = world
    const manager = await aDate(world)
    const mia = await comes(world, 'a')
    world.clock.set(before)
    await expect(markCame(ctx, manager, { id: mia.id, came: true })).rejects.toMatchObject({
      code: 'not-yet',
    })
    world.clock.set(start)
    await expect(markCame(ctx, await self(world, mia), { id: mia.id, came: true })).rejects.toMatchObject({
      code: 'not-allowed',
    })
    await markCame(ctx, await hostOf(world), { id: mia.id, came: true })
    await markCame(ctx, manager, { id: mia.id, came: false })
    expect(await readAttendance(ctx.table, mia.id)).toMatchObject({ came: false, version: 3 })
  })

  it('is listed for its host, without how they are reached, and for the house', async () => {
    await using world = await aWorld()
    const { ctx } = world
    const manager = await aDate(world)
    const contact = { email: 'mia@neben.example' }
    const mia = await comes(world, 'a', { contact })
    await comes(world, 'b', { state: 'left' })
    await comes(world, 'c', { state: 'waiting', heads: 3 })
    const of = { id: meeting, key }
    await expect(listOfDate(ctx, stranger, of)).rejects.toMatchObject({ code: 'sign-in-needed' })
    await expect(listOfDate(ctx, await self(world, mia), of)).rejects.toMatchObject({ code: 'not-allowed' })
    const [inside, hosted] = [
      await listOfDate(ctx, manager, of),
      await listOfDate(ctx, await hostOf(world), of),
    ]
    expect(inside.attendances.map((each) => [each.state, each.contact])).toEqual([
      ['coming', contact],
      ['waiting', undefined],
    ])
    expect(hosted.attendances.map((each) => [each.state, each.contact])).toEqual([
      ['coming', undefined],
      ['waiting', undefined],
    ])
    expect(hosted.sums).toMatchObject({ coming: 1, waiting: 3 })
    world.clock.set(start)
    const after = await listOfDate(ctx, manager, of)
    expect([after.attendances.map(({ state }) => state), after.sums.waiting]).toEqual([
      ['coming', 'expired'],
      0,
    ])
  })

  it('is found by its code, in whatever letters and signs it is said', async () => {
    await using world = await aWorld()
    await aDate(world)
    const [mia] = [await comes(world, 'a'), await comes(world, 'b')]
    const find = async (code: string) =>
      (await findByCode(world.ctx, { id: meeting, key, code })).map(({ id }) => id)
    const code = codeOf(mia.id)
    for (const said of [code, code.toUpperCase(), `  ${code.replaceAll(' ', '-')}!`])
      expect(await find(said)).toEqual([mia.id])
    for (const said of ['', code.split(' ')[0]!, `${code} 1`]) expect(await find(said)).toEqual([])
  })
})
