import { describe, expect, it } from 'vitest'
import { acceptExchange } from '../../functions/duties/actions/accept-exchange.ts'
import { callStandIn } from '../../functions/duties/actions/call-stand-in.ts'
import { proposeSwap } from '../../functions/duties/actions/propose-swap.ts'
import { proveDuty } from '../../functions/duties/actions/prove-duty.ts'
import { dutyProof, exchangeToken, openKeyToken } from '../../functions/duties/rules/tokens.ts'
import { readDuties } from '../../functions/duties/store/duties.ts'
import { aWorld } from '../support/world.ts'
import type { World } from '../support/world.ts'
import { aMeeting, has, meeting, tokenOf, whoHas } from './laid.ts'

const [first, second] = ['2026-12-08T15:00', '2026-12-15T15:00'] as const
const over = '2026-12-08T16:00:00.000Z'
const takers = async ({ ctx }: World, key: string = first) =>
  (await readDuties(ctx.table, meeting, key)).takers

describe('whose duty it is', () => {
  it('looks for another once a day, and until the date is over', async () => {
    await using world = await aWorld()
    await aMeeting(world, [first])
    const own = { id: meeting, key: first, token: await tokenOf(world, await has(world, first, 'mia')) }
    await expect(callStandIn(world.ctx, { ...own, token: 'x' })).rejects.toMatchObject({
      code: 'not-allowed',
    })
    const since = async () => (await takers(world))[0]?.standInSince
    await callStandIn(world.ctx, own)
    world.clock.advance(24 * 60 - 1)
    await callStandIn(world.ctx, own)
    expect(await since()).toBe('2026-12-01T09:00:00.000Z')
    world.clock.advance(1)
    await callStandIn(world.ctx, own)
    expect(await since()).toBe('2026-12-02T09:00:00.000Z')
    world.clock.set(over)
    await expect(callStandIn(world.ctx, own)).rejects.toMatchObject({ code: 'in-the-past' })
  })

  it('would change with somebody else who has the same on another date', async () => {
    await using world = await aWorld()
    await aMeeting(world, [first, second])
    const mia = await has(world, first, 'mia', { contactId: 'c' })
    const own = { id: meeting, key: first, token: await tokenOf(world, mia) }
    const [self, other, ada] = [
      await has(world, second, 'also mia', { contactId: 'c' }),
      await has(world, second, 'ben', { duty: 'key' }),
      await has(world, second, 'ada'),
    ]
    const ask = (taker: string, key: string = second) =>
      proposeSwap(world.ctx, { ...own, swap: { key, taker } })
    for (const { id } of [self, other, { id: 'nobody' }])
      await expect(ask(id)).rejects.toMatchObject({ code: 'not-found' })
    await ask(ada.id)
    expect((await takers(world))[0]?.swap).toEqual({ key: second, taker: ada.id })
  })

  it('shows that the address is theirs by what came by mail, for all of one rota', async () => {
    await using world = await aWorld()
    const { ctx } = world
    await aMeeting(world, [first, second])
    const mia = await has(world, first, 'mia', { rota: 'r00000000001' })
    await has(world, second, 'mia also', { rota: 'r00000000001' })
    await has(world, second, 'ada', { rota: 'r00000000002' })
    await has(world, second, 'ben')
    const prove = (token: string) => proveDuty(ctx, { id: meeting, key: first, token })
    const token = dutyProof(await ctx.secret(), mia.id)
    for (const wrong of ['x', await tokenOf(world, mia)])
      await expect(prove(wrong)).rejects.toMatchObject({ code: 'not-allowed' })
    await prove(token)
    world.clock.advance(5)
    expect((await prove(token)).provedAt).toBe('2026-12-01T09:00:00.000Z')
    const proved = [...(await takers(world)), ...(await takers(world, second))].filter(
      (each) => each.provedAt,
    )
    expect(proved.map(({ name }) => name).sort()).toEqual(['mia', 'mia also'])
  })
})

describe('whoever is asked by a link', () => {
  async function asked(world: World, change: object = {}, helper: object = {}) {
    await aMeeting(world, [first, second])
    const mia = await has(world, first, 'mia', change)
    const ada = await has(world, second, 'ada', { rota: 'r00000000001', contactId: 'd', ...helper })
    const by = `${second}~${ada.id}`
    const exchange = {
      id: meeting,
      key: first,
      token: exchangeToken(await world.ctx.secret(), { meeting, key: first, taker: mia.id }, by),
      by,
    }
    return { mia, ada, exchange }
  }
  const standInSince = '2026-12-01T08:00:00.000Z'

  it('takes a duty over as long as somebody is looked for', async () => {
    await using world = await aWorld()
    const { exchange, mia } = await asked(world, { standInSince })
    for (const wrong of [{ token: 'x' }, { by: `${second}~nobody` }])
      await expect(acceptExchange(world.ctx, { ...exchange, ...wrong })).rejects.toMatchObject({
        code: 'not-found',
      })
    const by = `${second}~000000000000`
    const token = exchangeToken(await world.ctx.secret(), { meeting, key: first, taker: mia.id }, by)
    await expect(acceptExchange(world.ctx, { ...exchange, by, token })).rejects.toMatchObject({
      code: 'offer-over',
    })
    await acceptExchange(world.ctx, exchange)
    expect([await whoHas(world, first), await whoHas(world, second)]).toEqual([['ada tea'], ['ada tea']])
    const [taker] = await takers(world)
    expect([taker?.rota, taker?.standInSince, taker?.contactId]).toEqual([undefined, undefined, 'd'])
    await expect(acceptExchange(world.ctx, exchange)).rejects.toMatchObject({ code: 'offer-over' })
  })

  it('takes none over for which nobody looks, nor one that they have already', async () => {
    await using world = await aWorld()
    const { exchange } = await asked(world)
    await expect(acceptExchange(world.ctx, exchange)).rejects.toMatchObject({ code: 'offer-over' })
    await using again = await aWorld()
    const other = await asked(again, { standInSince })
    await has(again, first, 'ada again', { contactId: 'd' })
    await expect(acceptExchange(again.ctx, other.exchange)).rejects.toMatchObject({ code: 'offer-over' })
  })

  it('changes with whoever wants to change with them', async () => {
    await using world = await aWorld()
    const { exchange, ada } = await asked(world)
    await proposeSwap(world.ctx, {
      id: meeting,
      key: first,
      token: await tokenOf(world, (await takers(world))[0]!),
      swap: { key: second, taker: ada.id },
    })
    await acceptExchange(world.ctx, exchange)
    expect([await whoHas(world, first), await whoHas(world, second)]).toEqual([['ada tea'], ['mia tea']])
  })

  it('takes a key that nobody has, as long as nobody has it', async () => {
    await using world = await aWorld()
    const { ctx } = world
    await aMeeting(world, [first, second])
    const ada = await has(world, second, 'ada', { duty: 'key' })
    const by = `${second}~${ada.id}`
    const token = openKeyToken(await ctx.secret(), { meeting, key: first }, by)
    await acceptExchange(ctx, { id: meeting, key: first, token, by })
    expect(await whoHas(world, first)).toEqual(['ada key'])
    const ben = await has(world, second, 'ben', { duty: 'key' })
    const late = { by: `${second}~${ben.id}` }
    const other = openKeyToken(await ctx.secret(), { meeting, key: first }, late.by)
    await expect(
      acceptExchange(ctx, { id: meeting, key: first, token: other, ...late }),
    ).rejects.toMatchObject({ code: 'duty-taken' })
  })
})
