import { expect, it } from 'vitest'
import { confirmByLink } from '../../functions/identity/actions/confirm-sign-in.ts'
import { personOf, personIdOf } from '../../functions/identity/actions/person.ts'
import { requestSignIn } from '../../functions/identity/actions/request-sign-in.ts'
import { signInToken, tokenHash } from '../../functions/identity/rules.ts'
import { readSignIns } from '../../functions/identity/store/sign-ins.ts'
import { found, managerMail } from '../support/builders.ts'
import { aWorld } from '../support/world.ts'

it('a session from before counts as ended, and who had one signs in again', async () => {
  await using world = await aWorld()
  await found(world)
  const { ctx } = world
  const person = await personIdOf(ctx, managerMail)
  const session = { pk: `SESSION#${tokenHash('old')}`, sk: 'SESSION' }
  const item = {
    ...session,
    type: 'session',
    hash: tokenHash('old'),
    person: { id: person, name: 'Leitung' },
  }
  const signIn = { pk: `SIGNIN#${person}`, sk: 'SIGNIN' }
  const old = {
    nonce: 'n',
    language: 'de',
    next: '/',
    expiresAt: ctx.now(),
    attempts: 1,
    tries: 3,
    requests: [],
  }
  await ctx.table.transact([
    { kind: 'put', key: session, item: { ...item, expiresAt: '2027-01-01T00:00:00.000Z' } },
    { kind: 'put', key: signIn, item: { ...signIn, ...old, type: 'sign-in', person } },
  ])
  expect(await personOf(ctx, 'old', false)).toBeUndefined()
  await requestSignIn(ctx, {
    email: managerMail,
    language: 'de',
    next: '/manage/aef',
    asker: { address: 'somewhere' },
  })
  const known = await readSignIns(ctx.table, person)
  expect([known?.sent.length, known?.tries]).toEqual([1, 3])
  const { nonce } = known!.sent[0]!
  const { token } = await confirmByLink(ctx, signInToken(await ctx.secret(), { person, nonce }))
  expect((await personOf(ctx, token, false))?.id).toBe(person)
})
