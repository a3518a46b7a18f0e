import { expect, it } from 'vitest'
import { ownedTrust } from '../../functions/contacts/actions/owned.ts'
import { noTrustWrite, readTrusted, trustWrite } from '../../functions/contacts/store/trust.ts'
import { aWorld } from '../support/world.ts'

const [ada, bea] = ['contact00001', 'contact00002']

it('a house trusts whom it named, until it or they want it no more; other houses do not', async () => {
  await using world = await aWorld()
  const { ctx } = world
  const { table } = ctx
  const trusted = async (house = 'aef') => [...(await readTrusted(table, house, [ada, bea, ada]))]
  expect(await trusted()).toEqual([])
  expect(await readTrusted(table, 'aef', [])).toEqual(new Set())
  for (const _ of ['twice', 'is no fault']) await table.transact([trustWrite('aef', ada, ctx.now())])
  await table.transact([trustWrite('other', bea, ctx.now())])
  expect([await trusted(), await trusted('other')]).toEqual([[ada], [bea]])
  for (const _ of ['twice', 'is no fault']) await table.transact([noTrustWrite('aef', ada)])
  expect(await trusted()).toEqual([])

  const owner = { contactId: bea, person: 'x' }
  const [key] = await table.ownedBy(bea)
  const told = async () => ownedTrust.tell!(ctx, owner, (await table.get(key!))!)
  expect(await told()).toEqual([
    {
      kind: 'trusted-contact',
      id: 'other',
      house: 'other',
      stays: 'until-trust-ends',
      data: { since: ctx.now() },
    },
  ])
  await ownedTrust.forget(ctx, owner, (await told())[0]!)
  expect(await trusted('other')).toEqual([])
})
