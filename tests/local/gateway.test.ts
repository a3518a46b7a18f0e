import { mkdirSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { join } from 'node:path'
import { brotliDecompressSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { startClock } from '../../infra/local/clock.ts'
import { startGateway } from '../../infra/local/gateway.ts'
import type { HttpEvent } from '../../infra/local/gateway-event.ts'
import { temporaryFolder } from './fixture.ts'

/** A gateway whose every route is answered by one handler. */
async function gateway(
  answer: (event: HttpEvent) => unknown,
  assets: { prefix: string; folder: string }[] = [],
) {
  const target = { invoke: async (event: unknown) => answer(event as HttpEvent) }
  const routes = ['GET /try/{what}', 'HEAD /try/{what}', 'POST /try/{what}'].map((routeKey) => ({
    routeKey,
    target,
  }))
  const started = await startGateway({ port: 0, clock: startClock() })
  started.open({ routes, assets })
  return { ...started, url: `http://127.0.0.1:${started.port}` }
}

/** A request with exactly these headers, which `fetch` would not send; the body comes as bytes. */
function send(url: string, headers: Record<string, string | string[]>, method = 'GET', body?: string) {
  return new Promise<{ status: number; headers: NodeJS.Dict<string | string[]>; body: Buffer }>(
    (resolve, reject) => {
      const sent = request(url, { method, headers }, (response) => {
        const chunks: Buffer[] = []
        response.on('data', (chunk: Buffer) => chunks.push(chunk))
        const finished = (): void =>
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            body: Buffer.concat(chunks),
          })
        response.on('end', finished)
      })
      sent.on('error', reject).end(body)
    },
  )
}

test('a function gets the event of payload format 2.0', async () => {
  let got: HttpEvent | undefined
  await using api = await gateway((event) => ((got = event), { statusCode: 200, body: '' }))
  const headers = { Cookie: 'a=1; b=2', 'X-Many': ['1', '2'], 'User-Agent': 'test' }
  await send(`${api.url}/try/B%C3%BCro?x=1&x=2&y=%20a+b`, headers)

  expect(got).toMatchObject({
    version: '2.0',
    routeKey: 'GET /try/{what}',
    rawPath: '/try/Büro',
    rawQueryString: 'x=1&x=2&y=%20a+b',
    cookies: ['a=1', 'b=2'],
    queryStringParameters: { x: '1,2', y: ' a b' },
    pathParameters: { what: 'Büro' },
    headers: { 'x-many': '1,2', 'user-agent': 'test', 'x-forwarded-for': '127.0.0.1' },
    requestContext: { http: { method: 'GET', path: '/try/Büro', sourceIp: '127.0.0.1', userAgent: 'test' } },
    isBase64Encoded: false,
  })
  expect(got?.headers).not.toHaveProperty('cookie')
  expect(got).not.toHaveProperty('body')
  expect(got?.requestContext['time']).toMatch(/^\d\d\/\w{3}\/\d{4}:\d\d:\d\d:\d\d \+0000$/)
})

test.each([
  ['application/json', '{"ä":1}', '{"ä":1}', false],
  ['text/calendar; charset=utf-8', 'BEGIN', 'BEGIN', false],
  ['application/x-www-form-urlencoded', 'a=1', 'YT0x', true],
  ['application/octet-stream', 'a=1', 'YT0x', true],
])('a body of type %s arrives as API Gateway sends it', async (type, body, expected, encoded) => {
  let got: HttpEvent | undefined
  await using api = await gateway((event) => ((got = event), { statusCode: 204 }))
  await send(`${api.url}/try/x`, { 'Content-Type': type }, 'POST', body)
  expect(got).toMatchObject({ body: expected, isBase64Encoded: encoded })
})

test('an answer carries several cookies, bytes and no foreign connection headers', async () => {
  const headers = { 'Content-Type': 'image/png', Connection: 'close', 'X-N': 1 }
  const answer = { statusCode: 201, headers, cookies: ['a=1', 'b=2'], body: 'AAEC', isBase64Encoded: true }
  await using api = await gateway(() => answer)
  const got = await send(`${api.url}/try/x`, {})
  expect(got.status).toBe(201)
  expect(got.headers['set-cookie']).toEqual(['a=1', 'b=2'])
  expect(got.headers).toMatchObject({ 'content-type': 'image/png', 'x-n': '1', connection: 'keep-alive' })
  expect([...got.body]).toEqual([0, 1, 2])
})

test('HEAD is answered like GET, without the body and with its length', async () => {
  await using api = await gateway(() => ({
    statusCode: 200,
    headers: { 'content-type': 'text/calendar' },
    body: 'abc',
  }))
  const got = await send(`${api.url}/try/x`, {}, 'HEAD')
  expect(got.headers['content-length']).toBe('3')
  expect(got.body.length).toBe(0)
})

test('text is compressed when asked for, and its strong ETag becomes a weak one, as at the edge', async () => {
  const page = `<p>${'Seminarraum '.repeat(500)}</p>`
  const answer = {
    statusCode: 200,
    headers: { 'content-type': 'text/html; charset=utf-8', etag: '"1"' },
    body: page,
  }
  await using api = await gateway(() => answer)
  const small = await send(`${api.url}/try/x`, { 'Accept-Encoding': 'gzip, br' })
  expect(small.headers).toMatchObject({ 'content-encoding': 'br', vary: 'Accept-Encoding', etag: 'W/"1"' })
  expect(brotliDecompressSync(small.body).toString()).toBe(page)
  const plain = await send(`${api.url}/try/x`, { 'Accept-Encoding': 'gzip;q=0, br;q=0' })
  expect(plain.headers).toMatchObject({ vary: 'Accept-Encoding', etag: '"1"' })
  expect(plain.body.toString()).toBe(page)
})

test('an unknown path is 404, a throwing function 500 and a huge body 413, each in the words of API Gateway', async () => {
  const boom = () => {
    throw new Error('secret detail')
  }
  await using api = await gateway(boom)
  const unknown = await fetch(`${api.url}/nowhere`)
  expect([unknown.status, await unknown.json()]).toEqual([404, { message: 'Not Found' }])
  const broken = await fetch(`${api.url}/try/x`)
  expect([broken.status, await broken.json()]).toEqual([500, { message: 'Internal Server Error' }])
  for (const megabytes of [11, 6.5]) {
    const headers = { 'Content-Type': 'text/plain', 'Content-Length': String(megabytes * 1_048_576) }
    const got = await send(`${api.url}/try/x`, headers, 'POST', 'x'.repeat(megabytes * 1_048_576))
    expect([got.status, JSON.parse(got.body.toString())]).toEqual([
      413,
      { message: 'Request Entity Too Large' },
    ])
  }
})

test('assets may be cached for ever, and nothing outside their folder is served', async () => {
  using folder = temporaryFolder()
  mkdirSync(join(folder.path, 'public'))
  writeFileSync(join(folder.path, 'public/site-1.css'), 'a { color: red }')
  writeFileSync(join(folder.path, 'secret.txt'), 'secret')
  await using api = await gateway(
    () => ({ statusCode: 404 }),
    [{ prefix: '/assets/', folder: join(folder.path, 'public') }],
  )
  const got = await send(`${api.url}/assets/site-1.css`, {})
  expect(got.headers).toMatchObject({
    'content-type': 'text/css; charset=utf-8',
    'cache-control': 'public, max-age=31536000, immutable',
  })
  const again = await send(`${api.url}/assets/site-1.css`, { 'If-None-Match': String(got.headers['etag']) })
  expect(again.status).toBe(304)
  for (const path of [
    '/assets/..%2Fsecret.txt',
    '/assets/../secret.txt',
    '/assets/%2e%2e/secret.txt',
    '/assets/',
  ]) {
    expect((await send(`${api.url}${path}`, {})).status).toBe(404)
  }
})

test('a request that comes before the gateway is open waits', async () => {
  await using api = await startGateway({ port: 0, clock: startClock() })
  const early = fetch(`http://127.0.0.1:${api.port}/early`)
  await (await fetch('data:,')).text()
  const target = { invoke: async () => ({ statusCode: 204 }) }
  api.open({ routes: [{ routeKey: 'GET /early', target }] })
  expect((await early).status).toBe(204)
})

test('a taken port is told with the variable that chooses another', async () => {
  await using api = await gateway(() => ({ statusCode: 200 }))
  const second = startGateway({ port: api.port, clock: startClock() })
  await expect(second).rejects.toThrow(new RegExp(`Port ${api.port} is taken.*PORT=`))
})
