import { describe, expect, it } from 'vitest'
import { personWrites } from '../../functions/identity/actions/person.ts'
import { tokenHash } from '../../functions/identity/rules.ts'
import { newSession } from '../../functions/identity/rules/sessions.ts'
import { addressHash, clientAddress } from '../../shared/http/address.ts'
import { bearerToken, cookie, localPath, readCookies } from '../../shared/http/session.ts'
import { aWorldOfWishes } from './http-fixture.ts'
import type { Wishes } from './http-fixture.ts'

const session = 'a-token'

async function withMia(options: Parameters<typeof aWorldOfWishes>[0] = {}): Promise<Wishes> {
  const world = await aWorldOfWishes(options)
  const person = { name: 'Mia', email: 'mia@aef.example', language: 'de' } as const
  const hash = tokenHash(session)
  const key = { pk: `SESSION#${hash}`, sk: 'SESSION' }
  const item = { ...key, type: 'session', ...newSession(hash, { id: 'mia', name: 'Mia' }, world.ctx.now()) }
  await world.ctx.table.transact([{ kind: 'put', key, item }, ...(await personWrites(world.ctx, person))])
  return world
}

describe('whoever is not signed in', () => {
  it('is told so by the API', async () => {
    await using world = await withMia()
    for (const call of [{}, { cookies: { session: 'wrong' } }, { token: 'T0ken' }]) {
      const answer = await world.ask('POST', '/api/wishes/abc/grant', call)
      expect(answer).toMatchObject({ status: 401, json: { type: '/problems/sign-in-needed' } })
    }
    expect((await world.ask('GET', '/api/wishes/abc')).status).toBe(401)
    expect((await world.ask('GET', '/api/wishes/abc', { token: 'T0ken' })).json.token).toBe('T0ken')
  })

  it('is led to the sign-in page, and from there to where they wanted', async () => {
    await using world = await withMia()
    const location = async (method: string, path: string, call = {}) =>
      (await world.ask(method, path, call)).headers.location
    expect(await location('GET', '/staff/mia?week=2')).toBe('/sign-in?next=%2Fstaff%2Fmia%3Fweek%3D2')
    expect(await location('GET', '/staff/m%C3%BCller')).toBe('/sign-in?next=%2Fstaff%2Fm%25C3%25BCller')
    const referer = 'http://treff.example/staff/mia?week=2'
    expect(await location('POST', '/staff/mia', { form: {}, headers: { referer } })).toBe(
      '/sign-in?next=%2Fstaff%2Fmia%3Fweek%3D2',
    )
    const foreign = { form: {}, headers: { referer: 'http://treff.example.evil.example/x' } }
    expect(await location('POST', '/staff/mia', foreign)).toBe('/sign-in')
  })
})

describe('whoever is signed in', () => {
  it('is known by the cookie, and what they see is kept by nobody', async () => {
    await using world = await withMia()
    const answer = await world.ask('GET', '/staff/mia', { cookies: { session } })
    expect(answer).toMatchObject({ status: 200, text: '<p>Mia</p>' })
    expect(answer.headers['cache-control']).toBe('private, no-store')
    expect((await world.ask('GET', '/wishes', { cookies: { session } })).headers['cache-control']).toBe(
      'private, no-store',
    )
  })
})

describe('a call that changes something', () => {
  const own = 'http://treff.example'
  const foreign = 'https://evil.example'
  it.each<[string, Record<string, string | undefined>, page: boolean, api: boolean]>([
    ['the own origin', { origin: own }, true, true],
    ['the host that was called', { origin: 'http://127.0.0.1:3000', host: '127.0.0.1:3000' }, true, true],
    ['another origin', { origin: foreign }, false, false],
    ['the own name on another port', { origin: `${own}:8080` }, false, false],
    ['an origin that is hidden', { origin: 'null' }, false, false],
    ['the word of the browser', { origin: undefined, 'sec-fetch-site': 'same-origin' }, true, true],
    [
      'the word of the browser against a hidden origin',
      { origin: 'null', 'sec-fetch-site': 'same-origin' },
      true,
      true,
    ],
    ['a sister site', { origin: undefined, 'sec-fetch-site': 'same-site' }, false, false],
    ['another site', { origin: own, 'sec-fetch-site': 'cross-site' }, false, false],
    ['nothing about where it comes from', { origin: undefined }, false, false],
    ['another page before', { origin: undefined, referer: `${foreign}/` }, false, false],
  ])('with a session and %s', async (_, headers, page, api) => {
    await using world = await withMia()
    const call = { cookies: { session }, headers }
    const form = await world.ask('POST', '/staff/mia', { ...call, form: {} })
    expect(form.status).toBe(page ? 303 : 403)
    const json = await world.ask('POST', '/api/wishes/abc/grant', call)
    expect(json.status).toBe(api ? 204 : 403)
    expect(json.json?.type).toBe(api ? undefined : '/problems/cross-site-request')
  })

  it('needs no origin without a session, or with a token', async () => {
    await using world = await withMia()
    expect(
      (await world.ask('POST', '/wishes', { form: { name: 'Tea' }, headers: { origin: undefined } })).status,
    ).toBe(303)
    const call = { token: 'T0ken', headers: { origin: foreign }, body: { name: 'Tea' } }
    expect((await world.ask('POST', '/api/wishes', call)).status).toBe(201)
  })
})

describe('cookies and tokens', () => {
  it('are read as they were written', () => {
    const line = cookie({ name: 'sign-in', value: 'a=b; ü', maxAge: 5, path: '/sign-in' }, 'http://x')
    expect(line).toBe('sign-in=a%3Db%3B%20%C3%BC; Path=/sign-in; Max-Age=5; HttpOnly; SameSite=Lax')
    expect(readCookies([line.split(';')[0]!, 'b=%zz', 'c', 'b=2', 'd=1; e=2'])).toEqual({
      'sign-in': 'a=b; ü',
      b: '%zz',
      d: '1',
      e: '2',
    })
  })

  it('are taken from an authorization that is a bearer', () => {
    expect(bearerToken({ authorization: 'bearer abc.d-e_f' })).toBe('abc.d-e_f')
    for (const authorization of [
      'Basic abc',
      'Bearer',
      'Bearer a b',
      `Bearer ${'x'.repeat(501)}`,
      undefined,
    ]) {
      expect(bearerToken({ authorization })).toBeUndefined()
    }
  })

  it.each([
    '//evil.example',
    '/\\evil.example',
    'https://evil.example',
    'javascript:alert(1)',
    '',
    '/a\nb',
    '/a\\b',
    undefined,
  ])('a way on to %j leads home', (next) => expect(localPath(next)).toBe('/'))

  it('a way on within the site is kept', () =>
    expect(localPath('/aef/inbox?week=2#x')).toBe('/aef/inbox?week=2#x'))
})

describe('the network address', () => {
  const from = (sourceIp: string, headers = {}) =>
    clientAddress({ headers, requestContext: { http: { sourceIp } } })

  it('is what the distribution says, else who called the gateway, never what a caller claims', () => {
    expect(from('192.0.2.1', { 'x-forwarded-for': '203.0.113.9' })).toBe('192.0.2.1')
    expect(from('192.0.2.1', { 'cloudfront-viewer-address': '198.51.100.7:4711' })).toBe('198.51.100.7')
  })

  it('counts all addresses of one IPv6 network as one', () => {
    expect(from('2001:DB8:0:1::7')).toBe('2001:db8:0:1')
    expect(from('2001:db8::1:2:3:4:5')).toBe('2001:db8:0:1')
    expect(from('x', { 'cloudfront-viewer-address': '2001:db8:0:1:aaaa:bbbb:cccc:dddd:4711' })).toBe(
      '2001:db8:0:1',
    )
    expect(from('::ffff:192.0.2.1')).toBe('192.0.2.1')
    expect(from('::1')).toBe('0:0:0:0')
  })

  it('is never kept in the clear', () => {
    const hash = addressHash('192.0.2.1', 'secret')
    expect(hash).toMatch(/^[\w-]{16}$/)
    expect(hash).not.toBe(addressHash('192.0.2.1', 'other'))
  })
})
