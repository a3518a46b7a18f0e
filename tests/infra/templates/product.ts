import { beforeAll, describe, expect, test } from 'vitest'
import { capabilities } from '../../../functions/capabilities.ts'
import { apiRoutes } from '../../../infra/api-routes.ts'
import { needsFunction } from '../../../infra/needs.ts'
import { resourcesOf, synthesised } from '../synthesis.ts'
import type { Template } from '../synthesis.ts'

let app: Template

beforeAll(() => {
  app = synthesised(capabilities).app
})

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

  test('become one function each, but for those that nobody calls', () => {
    const ours = resourcesOf(app, 'AWS::Lambda::Function').filter(
      ({ Properties }) => Properties['Handler'] === 'lambda.handler',
    )
    const called = capabilities.filter((each) => needsFunction(each, capabilities))
    expect(ours).toHaveLength(called.length)
  })
})
