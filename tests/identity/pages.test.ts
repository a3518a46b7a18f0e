import { describe, expect, it } from 'vitest'
import { personWrites } from '../../functions/identity/actions/person.ts'
import { signInCode, signInLink } from '../../functions/identity/rules.ts'
import { newestIn, signInItem } from '../support/sign-in-code.ts'
import { aWorld } from '../support/world.ts'
import type { World } from '../support/world.ts'

const email = 'leitung@aef.example'

async function aWorldWithManager(): Promise<World> {
  const world = await aWorld()
  const role = { house: 'aef', role: 'manager' } as const
  await world.ctx.table.transact(
    await personWrites(world.ctx, { name: 'Leitung', email, language: 'de' }, role),
  )
  return world
}

const theSignIn = async ({ ctx }: World) => newestIn((await signInItem(ctx, email))!)

const path = (link: string) => link.replace('http://treff.example', '')

describe('signing in by form', () => {
  it('leads from the address over the code to where one wanted', async () => {
    await using world = await aWorldWithManager()
    const first = await world.call('GET', '/sign-in?next=/aef/inbox')
    expect(first.status).toBe(200)
    expect(first.text).toMatch(/<h1>Anmelden<\/h1>/)
    expect(first.text).toMatch(/<input[^>]*name="email"[^>]*required[^>]*>/)

    const sent = await world.call('POST', '/sign-in', { form: { email, next: '/aef/inbox' } })
    expect(sent).toMatchObject({ status: 303, headers: { location: '/sign-in/code?next=%2Faef%2Finbox' } })
    expect(sent.headers.location).not.toContain('leitung')

    const second = await world.call('GET', '/sign-in/code?next=/aef/inbox', { cookies: sent.jar })
    expect(second.text).toContain(email)
    expect(second.headers['cache-control']).toBe('private, no-store')

    const code = signInCode(await world.ctx.secret(), await theSignIn(world))
    const spaced = `${code.slice(0, 3)} ${code.slice(3)}`
    const done = await world.call('POST', '/sign-in/code', {
      form: { email, code: spaced, next: '/aef/inbox' },
    })
    expect(done).toMatchObject({ status: 303, headers: { location: '/aef/inbox' } })
    expect((await world.call('GET', '/api/me', { cookies: done.jar })).json.person.email).toBe(email)
    const again = await world.call('GET', '/sign-in?next=/aef/inbox', {
      cookies: { session: done.jar['session']! },
    })
    expect(again).toMatchObject({ status: 303, headers: { location: '/aef/inbox' } })
  })

  it('shows the form again, filled, with what is wrong', async () => {
    await using world = await aWorldWithManager()
    const address = await world.call('POST', '/sign-in', { form: { email: 'leitung', next: '/aef' } })
    expect(address.status).toBe(422)
    expect(address.text).toContain('Bitte geben Sie eine E-Mail-Adresse ein')
    expect(address.text).toContain('value="leitung"')
    await world.call('POST', '/sign-in', { form: { email } })
    const headers = { 'accept-language': 'en' }
    const code = await world.call('POST', '/sign-in/code', { form: { email, code: 'abc' }, headers })
    expect(code.status).toBe(422)
    expect(code.text).toContain('Please enter the six digits')
    const right = signInCode(await world.ctx.secret(), await theSignIn(world))
    const form = { email, code: right === '111111' ? '222222' : '111111' }
    const wrong = await world.call('POST', '/sign-in/code', { form })
    expect(wrong.status).toBe(422)
    expect(wrong.text).toContain('Dieser Code stimmt nicht')
  })

  it('never leads to another site', async () => {
    await using world = await aWorldWithManager()
    await world.call('POST', '/sign-in', { form: { email, next: '//evil.example' } })
    const code = signInCode(await world.ctx.secret(), await theSignIn(world))
    const next = 'https://evil.example/'
    const done = await world.call('POST', '/sign-in/code', { form: { email, code, next } })
    expect(done.headers.location).toBe('/manage')
    const page = await world.call('POST', '/sign-in', { form: { email: '', next } })
    expect(page.text).not.toContain('evil')
  })

  it('works without the cookie that carries the address', async () => {
    await using world = await aWorldWithManager()
    expect((await world.call('GET', '/sign-in/code')).text).toMatch(
      /<input[^>]*type="email"[^>]*name="email"/,
    )
  })
})

describe('the link of the mail', () => {
  it('is not used up by programs that open it, but by the button, and goes on to where one wanted', async () => {
    await using world = await aWorldWithManager()
    await world.call('POST', '/sign-in', { form: { email, next: '/aef/inbox' } })
    const link = path(signInLink('http://treff.example', await world.ctx.secret(), await theSignIn(world)))
    for (const method of ['GET', 'GET', 'HEAD']) expect((await world.call(method, link)).status).toBe(200)
    const done = await world.call('POST', link, { form: {} })
    expect(done).toMatchObject({ status: 303, headers: { location: '/aef/inbox' } })
    expect((await world.call('GET', '/api/me', { cookies: done.jar })).status).toBe(200)
    const again = await world.call('POST', link, { form: {} })
    expect(again).toMatchObject({ status: 410, cookies: [] })
    expect(again.text).toContain('Dieser Link gilt nicht mehr.')
  })

  it('is worth nothing when it is old, changed, or made up', async () => {
    await using world = await aWorldWithManager()
    await world.call('POST', '/sign-in', { form: { email } })
    const link = path(signInLink('http://treff.example', await world.ctx.secret(), await theSignIn(world)))
    const changed = link.slice(0, -1) + (link.endsWith('A') ? 'B' : 'A')
    for (const wrong of [changed, '/sign-in/link/x', `/sign-in/link/${'0'.repeat(44)}`]) {
      expect((await world.call('POST', wrong, { form: {} })).status).toBe(410)
    }
    world.clock.advance(10)
    expect((await world.call('POST', link, { form: {} })).status).toBe(410)
  })
})

describe('signing out by button', () => {
  it('ends the session and says so', async () => {
    await using world = await aWorldWithManager()
    await world.call('POST', '/sign-in', { form: { email } })
    const code = signInCode(await world.ctx.secret(), await theSignIn(world))
    const { jar } = await world.call('POST', '/sign-in/code', { form: { email, code } })
    const out = await world.call('POST', '/sign-in/out', { form: {}, cookies: jar })
    expect(out).toMatchObject({ status: 303, headers: { location: '/sign-in?done=signed-out' } })
    expect((await world.call('GET', '/api/me', { cookies: jar })).status).toBe(401)
  })
})
