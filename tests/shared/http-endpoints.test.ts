import { describe, expect, it } from 'vitest'
import { findEndpoint } from '../../shared/http/endpoints.ts'
import type { Endpoint, Endpoints } from '../../shared/http/request.ts'
import { aWorldOfWishes } from './http-fixture.ts'

function endpoints(...keys: string[]): Endpoints {
  return new Map(
    keys.map((key) => {
      const [method, path] = key.split(' ')
      return [key, { route: { method, path } } as unknown as Endpoint]
    }),
  )
}

const some = endpoints(
  'GET /',
  'GET /{house}',
  'GET /{house}/{room}',
  'GET /problems/{code}',
  'GET /{house}/book',
  'POST /{house}/book',
  'POST /problems/{code}/{word}',
  'DELETE /bookings/{id}',
  'GET /bookings/{id}/proof/{token}',
  'GET /bookings/{id}/{token}/move',
)

describe('an endpoint is found by method and path', () => {
  it.each<[string, string, string, object]>([
    ['GET', '/', 'GET /', {}],
    ['GET', '/aef', 'GET /{house}', { house: 'aef' }],
    ['HEAD', '/aef', 'GET /{house}', { house: 'aef' }],
    ['GET', '/Büro & Co', 'GET /{house}', { house: 'Büro & Co' }],
    ['GET', '/100%', 'GET /{house}', { house: '100%' }],
    ['GET', '/%41', 'GET /{house}', { house: '%41' }],
    ['GET', '/:house', 'GET /{house}', { house: ':house' }],
    ['GET', '/__proto__', 'GET /{house}', { house: '__proto__' }],
    ['GET', '/*', 'GET /{house}', { house: '*' }],
    ['GET', '/aef/hall', 'GET /{house}/{room}', { house: 'aef', room: 'hall' }],
    ['GET', '/aef/book', 'GET /{house}/book', { house: 'aef' }],
    ['GET', '/problems/late', 'GET /problems/{code}', { code: 'late' }],
    ['GET', '/problems/book', 'GET /problems/{code}', { code: 'book' }],
    // The method counts first: where the nearer path does not know it, a further one may.
    ['POST', '/problems/book', 'POST /{house}/book', { house: 'problems' }],
    ['DELETE', '/bookings/7', 'DELETE /bookings/{id}', { id: '7' }],
    ['GET', '/bookings/7', 'GET /{house}/{room}', { house: 'bookings', room: '7' }],
    ['GET', '/bookings/7/proof/move', 'GET /bookings/{id}/proof/{token}', { id: '7', token: 'move' }],
    ['GET', '/bookings/7/x/move', 'GET /bookings/{id}/{token}/move', { id: '7', token: 'x' }],
  ])('%s %s is %s', (method, path, key, params) => {
    const found = findEndpoint(some, method, path)
    expect(`${found.endpoint.route.method} ${found.endpoint.route.path}`).toBe(key)
    expect(found.params).toEqual(params)
  })

  it.each(['/aef/', '//', '/aef//', '//book', '/aef/hall/', '/a/b/c', '/bookings//proof/x'])(
    '%s is none: no parameter is empty',
    (path) => {
      expect(() => findEndpoint(some, 'GET', path)).toThrow('not-found')
    },
  )

  it.each([
    ['PUT', '/', ['GET', 'HEAD']],
    ['OPTIONS', '/aef/book', ['GET', 'HEAD', 'POST']],
    ['get', '/aef', ['GET', 'HEAD']],
    ['GET', '/problems/a/b', ['POST']],
    ['HEAD', '/problems/a/b', ['POST']],
    ['POST', '/bookings/7', ['GET', 'HEAD', 'DELETE']],
  ])('%s %s names what is allowed instead', (method, path, allowed) => {
    expect(() => findEndpoint(some, method, path)).toThrow(
      expect.objectContaining({ kind: 'wrong-method', facts: { allowed } }),
    )
  })
})

describe('a call for which there is no endpoint', () => {
  it('is told so by the API as a problem', async () => {
    await using world = await aWorldOfWishes()
    const unknown = await world.ask('GET', '/api/nothing/at/all')
    expect(unknown).toMatchObject({ status: 404, json: { type: '/problems/not-found' } })
    for (const method of ['DELETE', 'OPTIONS', 'PATCH']) {
      const wrong = await world.ask(method, '/api/wishes')
      expect(wrong).toMatchObject({ status: 405, json: { type: '/problems/wrong-method', status: 405 } })
      expect(wrong.headers).toMatchObject({ allow: 'POST', 'content-type': 'application/problem+json' })
    }
  })

  it('is told so to people on a page', async () => {
    await using world = await aWorldOfWishes()
    const page = 'text/html; charset=utf-8'
    const unknown = await world.ask('GET', '/wishes/a/b/c')
    expect(unknown).toMatchObject({ status: 404, headers: { 'content-type': page } })
    const wrong = await world.ask('PUT', '/wishes')
    expect(wrong).toMatchObject({ status: 405, headers: { 'content-type': page, allow: 'GET, HEAD, POST' } })
    expect(wrong.text).toContain('<h1 ')
  })

  it('stands in the log by the route of the gateway, never by the path that was asked for', async () => {
    await using world = await aWorldOfWishes()
    await world.ask('GET', '/wishes/T0ken/b/c')
    await world.ask('PUT', '/wishes/T0ken')
    await world.ask('HEAD', '/wishes/T0ken')
    expect(world.logs.map(({ route, status }) => [route, status])).toEqual([
      ['ANY /wishes/{proxy+}', 404],
      ['ANY /wishes/{proxy+}', 405],
      ['HEAD /wishes/{token}', 200],
    ])
  })
})
