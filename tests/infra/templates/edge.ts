import { beforeAll, describe, expect, test } from 'vitest'
import { edgeKeyHeader } from '../../../shared/http/edge-key.ts'
import { aReader, aStage, aWriter, resourcesOf, synthesised, theOne } from '../synthesis.ts'
import type { Template } from '../synthesis.ts'

let app: Template

beforeAll(() => {
  app = synthesised([aReader, aWriter]).app
})

describe('the API', () => {
  test('has few routes by prefix, and what fits none goes to whoever answers for unknown paths', () => {
    const keysOf = (template: Template) =>
      resourcesOf(template, 'AWS::ApiGatewayV2::Route').map(({ Properties }) =>
        String(Properties['RouteKey']),
      )
    expect(keysOf(app).toSorted()).toEqual(['ANY /api/{proxy+}', 'ANY /{house}'])
    const open = synthesised([{ ...aReader, unknownPaths: true }]).app
    expect(keysOf(open)).toEqual(['$default'])
  })

  test('hands requests to one integration per function in the newer form', () => {
    const { Properties } = theOne(app, 'AWS::ApiGatewayV2::Integration')
    expect(Properties).toMatchObject({ IntegrationType: 'AWS_PROXY', PayloadFormatVersion: '2.0' })
    const permissions = resourcesOf(app, 'AWS::Lambda::Permission').filter(
      ({ Properties: { Principal } }) => Principal === 'apigateway.amazonaws.com',
    )
    expect(permissions).toHaveLength(1)
  })

  test('logs no address, no path and no browser, and slows down a flood', () => {
    const { Properties } = theOne(app, 'AWS::ApiGatewayV2::Stage')
    const format = String(Properties.AccessLogSettings.Format)
    expect(Object.keys(JSON.parse(format) as object)).toContain('route')
    expect(format).not.toMatch(/sourceIp|path|querystring|userAgent|authorizer|domain/i)
    expect(Properties.DefaultRouteSettings).toEqual({ ThrottlingBurstLimit: 600, ThrottlingRateLimit: 300 })
  })

  test('lets in as many as the stage says', () => {
    const country = { ...aStage, requestsPerSecond: 3000, requestsAtOnce: 5000 }
    const { Properties } = theOne(synthesised([aReader], country).app, 'AWS::ApiGatewayV2::Stage')
    expect(Properties.DefaultRouteSettings).toEqual({ ThrottlingBurstLimit: 5000, ThrottlingRateLimit: 3000 })
  })
})

describe('the distribution', () => {
  const config = () => theOne(app, 'AWS::CloudFront::Distribution').Properties.DistributionConfig
  const policyOf = (behavior: { CachePolicyId: { Ref: string } }) =>
    app.Resources[behavior.CachePolicyId.Ref]?.Properties['CachePolicyConfig']

  test('keeps public pages as long as their function says, by language and session, and only reads them', () => {
    const { DefaultCacheBehavior } = config()
    expect(DefaultCacheBehavior).toMatchObject({
      AllowedMethods: ['GET', 'HEAD'],
      Compress: true,
      ViewerProtocolPolicy: 'redirect-to-https',
    })
    expect(policyOf(DefaultCacheBehavior)).toMatchObject({
      MinTTL: 0,
      DefaultTTL: 0,
      ParametersInCacheKeyAndForwardedToOrigin: {
        CookiesConfig: { CookieBehavior: 'whitelist', Cookies: ['language', '__Host-session'] },
        HeadersConfig: { HeaderBehavior: 'whitelist', Headers: ['Accept-Language'] },
        QueryStringsConfig: { QueryStringBehavior: 'all' },
        EnableAcceptEncodingGzip: true,
        EnableAcceptEncodingBrotli: true,
      },
    })
  })

  test('shows the functions of public pages nothing that is not in the cache key', () => {
    expect(config().DefaultCacheBehavior.OriginRequestPolicyId).toBeUndefined()
  })

  test('passes on cookies, tokens and the viewer’s address where people write or see their own things, and keeps nothing', () => {
    const live = config().CacheBehaviors.filter(
      ({ PathPattern }: { PathPattern: string }) => PathPattern !== '/assets/*',
    )
    const paths = live.map(({ PathPattern }: { PathPattern: string }) => PathPattern)
    expect(paths).toEqual(['/api/*', '/*/questions'])
    for (const behavior of live) {
      expect(behavior.AllowedMethods).toEqual(expect.arrayContaining(['GET', 'HEAD', 'POST', 'DELETE']))
      expect(behavior.Compress).toBe(true)
      expect(policyOf(behavior)).toMatchObject({
        DefaultTTL: 0,
        MaxTTL: 1,
        ParametersInCacheKeyAndForwardedToOrigin: {
          HeadersConfig: { Headers: expect.arrayContaining(['Authorization']) },
        },
      })
      const forwarded =
        app.Resources[behavior.OriginRequestPolicyId.Ref]?.Properties['OriginRequestPolicyConfig']
      expect(forwarded).toMatchObject({
        HeadersConfig: {
          HeaderBehavior: 'whitelist',
          Headers: expect.arrayContaining([
            'CloudFront-Viewer-Address',
            'Content-Type',
            'Idempotency-Key',
            'Origin',
          ]),
        },
        CookiesConfig: { CookieBehavior: 'all' },
        QueryStringsConfig: { QueryStringBehavior: 'all' },
      })
    }
  })

  test('asks for calendars without session or language, and tells which copy the program has', () => {
    const calendar = { status: 200, contentType: 'text/calendar' } as const
    const usual = { method: 'GET', access: 'anyone', summary: '', answer: calendar, refusals: [] } as const
    const routes = {
      readCalendar: { ...usual, path: '/{house}/calendar.ics' },
      readSecret: { ...usual, path: '/feeds/{file}' },
      readUses: {
        ...usual,
        path: '/api/houses/{house}/calendar.json',
        answer: { status: 200 },
        sameForAll: true,
      },
    } as const
    const template = synthesised([{ ...aReader, routes: { ...aReader.routes, ...routes } }]).app
    const { CacheBehaviors } = theOne(template, 'AWS::CloudFront::Distribution').Properties.DistributionConfig
    const paths = CacheBehaviors.map(({ PathPattern }: { PathPattern: string }) => PathPattern)
    const same = ['*.ics', '/feeds/*', '/api/houses/*/calendar.json']
    expect(paths).toEqual([...same, '/api/*', '/*/questions', '/assets/*'])
    for (const behavior of CacheBehaviors.slice(0, same.length)) {
      const cache = template.Resources[behavior.CachePolicyId.Ref]?.Properties['CachePolicyConfig']
      expect(cache).toMatchObject({
        DefaultTTL: 0,
        ParametersInCacheKeyAndForwardedToOrigin: {
          CookiesConfig: { CookieBehavior: 'none' },
          HeadersConfig: { HeaderBehavior: 'none' },
          QueryStringsConfig: { QueryStringBehavior: 'all' },
          EnableAcceptEncodingGzip: true,
        },
      })
      const origin =
        template.Resources[behavior.OriginRequestPolicyId.Ref]?.Properties['OriginRequestPolicyConfig']
      expect(origin).toMatchObject({
        CookiesConfig: { CookieBehavior: 'none' },
        HeadersConfig: { HeaderBehavior: 'whitelist', Headers: ['If-None-Match'] },
      })
    }
  })

  test('keeps no failure', () => {
    const failures = config().CustomErrorResponses as { ErrorCode: number; ErrorCachingMinTTL: number }[]
    expect(failures.map(({ ErrorCode }) => ErrorCode)).toEqual(expect.arrayContaining([404, 500, 503, 504]))
    for (const { ErrorCachingMinTTL } of failures) expect(ErrorCachingMinTTL).toBe(0)
  })

  test('serves the assets out of a bucket that only it can read, for ever', () => {
    const buckets = resourcesOf(app, 'AWS::S3::Bucket')
    const bucket: any = buckets.find(({ Metadata }) =>
      String(Metadata?.['aws:cdk:path']).includes('/Site/'),
    )?.Properties
    expect(Object.values(bucket.PublicAccessBlockConfiguration)).toEqual([true, true, true, true])
    expect(theOne(app, 'Custom::CDKBucketDeployment').Properties).toMatchObject({
      DestinationBucketKeyPrefix: 'assets',
      Prune: false,
      SystemMetadata: { 'cache-control': 'public, max-age=31536000, immutable' },
    })
    expect(resourcesOf(app, 'AWS::CloudFront::OriginAccessControl')).toHaveLength(1)
    const assets = config().CacheBehaviors.find(
      ({ PathPattern }: { PathPattern: string }) => PathPattern === '/assets/*',
    )
    expect(assets.CachePolicyId).toBe('658327ea-f89d-4fab-a63d-7e88639e58f6') // AWS's own "CachingOptimized"
  })

  test('says of every answer, of the gateway’s too: https alone, no guessing of types, not for other sites', () => {
    const { Properties } = theOne(app, 'AWS::CloudFront::ResponseHeadersPolicy')
    expect(Properties.ResponseHeadersPolicyConfig).toMatchObject({
      SecurityHeadersConfig: {
        StrictTransportSecurity: {
          AccessControlMaxAgeSec: 31536000,
          IncludeSubdomains: true,
          Override: true,
        },
        ContentTypeOptions: { Override: true },
      },
      CustomHeadersConfig: {
        Items: [{ Header: 'Cross-Origin-Resource-Policy', Value: 'same-origin', Override: false }],
      },
    })
    const all = [config().DefaultCacheBehavior, ...config().CacheBehaviors]
    for (const { ResponseHeadersPolicyId, ViewerProtocolPolicy } of all)
      expect([ResponseHeadersPolicyId, ViewerProtocolPolicy]).toEqual([
        { Ref: expect.stringContaining('Everywhere') },
        'redirect-to-https',
      ])
  })

  test('shows each function by a key that nobody outside knows that a request came by it', () => {
    const [origin] = config().Origins.filter(
      (each: { CustomOriginConfig?: unknown }) => each.CustomOriginConfig,
    )
    const [{ HeaderName, HeaderValue }] = origin.OriginCustomHeaders
    expect(HeaderName).toBe(edgeKeyHeader)
    expect(HeaderValue).toEqual({ 'Fn::Select': [2, { 'Fn::Split': ['/', { Ref: 'AWS::StackId' }] }] })
    const ours = resourcesOf(app, 'AWS::Lambda::Function').filter(
      ({ Properties }) => Properties['Handler'] === 'lambda.handler',
    )
    expect(ours).toHaveLength(2)
    for (const { Properties } of ours)
      expect(Properties['Environment']).toMatchObject({ Variables: { EDGE_KEY: HeaderValue } })
  })

  test('answers under its own name if the stage has one', () => {
    expect(config().Aliases).toBeUndefined()
    const certificateArn = 'arn:aws:acm:us-east-1:123456789012:certificate/x'
    const named = synthesised([aReader], { ...aStage, domain: 'treff.haus.example', certificateArn }).app
    const { DistributionConfig } = theOne(named, 'AWS::CloudFront::Distribution').Properties
    expect(DistributionConfig.Aliases).toEqual(['treff.haus.example'])
    expect(DistributionConfig.ViewerCertificate).toMatchObject({ MinimumProtocolVersion: 'TLSv1.2_2021' })
  })
})
