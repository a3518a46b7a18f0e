import { expect, test } from 'vitest'
import { compileRoutes, matchRoute } from '../../infra/local/gateway-routes.ts'

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
