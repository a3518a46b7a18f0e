import { describe, expect, it } from 'vitest'
import { personIdOf, personWrites } from '../../functions/identity/actions/person.ts'
import { signInToken } from '../../functions/identity/rules.ts'
import { aWorld } from '../support/world.ts'
import type { World } from '../support/world.ts'
import { newestCode, newestIn, signInItem } from '../support/sign-in-code.ts'
import { itInTurn } from '../support/in-turn.ts'

const email = 'leitung@aef.example'

async function aWorldWithManager(options: Parameters<typeof aWorld>[0] = {}): Promise<World> {
  const world = await aWorld(options)
  const manager = { name: 'Leitung', email, language: 'de' } as const
  await world.ctx.table.transact(await personWrites(world.ctx, manager, { house: 'aef', role: 'manager' }))
  return world
}

const theSignIn = async ({ ctx }: World) => newestIn((await signInItem(ctx, email))!)
const theCode = ({ ctx }: World) => newestCode(ctx, email)

const ask = (world: World, address = email, from = '192.0.2.7') =>
  world.call('POST', '/api/sign-in', { body: { email: address }, from })
const confirm = (world: World, code: string, address = email) =>
  world.call('POST', '/api/sign-in/confirm', { body: { email: address, code } })

const wrong = (code: string) => (code === '000000' ? '000001' : '000000')

describe('signing in with the code', () => {
  it('gives a session that knows who is there and in which house', async () => {
    await using world = await aWorldWithManager()
    expect((await ask(world, ' Leitung@AEF.example ')).status).toBe(202)
    const signedIn = await confirm(world, await theCode(world))
    expect(signedIn).toMatchObject({ status: 200, json: { person: { name: 'Leitung' } } })
    const me = await world.call('GET', '/api/me', { cookies: signedIn.jar })
    expect(me).toMatchObject({
      status: 200,
      json: { person: { name: 'Leitung', email, language: 'de' }, houses: [{ id: 'aef', role: 'manager' }] },
    })
  })

  it('works once', async () => {
    await using world = await aWorldWithManager()
    await ask(world)
    const code = await theCode(world)
    expect((await confirm(world, code)).status).toBe(200)
    expect(await confirm(world, code)).toMatchObject({ status: 422, json: { type: '/problems/wrong-code' } })
  })

  it('works for one of several who use the same code at once', async () => {
    await using world = await aWorldWithManager()
    await ask(world)
    const code = await theCode(world)
    const answers = await Promise.all(Array.from({ length: 5 }, () => confirm(world, code)))
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
    expect(answers.filter(({ status }) => status === 410 || status === 422)).toHaveLength(4)
  })

  it('takes ten tries from one network address, however many come at once', async () => {
    await using world = await aWorldWithManager()
    await ask(world)
    const code = await theCode(world)
    const answers = await Promise.all(Array.from({ length: 30 }, () => confirm(world, wrong(code))))
    expect(answers.filter(({ status }) => status === 422)).toHaveLength(10)
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(20)
    expect((await signInItem(world.ctx, email))?.['tries']).toBe(10)
    expect((await confirm(world, code)).json.type).toBe('/problems/too-many-requests')
  })

  it('is over after ten minutes', async () => {
    await using world = await aWorldWithManager()
    await ask(world)
    const code = await theCode(world)
    world.clock.advance(10)
    expect(await confirm(world, code)).toMatchObject({
      status: 410,
      json: { type: '/problems/code-expired' },
    })
  })

  it('works beside the one that was asked for after it', async () => {
    await using world = await aWorldWithManager()
    await ask(world)
    const first = await theCode(world)
    await ask(world)
    const second = await theCode(world)
    expect((await confirm(world, first)).status).toBe(200)
    expect((await confirm(world, second)).status).toBe(200)
  })

  it('answers an unknown address like a known one, and keeps nothing', async () => {
    await using world = await aWorldWithManager()
    const [known, unknown] = [await ask(world), await ask(world, 'niemand@aef.example')]
    expect({ ...unknown, headers: {} }).toEqual({ ...known, headers: {} })
    const id = await personIdOf(world.ctx, 'niemand@aef.example')
    expect(await world.ctx.table.query({ pk: `SIGNIN#${id}` })).toEqual([])
    const [wrongKnown, wrongUnknown] = [
      await confirm(world, wrong(await theCode(world))),
      await confirm(world, '123456', 'niemand@aef.example'),
    ]
    for (let often = 0; often < 10; often++) {
      const [first, second] = [await ask(world), await ask(world, 'niemand@aef.example')]
      expect(second.status).toBe(first.status)
    }
    const plain = ({ status, json }: typeof wrongKnown) => ({ status, ...json, requestId: '' })
    expect(plain(wrongUnknown)).toEqual(plain(wrongKnown))
  })

  it('sends three without a pause, then one every six minutes', async () => {
    await using world = await aWorldWithManager()
    const newest = async (from: string) => {
      expect((await ask(world, email, from)).status).toBe(202)
      return (await theSignIn(world)).nonce
    }
    for (const from of ['192.0.2.1', '192.0.2.2']) await newest(from)
    const third = await newest('192.0.2.3')
    world.clock.advance(5.9)
    expect(await newest('192.0.2.4')).toBe(third)
    world.clock.advance(0.1)
    expect(await newest('192.0.2.5')).not.toBe(third)
  })

  it('sends five an hour for one network address, and says when there are more', async () => {
    await using world = await aWorldWithManager()
    const answers = await Promise.all(Array.from({ length: 12 }, () => ask(world)))
    expect(answers.filter(({ status }) => status === 429)).not.toHaveLength(0)
    world.clock.advance(7)
    const statuses = []
    for (let often = 0; often < 6; often++) statuses.push((await ask(world)).status)
    expect(statuses.at(-1)).toBe(429)
    world.clock.advance(53)
    expect((await ask(world)).status).toBe(202)
  })

  itInTurn('refuses a network address that asks all the time, unless limits are off', async () => {
    await using world = await aWorldWithManager()
    const answers = await Promise.all(Array.from({ length: 121 }, (_, n) => ask(world, `n${n}@aef.example`)))
    const refused = answers.filter(({ status }) => status === 429)
    expect(refused).toHaveLength(1)
    expect(refused[0]!.headers['retry-after']).toBe('3600')
    expect((await world.call('POST', '/api/sign-in', { body: { email }, from: '192.0.2.8' })).status).toBe(
      202,
    )
    await using free = await aWorldWithManager({ settings: { rateLimits: false } })
    for (let round = 0; round < 11; round++) await ask(free)
    expect((await signInItem(free.ctx, email))?.['sent']).toHaveLength(11)
  })

  it('closes to guesses over many codes, but not to the link', async () => {
    await using world = await aWorldWithManager({ settings: { rateLimits: false } })
    await ask(world)
    const { nonce, person } = await theSignIn(world)
    const key = { pk: `SIGNIN#${person}`, sk: 'SIGNIN' }
    await world.ctx.table.transact([{ kind: 'update', key, set: { tries: 100 } }])
    expect(await confirm(world, await theCode(world))).toMatchObject({
      status: 429,
      json: { type: '/problems/codes-closed' },
    })
    const token = signInToken(await world.ctx.secret(), { person, nonce })
    expect((await world.call('POST', `/sign-in/link/${token}`, { form: {} })).status).toBe(303)
  })
})

describe('a session', () => {
  it('lives in a cookie that scripts and other sites cannot use', async () => {
    await using world = await aWorldWithManager({ settings: { publicUrl: 'https://treff.example' } })
    await ask(world)
    const { cookies, jar, headers } = await confirm(world, await theCode(world))
    expect(cookies).toHaveLength(1)
    expect(cookies[0]).toMatch(
      /^__Host-session=[0-9a-z]{60}; Path=\/; Max-Age=2592000; HttpOnly; SameSite=Lax; Secure$/,
    )
    expect(headers['cache-control']).toBe('private, no-store')
    const items = await world.ctx.table.query({ pk: `SESSION#${jar['__Host-session']}` })
    expect(items).toEqual([])
  })

  it('ends with signing out, and signing out twice does no harm', async () => {
    await using world = await aWorldWithManager()
    await ask(world)
    const { jar } = await confirm(world, await theCode(world))
    const out = await world.call('POST', '/api/sign-out', { cookies: jar })
    expect(out).toMatchObject({ status: 204, text: '' })
    expect(out.cookies[0]).toContain('Max-Age=0')
    expect((await world.call('GET', '/api/me', { cookies: jar })).status).toBe(401)
    expect((await world.call('POST', '/api/sign-out', { cookies: jar })).status).toBe(204)
    expect((await world.call('POST', '/api/sign-out')).status).toBe(204)
  })
})
