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

/** Those of the capabilities, without what the CDK adds for the bucket. */
function ours(type: string) {
  return resourcesOf(app, type).filter(
    ({ Metadata }) => !String(Metadata?.['aws:cdk:path']).includes('/Site/'),
  )
}

/** The capabilities whose policy names an index. */
function whoAsks(index: string): string[] {
  const named = ours('AWS::IAM::Policy').filter(({ Properties }) =>
    JSON.stringify(Properties).includes(`/index/${index}"`),
  )
  return named.map(({ Metadata }) => String(Metadata?.['aws:cdk:path']).split('/')[1] ?? '').toSorted()
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
    expect(keys.length).toBeLessThanOrEqual(80)
  })

  test('let only those ask an index that work off what is due, or tell what is stored of somebody', () => {
    expect(whoAsks('due')).toEqual([
      'bookings-api',
      'groups',
      'imports',
      'meetings-api',
      'my-data',
      'notifications',
    ])
    expect(whoAsks('owner')).toEqual(['feeds', 'my-data', 'notifications'])
  })

  test('let every function read the one secret, and none write it', () => {
    const policies = ours('AWS::IAM::Policy').map(({ Properties }) => JSON.stringify(Properties))
    const called = capabilities.filter((each) => needsFunction(each, capabilities))
    const reading = policies.filter((text) => text.includes('":parameter/treffpunkt/sample/secret"'))
    expect(reading).toHaveLength(called.length)
    for (const text of policies)
      expect(text.match(/(ssm|kms):\w+/g) ?? []).toEqual(reading.includes(text) ? ['ssm:GetParameter'] : [])
  })

  test('ring by few alarms: with ten free ones an idle house pays for none', () => {
    expect(resourcesOf(app, 'AWS::CloudWatch::Alarm').length).toBeLessThanOrEqual(8)
  })

  test('become one function each, but for those that nobody calls', () => {
    const ours = resourcesOf(app, 'AWS::Lambda::Function').filter(
      ({ Properties }) => Properties['Handler'] === 'lambda.handler',
    )
    const called = capabilities.filter((each) => needsFunction(each, capabilities))
    expect(ours).toHaveLength(called.length)
  })
})
