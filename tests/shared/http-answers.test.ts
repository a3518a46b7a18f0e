import { describe, expect, it } from 'vitest'
import { aWorldOfWishes } from './http-fixture.ts'

describe('an answer', () => {
  it('holds nothing that the contract does not name', async () => {
    await using world = await aWorldOfWishes()
    const { status, json } = await world.ask('POST', '/api/wishes', { body: { name: ' Tea ' } })
    expect({ status, json }).toEqual({ status: 201, json: { name: 'Tea' } })
  })

  it('is guarded against frames, foreign scripts and guessing of types', async () => {
    await using world = await aWorldOfWishes({ settings: { publicUrl: 'https://treff.example' } })
    const calls = ['/wishes', '/wishes.ics', '/api/broken/bug', '/broken/gone', '/staff/mia'].map((path) =>
      world.ask('GET', path),
    )
    for (const { headers } of await Promise.all(calls)) {
      expect(headers['content-security-policy']).toMatch(/^default-src 'none'; .*frame-ancestors 'none'/)
      expect(headers['content-security-policy']).not.toContain('unsafe')
      expect(headers['x-content-type-options']).toBe('nosniff')
      expect(headers['referrer-policy']).toBe('same-origin')
      expect(headers['strict-transport-security']).toContain('max-age=31536000')
      expect(headers['cache-control']).toBeDefined()
    }
  })

  it('speaks of https only where there is https', async () => {
    await using world = await aWorldOfWishes()
    expect((await world.ask('GET', '/wishes')).headers['strict-transport-security']).toBeUndefined()
  })

  it('is kept by nobody unless the page is public', async () => {
    await using world = await aWorldOfWishes()
    expect((await world.ask('GET', '/wishes')).headers['cache-control']).toBe('public, max-age=60')
    expect((await world.ask('GET', '/wishes/T0ken')).headers['cache-control']).toBe('private, no-store')
  })

  it('to a HEAD is that to a GET: the gateway keeps the body back, and tells its length', async () => {
    await using world = await aWorldOfWishes()
    const [head, get] = [await world.ask('HEAD', '/wishes.ics'), await world.ask('GET', '/wishes.ics')]
    expect(head).toMatchObject({ status: 200, text: get.text })
    expect(head.headers).toMatchObject({ etag: '"1"' })
  })

  it('says that nothing changed without saying it all again', async () => {
    await using world = await aWorldOfWishes()
    const answer = await world.ask('GET', '/wishes.ics', { headers: { 'If-None-Match': '"1"' } })
    expect(answer).toMatchObject({ status: 304, text: '' })
  })
})

describe('a problem', () => {
  it('brings code, fields and facts, in the language of the asker', async () => {
    await using world = await aWorldOfWishes()
    const call = (language: string) =>
      world.ask('POST', '/api/wishes', { body: { name: 'moon' }, headers: { 'Accept-Language': language } })
    const { status, json } = await call('en')
    expect({ status, json }).toEqual({
      status: 409,
      json: {
        type: '/problems/wish-taken',
        title: 'Wish taken',
        status: 409,
        requestId: 'request-1',
        errors: [{ pointer: '/name', code: 'wish-taken', detail: 'Wish taken', count: 2 }],
        holders: [{ room: 'a' }],
        count: 2,
      },
    })
    const short = { body: { name: 'x' } }
    const words = async (language: string) =>
      (await world.ask('POST', '/api/wishes', { ...short, headers: { 'Accept-Language': language } })).json
        .errors[0].detail
    expect(await words('de-DE,de;q=0.9')).toBe('Das ist zu kurz, mindestens 2 Zeichen.')
    expect(await words('en')).toBe('This is too short, at least 2 characters.')
  })

  it.each([
    ['bug', 500, '/problems/internal-error', undefined],
    ['busy', 503, '/problems/try-again', '2'],
    ['often', 429, '/problems/too-many-requests', '91'],
    ['gone', 410, '/problems/link-old', undefined],
  ])('that is a %s has the status %i', async (how, status, type, retryAfter) => {
    await using world = await aWorldOfWishes()
    const answer = await world.ask('GET', `/api/broken/${how}`)
    expect(answer).toMatchObject({ status, json: { type, status, requestId: 'request-1' } })
    expect(answer.headers['retry-after']).toBe(retryAfter)
    const page = await world.ask('GET', `/broken/${how}`)
    expect(page.status).toBe(status)
    expect(page.headers['content-type']).toBe('text/html; charset=utf-8')
    expect(page.text).toContain('<h1>')
  })

  it('that is a bug tells nobody what went wrong, and the log only where', async () => {
    await using world = await aWorldOfWishes()
    const { text } = await world.ask('GET', '/api/broken/bug')
    expect(text).not.toContain('Mia')
    const loud = world.logs.filter(({ level }) => level !== 'debug')
    expect(JSON.stringify(loud)).not.toContain('Mia')
    expect(loud).toMatchObject([
      { level: 'error', message: 'bug', requestId: 'request-1', error: 'Error' },
      {
        level: 'info',
        message: 'call',
        requestId: 'request-1',
        route: 'GET /api/broken/{how}',
        status: 500,
        code: 'Error',
      },
    ])
    expect(String((loud[0]!.where as string[])[0])).toContain('http-fixture.ts')
  })
})

describe('a form', () => {
  it('that is wrong comes back filled, with the status of what is wrong', async () => {
    await using world = await aWorldOfWishes()
    const send = (form: Record<string, string>) => world.ask('POST', '/wishes', { form })
    expect(await send({ name: 'x', heads: 'many' })).toMatchObject({
      status: 422,
      text: 'invalid-input name:too-few-characters,heads:wrong-type name=x',
    })
    expect(await send({ name: 'moon' })).toMatchObject({
      status: 409,
      text: 'wish-taken name:wish-taken name=moon',
    })
    expect(await send({ name: 'Tea' })).toMatchObject({ status: 303, headers: { location: '/wishes' } })
    expect((await send({ name: 'sun' })).status).toBe(404)
  })

  it('must be a form', async () => {
    await using world = await aWorldOfWishes()
    const headers = { 'content-type': 'multipart/form-data; boundary=x' }
    expect((await world.ask('POST', '/wishes', { raw: 'x', headers })).status).toBe(415)
  })
})

describe('the log', () => {
  it('has one line for each call', async () => {
    await using world = await aWorldOfWishes()
    await world.ask('GET', '/wishes?name=Mia')
    expect(world.logs).toEqual([
      {
        level: 'info',
        message: 'call',
        requestId: 'request-1',
        route: 'GET /wishes',
        status: 200,
        ms: expect.any(Number),
      },
    ])
  })
})
