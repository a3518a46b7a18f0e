import { describe, expect, it } from 'vitest'
import { personIdOf, personWrites } from '../../functions/identity/actions/person.ts'
import { signInCode, signInToken } from '../../functions/identity/rules.ts'
import { SignIn } from '../../functions/identity/schema.ts'
import { aWorld } from '../support/world.ts'
import type { World } from '../support/world.ts'
import { itInTurn } from '../support/in-turn.ts'

const email = 'leitung@aef.example'

async function aWorldWithManager(options: Parameters<typeof aWorld>[0] = {}): Promise<World> {
  const world = await aWorld(options)
  const manager = { name: 'Leitung', email, language: 'de' } as const
  await world.ctx.table.transact(await personWrites(world.ctx, manager, { house: 'aef', role: 'manager' }))
  return world
}

async function theSignIn(world: World): Promise<SignIn | undefined> {
  const id = await personIdOf(world.ctx, email)
  const item = await world.ctx.table.get({ pk: `SIGNIN#${id}`, sk: 'SIGNIN' }, { consistent: true })
  return item && SignIn.parse(item)
}

/** As the mail would name it. */
async function theCode(world: World): Promise<string> {
  return signInCode(await world.ctx.secret(), (await theSignIn(world))!)
}

const ask = (world: World, address = email) =>
  world.call('POST', '/api/sign-in', { body: { email: address } })
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

  it('takes five tries, however many come at once', async () => {
    await using world = await aWorldWithManager()
    await ask(world)
    const code = await theCode(world)
    const answers = await Promise.all(Array.from({ length: 20 }, () => confirm(world, wrong(code))))
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([422]))
    expect((await theSignIn(world))?.attempts).toBe(5)
    expect(await confirm(world, code)).toMatchObject({
      status: 410,
      json: { type: '/problems/code-expired' },
    })
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

  it('is replaced by the next request', async () => {
    await using world = await aWorldWithManager()
    await ask(world)
    const first = await theCode(world)
    await ask(world)
    expect((await confirm(world, first)).json.type).toBe('/problems/wrong-code')
    expect((await confirm(world, await theCode(world))).status).toBe(200)
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
    const plain = ({ status, json }: typeof wrongKnown) => ({ status, ...json, requestId: '' })
    expect(plain(wrongUnknown)).toEqual(plain(wrongKnown))
  })

  it('sends at most ten codes an hour, and again after an hour', async () => {
    await using world = await aWorldWithManager()
    for (let round = 0; round < 10; round++) await ask(world)
    const tenth = (await theSignIn(world))!.nonce
    expect((await ask(world)).status).toBe(202)
    expect((await theSignIn(world))!.nonce).toBe(tenth)
    world.clock.advance(61)
    await ask(world)
    expect((await theSignIn(world))!.nonce).not.toBe(tenth)
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
    expect((await theSignIn(free))!.requests).toHaveLength(10)
  })

  it('closes to guesses over many codes, but not to the link', async () => {
    await using world = await aWorldWithManager({ settings: { rateLimits: false } })
    await ask(world)
    const { nonce, person } = (await theSignIn(world))!
    const key = { pk: `SIGNIN#${person}`, sk: 'SIGNIN' }
    await world.ctx.table.transact([{ kind: 'update', key, set: { tries: 100 } }])
    expect((await confirm(world, await theCode(world))).status).toBe(410)
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
      /^session=[0-9a-z]{60}; Path=\/; Max-Age=2592000; HttpOnly; SameSite=Lax; Secure$/,
    )
    expect(headers['cache-control']).toBe('private, no-store')
    const items = await world.ctx.table.query({ pk: `SESSION#${jar.session}` })
    expect(items).toEqual([])
  })

  it('ends after thirty days', async () => {
    await using world = await aWorldWithManager()
    await ask(world)
    const { jar } = await confirm(world, await theCode(world))
    world.clock.advance(30 * 24 * 60 - 1)
    expect((await world.call('GET', '/api/me', { cookies: jar })).status).toBe(200)
    world.clock.advance(1)
    expect((await world.call('GET', '/api/me', { cookies: jar })).json.type).toBe('/problems/sign-in-needed')
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
