import { describe, expect, it } from 'vitest'
import type { SignIns } from '../../functions/identity/schema.ts'
import { codesWrite, nothingWrite, readSignIns, triedWrite } from '../../functions/identity/store/sign-ins.ts'
import { Refusal } from '../../shared/refusal.ts'
import { epochSeconds } from '../../shared/time/civil.ts'
import { lagging } from '../support/lagging.ts'
import { refusalOf } from '../support/refusal-of.ts'
import { aWorld } from '../support/world.ts'

const now = '2026-12-01T09:00:00.000Z'
const id = '6dsnegazv1s7'
const refuse = () => new Refusal('invalid', 'wrong-code')
const aCode = (nonce: string) => ({
  nonce,
  language: 'de' as const,
  next: '/',
  askedAt: now,
  expiresAt: '2026-12-01T09:10:00.000Z',
  isOwn: false,
})
const codes = (...nonces: string[]): SignIns => ({
  person: id,
  stamp: nonces.at(-1) ?? 'none',
  sent: nonces.map(aCode),
  tries: 0,
})

describe('the codes of somebody', () => {
  it('take the place of those that were read, and of no others', async () => {
    await using world = await aWorld()
    const { table } = world.ctx
    expect(await readSignIns(table, id)).toBeUndefined()
    await table.transact([codesWrite(codes('one'), undefined, { now })])
    for (const before of [undefined, codes('other')]) {
      const stale = table.transact([codesWrite(codes('one', 'two'), before, { now })])
      await expect(stale).rejects.toMatchObject({ code: 'changed-meanwhile' })
    }
    expect(await readSignIns(lagging(table), id)).toEqual(codes('one'))
    await table.transact([codesWrite(codes('one', 'two'), codes('one'), { now })])
    expect(await readSignIns(table, id)).toEqual(codes('one', 'two'))
  })

  it('are remembered for thirty days, because of the tries', async () => {
    await using world = await aWorld()
    const { table } = world.ctx
    await table.transact([codesWrite(codes('one'), undefined, { now })])
    const item = await table.get({ pk: `SIGNIN#${id}`, sk: 'SIGNIN' })
    expect(item).toMatchObject({ type: 'sign-in', ttl: epochSeconds('2026-12-31T09:00:00.000Z') })
  })

  it('keep the tries when another is sent, and forget them with a success', async () => {
    await using world = await aWorld()
    const { table } = world.ctx
    await table.transact([codesWrite(codes('one'), undefined, { now })])
    await table.transact([triedWrite(id, 3, refuse)])
    await table.transact([codesWrite(codes('one', 'two'), codes('one'), { now })])
    expect(await readSignIns(table, id)).toMatchObject({ tries: 3 })
    await table.transact([codesWrite(codes('two', 'x'), codes('two'), { now, isSuccess: true })])
    expect(await readSignIns(table, id)).toMatchObject({ tries: 0 })
  })

  it.each([
    [99, undefined],
    [100, 'wrong-code'],
  ])('take a try after %i: %s', async (before, code) => {
    await using world = await aWorld()
    const { table } = world.ctx
    await table.transact([codesWrite(codes('one'), undefined, { now })])
    await table.transact([triedWrite(id, before, refuse)])
    expect(await refusalOf(table.transact([triedWrite(id, 2, refuse)]))).toBe(code)
    expect((await readSignIns(table, id))?.tries).toBe(code ? before : before + 2)
  })

  it('of nobody are never written', async () => {
    await using world = await aWorld()
    const { table } = world.ctx
    await table.transact([nothingWrite(id)])
    expect(await readSignIns(table, id)).toBeUndefined()
    expect(await refusalOf(table.transact([triedWrite(id, 1, refuse)]))).toBe('wrong-code')
    expect(await readSignIns(table, id)).toBeUndefined()
    await table.transact([codesWrite(codes('one'), undefined, { now })])
    await table.transact([nothingWrite(id)])
    expect(await readSignIns(table, id)).toEqual(codes('one'))
  })
})
