import { expect, test } from 'vitest'
import { compileRoutes, decodedPath, matchRoute } from '../../infra/local/gateway-routes.ts'

const keys = [
  '$default',
  'ANY /{proxy+}',
  'GET /files/{path+}',
  'GET /{house}',
  'GET /{house}/book',
  'GET /api/{thing}',
  'GET /api/houses',
  'ANY /api/houses',
  'GET /',
  'POST /{house}/book',
]
const routes = compileRoutes(keys.map((routeKey) => ({ routeKey, target: routeKey })))

test.each([
  ['GET', '/', 'GET /', {}],
  ['GET', '/aef', 'GET /{house}', { house: 'aef' }],
  ['GET', '/a%C3%A4%2Fb', 'GET /{house}', { house: 'aä/b' }],
  ['GET', '/api/houses', 'GET /api/houses', {}],
  ['DELETE', '/api/houses', 'ANY /api/houses', {}],
  ['GET', '/api/book', 'GET /api/{thing}', { thing: 'book' }],
  ['POST', '/api/book', 'POST /{house}/book', { house: 'api' }],
  ['GET', '/files/a/b%20c', 'GET /files/{path+}', { path: 'a/b c' }],
  ['HEAD', '/', 'ANY /{proxy+}', { proxy: '' }],
  ['GET', '/aef/', 'ANY /{proxy+}', { proxy: 'aef/' }],
])('%s %s goes to %s', (method, path, routeKey, parameters) => {
  expect(matchRoute(routes, method, path)).toMatchObject({ routeKey, parameters })
})

test('without a catch-all, an unknown path, an empty parameter and HEAD for a GET route find nothing', () => {
  const few = compileRoutes([{ routeKey: 'GET /{house}', target: 1 }])
  expect(matchRoute(few, 'GET', '/a/b')).toBeUndefined()
  expect(matchRoute(few, 'GET', '/')).toBeUndefined()
  expect(matchRoute(few, 'HEAD', '/aef')).toBeUndefined()
})

test.each([
  ['literal-first', 'GET /feeds/{file+}'],
  ['full-first', 'GET /{house}/{room}'],
] as const)('read %s, a greedy route with a word and a full match without one: %s', (reading, routeKey) => {
  const both = ['GET /feeds/{file+}', 'GET /{house}/{room}'].map((key) => ({ routeKey: key, target: key }))
  expect(matchRoute(compileRoutes(both, reading), 'GET', '/feeds/x')).toMatchObject({ routeKey })
})

test('a path is decoded by its segments: what is no encoding stays, and a slash that was encoded is one', () => {
  expect(decodedPath('/B%C3%BCro/100%/a%2Fb')).toBe('/Büro/100%/a/b')
})
