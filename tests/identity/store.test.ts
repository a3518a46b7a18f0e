import { describe, expect, it } from 'vitest'
import { removedRoleWrites } from '../../functions/identity/actions/person.ts'
import {
  newPersonWrite,
  noPersonWrite,
  readGiven,
  readPerson,
  removedRoleWrite,
  roleWrite,
} from '../../functions/identity/store.ts'
import { readRequest, requestWrite } from '../../functions/identity/store/data-requests.ts'
import { epochSeconds } from '../../shared/time/civil.ts'
import { refusalOf } from '../support/refusal-of.ts'
import { lagging } from '../support/lagging.ts'
import { aWorld } from '../support/world.ts'

const now = '2026-12-01T09:00:00.000Z'
const id = '6dsnegazv1s7'
const changed = { kind: 'conflict', code: 'changed-meanwhile' }
const mia = { id, name: 'Mia', email: 'mia@aef.example', language: 'de' } as const
describe('somebody who can sign in', () => {
  const role = (house: string) => ({ house, role: 'manager' }) as const

  it('has the roles that they were given, counted, and the name of the first time', async () => {
    await using world = await aWorld()
    const { table } = world.ctx
    expect([await readPerson(table, id), await readGiven(table, id)]).toEqual([undefined, undefined])
    await table.transact([newPersonWrite(mia)])
    const none = { given: undefined, ttl: undefined, sessions: [] }
    expect(await readGiven(table, id)).toEqual({ person: { ...mia, roles: [] }, ...none })
    await table.transact([roleWrite(id, role('aef'))])
    await table.transact([roleWrite(id, { house: 'old-mill', role: 'deputy' })])
    expect(await refusalOf(table.transact([newPersonWrite({ ...mia, name: 'X' })]))).toBe('changed-meanwhile')
    expect(await readGiven(table, id)).toMatchObject({ given: 2, ttl: undefined })
    for (const known of [await readPerson(table, id), (await readGiven(table, id))?.person]) {
      // A table keeps them in no order.
      const roles = known?.roles.toSorted((a, b) => (a.house < b.house ? -1 : 1))
      expect({ ...known, roles }).toEqual({
        ...mia,
        roles: [role('aef'), { house: 'old-mill', role: 'deputy' }],
      })
    }
    expect(await readGiven(lagging(table), id)).toBeDefined()
  })

  it('goes away when the last role is taken, unless they are given another one', async () => {
    await using world = await aWorld()
    const { ctx } = world
    await ctx.table.transact([newPersonWrite(mia, role('aef'))])
    await ctx.table.transact([roleWrite(id, role('old-mill'))])
    const leave = async (house: string) =>
      ctx.table.transact(await removedRoleWrites(ctx, { person: id, house, months: 12 }))
    await leave('aef')
    expect(await readGiven(ctx.table, id)).toMatchObject({
      person: { roles: [role('old-mill')] },
      ttl: undefined,
    })
    await leave('old-mill')
    const goes = epochSeconds('2027-12-01T00:00:00.000Z')
    expect(await readGiven(ctx.table, id)).toMatchObject({ person: { roles: [] }, ttl: goes })
    await ctx.table.transact([roleWrite(id, role('aef'))])
    expect(await readGiven(ctx.table, id)).toMatchObject({ given: 3, ttl: undefined })
  })

  it('is not made by giving a role to whoever is not there', async () => {
    await using world = await aWorld()
    const { table } = world.ctx
    expect(await refusalOf(table.transact([roleWrite(id, role('aef'))]))).toBe('changed-meanwhile')
    expect(await readPerson(table, id)).toBeUndefined()
  })

  it('is not made anew by taking a role from whoever is not there', async () => {
    await using world = await aWorld()
    const { ctx } = world
    expect(await removedRoleWrites(ctx, { person: id, house: 'aef', months: 12 })).toEqual([])
    await expect(ctx.table.transact([removedRoleWrite(id, 'aef')])).rejects.toThrow('does not hold')
    const last = { given: undefined, ttl: 1 }
    await expect(ctx.table.transact([removedRoleWrite(id, 'aef', last)])).rejects.toMatchObject(changed)
    expect(await readPerson(ctx.table, id)).toBeUndefined()
  })

  it.each([
    [1, undefined],
    [2, 'changed-meanwhile'],
    [undefined, 'changed-meanwhile'],
  ])('who was given one role is taken away by whoever has seen %s: %s', async (given, code) => {
    await using world = await aWorld()
    const { table } = world.ctx
    await table.transact([newPersonWrite(mia, role('aef'))])
    for (const write of [removedRoleWrite(id, 'aef', { given, ttl: 1 }), noPersonWrite(id, given)]) {
      expect(await refusalOf(table.transact([write]))).toBe(code)
    }
    expect((await readPerson(table, id)) === undefined).toBe(code === undefined)
  })

  it('who was never given one is taken away by whoever has seen none', async () => {
    await using world = await aWorld()
    const { table } = world.ctx
    await table.transact([newPersonWrite(mia)])
    await expect(table.transact([noPersonWrite(id, 1)])).rejects.toMatchObject(changed)
    await table.transact([noPersonWrite(id, undefined)])
    expect(await readPerson(table, id)).toBeUndefined()
  })
})

it('the question what is stored is kept for a day, and read as it was written a moment ago', async () => {
  await using world = await aWorld()
  const { table } = world.ctx
  expect(await readRequest(table, id)).toBeUndefined()
  const request = { id, email: 'mia@aef.example', language: 'de', askedAt: now } as const
  await table.transact([requestWrite(request)])
  expect(await readRequest(lagging(table), id)).toEqual(request)
  const [item] = await table.query({ pk: `MYDATA#${id}` })
  expect(item?.ttl).toBe(epochSeconds('2026-12-02T09:00:00.000Z'))
})
