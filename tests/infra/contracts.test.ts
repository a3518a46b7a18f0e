import { beforeAll, describe, expect, test } from 'vitest'
import { capabilities } from '../../functions/capabilities.ts'
import { apiRoutes } from '../../infra/api-routes.ts'
import { livePaths } from '../../infra/distribution.ts'
import { heardTypes, needsFunction } from '../../infra/needs.ts'
import { routeKey, type Route } from '../../shared/http/contract.ts'
import { resourcesOf, synthesised, type Template } from './synthesis.ts'

const routes: Route[] = capabilities.flatMap((capability) => Object.values(capability.routes))
let app: Template

beforeAll(() => {
  app = synthesised(capabilities).app
})

/** As the edge does it: `*` stands for anything, slashes included. */
function isLive({ path }: Route): boolean {
  const asked = path.replace(/\{\w+\}/g, 'x')
  return livePaths.some((pattern) => {
    const parts = pattern.split('*').map((part) => part.replace(/[.?]/g, '\\$&'))
    return new RegExp(`^${parts.join('.*')}$`).test(asked)
  })
}

describe('the contracts of the product', () => {
  test('are in the API by a few routes', () => {
    const keys = resourcesOf(app, 'AWS::ApiGatewayV2::Route').map(({ Properties }) =>
      String(Properties['RouteKey']),
    )
    expect(keys.toSorted()).toEqual(
      apiRoutes(capabilities)
        .map(({ routeKey: key }) => key)
        .toSorted(),
    )
    expect(keys.length).toBeLessThanOrEqual(70)
  })

  test('name each operation and each method of a path once', () => {
    const names = capabilities.flatMap(({ routes: own }) => Object.keys(own))
    expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([])
    const keys = routes.map(routeKey)
    expect(keys.filter((key, at) => keys.indexOf(key) !== at)).toEqual([])
  })

  test('let a parameter fill a whole segment, as the gateway wants it', () => {
    for (const { path } of routes) expect(path).toMatch(/^(\/([\w.~-]+|\{\w+\}))*\/?$/)
  })

  test('write and show personal things on live paths only', () => {
    const astray = routes.filter(
      (route) => (route.method !== 'GET' || route.access !== 'anyone') && !isLive(route),
    )
    expect(astray.map(routeKey)).toEqual([])
  })

  test('say in one sentence who notices when they fail', () => {
    for (const { impact } of capabilities) expect(impact).toMatch(/^[A-Z].{20,240}\.$/)
    expect(new Set(capabilities.map(({ impact }) => impact)).size).toBe(capabilities.length)
  })

  test('listen to the stream in no more than two functions, as many as it serves without holding one back', () => {
    const hearing = capabilities.filter((each) => heardTypes(each, capabilities).length > 0)
    expect(hearing.length).toBeLessThanOrEqual(2)
  })

  test('become one function each, but for those that nobody calls', () => {
    const ours = resourcesOf(app, 'AWS::Lambda::Function').filter(
      ({ Properties }) => Properties['Handler'] === 'lambda.handler',
    )
    const called = capabilities.filter((each) => needsFunction(each, capabilities))
    expect(ours).toHaveLength(called.length)
  })
})
