import { describe, expect, it } from 'vitest'
import { acceptExchange } from '../../functions/duties/actions/accept-exchange.ts'
import { settleDuties } from '../../functions/duties/actions/settle-duties.ts'
import { exchangeToken } from '../../functions/duties/rules/tokens.ts'
import { askAnewWrites, readLookAt } from '../../functions/duties/store/key-steps.ts'
import { goneWrites, readStoredEntry } from '../../functions/meetings/store/upkeep.ts'
import { Refusal } from '../../shared/refusal.ts'
import { house } from '../meetings/laid.ts'
import { anOpenDate } from '../meetings/values.ts'
import { aWorld } from '../support/world.ts'
import type { World } from '../support/world.ts'
import { aMeeting, has, meeting, whoHas } from './laid.ts'

const [first, second] = ['2026-12-08T15:00', '2026-12-15T15:00'] as const

describe('a key is asked for', () => {
  const askedDates = async ({ ctx }: World) =>
    (await ctx.table.query({ pk: `MEETING#${meeting}`, prefix: 'KEY#' })).map(({ sk }) => sk.slice(4, 14))
  const look = async ({ ctx, clock }: World, now: string) => {
    clock.set(now)
    await ctx.table.transact(askAnewWrites({ house, meeting, key: 'x' }, now))
    await settleDuties(ctx)
    return readLookAt(ctx.table, house, meeting)
  }

  it('of no date that has begun, and of none that does not take place', async () => {
    await using world = await aWorld()
    await aMeeting(world, [first, anOpenDate('2026-12-09T15:00', { state: 'cancelled' }), second])
    expect(await look(world, '2026-12-08T14:00:00.000Z')).toBeDefined()
    expect(await askedDates(world)).toEqual([])
  })

  it('no more where the meeting is gone, which is no failure', async () => {
    await using world = await aWorld()
    const { table } = world.ctx
    await aMeeting(world, [first])
    const of = { house, meeting }
    await table.transact(goneWrites(of, (await readStoredEntry(table, of))!))
    await look(world, '2026-12-07T09:00:00.000Z')
    expect(world.logs.filter(({ level }) => level === 'error')).toEqual([])
    expect(await readLookAt(table, house, meeting)).toBeUndefined()
  })

  it('an hour later where it cannot be at this moment', async () => {
    await using world = await aWorld()
    await aMeeting(world, [first])
    const { table } = world.ctx
    const query: typeof table.query = async (range) => {
      if (range.pk.startsWith(`MEETING#`)) throw new Refusal('conflict', 'changed-meanwhile')
      return table.query(range)
    }
    const get: typeof table.get = async (key, how) => {
      if (key.pk.startsWith('MEETING#')) throw new Refusal('conflict', 'changed-meanwhile')
      return table.get(key, how)
    }
    const getMany: typeof table.getMany = async (keys, how) => {
      if (keys.some(({ pk }) => pk.startsWith('MEETING#'))) throw new Refusal('conflict', 'changed-meanwhile')
      return table.getMany(keys, how)
    }
    const ctx = { ...world.ctx, table: { ...table, query, get, getMany } }
    const next = await look({ ...world, ctx } as World, '2026-12-07T09:00:00.000Z')
    expect(next).toBe('2026-12-07T10:00:00.000Z')
  })
})

it('somebody may stand in whose own date does not take place any more', async () => {
  await using world = await aWorld()
  await aMeeting(world, [first, anOpenDate(second, { state: 'cancelled' })])
  const mia = await has(world, first, 'mia', { standInSince: world.ctx.now() })
  const ada = await has(world, second, 'ada', { contactId: 'd' })
  const by = `${second}~${ada.id}`
  const token = exchangeToken(await world.ctx.secret(), { meeting, key: first, taker: mia.id }, by)
  await acceptExchange(world.ctx, { id: meeting, key: first, token, by })
  expect(await whoHas(world, first)).toEqual(['ada tea'])
})
