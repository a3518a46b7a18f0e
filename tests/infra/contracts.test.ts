import { beforeAll, describe, expect, test } from 'vitest'
import { capabilities } from '../../infra/capabilities.ts'
import { livePaths } from '../../infra/distribution.ts'
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
  test('are all in the API, each route once, and nothing else is', () => {
    const wanted = routes.flatMap((route) => {
      const key = routeKey(route)
      return route.method === 'GET' && route.answer.contentType !== undefined
        ? [key, key.replace('GET', 'HEAD')]
        : [key]
    })
    const keys = resourcesOf(app, 'AWS::ApiGatewayV2::Route').map(({ Properties }) =>
      String(Properties['RouteKey']),
    )
    expect(keys.toSorted()).toEqual(wanted.toSorted())
    expect(new Set(keys).size).toBe(keys.length)
    // The gateway takes no more.
    expect(keys.length).toBeLessThanOrEqual(300)
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
    expect(capabilities.filter(({ stream }) => stream !== undefined).length).toBeLessThanOrEqual(2)
  })

  test('become one function each', () => {
    const ours = resourcesOf(app, 'AWS::Lambda::Function').filter(
      ({ Properties }) => Properties['Handler'] === 'lambda.handler',
    )
    expect(ours).toHaveLength(capabilities.length)
  })
})
