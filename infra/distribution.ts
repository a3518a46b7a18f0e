import type { HttpApi } from 'aws-cdk-lib/aws-apigatewayv2'
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager'
import * as cloudfront from 'aws-cdk-lib/aws-cloudfront'
import { HttpOrigin, S3BucketOrigin } from 'aws-cdk-lib/aws-cloudfront-origins'
import { BlockPublicAccess, Bucket, BucketEncryption } from 'aws-cdk-lib/aws-s3'
import { Duration, RemovalPolicy, Stack, Validations } from 'aws-cdk-lib/core'
import { Construct } from 'constructs'
import { edgeKeyHeader } from '../shared/http/edge-key.ts'
import { secureSessionCookie } from '../shared/http/session.ts'
import { deployAssets } from './assets.ts'

export interface SiteDistributionProps {
  api: HttpApi
  /** What functions know requests of the distribution by. */
  edgeKey: string
  /** Patterns of the paths that nobody may keep (`*` stands for anything, slashes included). */
  livePaths: readonly string[]
  /** Those of calendars, of which some are live too: they come first. */
  calendarPaths: readonly string[]
  /** The folder with the hashed browser files. */
  assets: string
  domain?: string | undefined
  certificateArn?: string | undefined
}

/**
 * What functions of live paths get to see besides `Authorization`, `Accept-Language` and the cookies. By name, because a policy
 * of "all but Host" would leave out the one header that the edge itself writes: the viewer's address. Ten are the most.
 */
const forwardedHeaders = [
  'CloudFront-Viewer-Address',
  'Accept',
  'Content-Type',
  'Idempotency-Key',
  'If-None-Match',
  'Origin',
  'Referer',
  'Sec-Fetch-Site',
  'User-Agent',
]

/** Kept as long as the answer says, for a day at most, and not at all where it says nothing. */
const asTheFunctionSays = {
  minTtl: Duration.seconds(0),
  defaultTtl: Duration.seconds(0),
  maxTtl: Duration.days(1),
}

/** What all behaviours have in common. */
type Always = Pick<cloudfront.BehaviorOptions, 'origin' | 'viewerProtocolPolicy' | 'responseHeadersPolicy'>

/**
 * The only public door. A shared cache entry can hold nothing personal, by three locks:
 * - a public path's function is shown nothing but what is in the cache key: path, query, language, and the session cookie.
 *   All other headers and cookies stop at the edge, so that no answer can depend on them;
 * - the session is in the key: who is signed in neither gets an entry of somebody else nor makes one for them;
 * - only what the function marks `public` is kept at all (smallest and usual time to live are 0).
 * Calendars are shown neither session nor language: one address is one file, whoever asks; besides, which copy the asker has.
 */
export class SiteDistribution extends Construct {
  readonly distribution: cloudfront.Distribution

  constructor(scope: Construct, id: string, props: SiteDistributionProps) {
    super(scope, id)
    const { api, edgeKey, livePaths, calendarPaths, assets, domain, certificateArn } = props
    const { region, urlSuffix } = Stack.of(this)
    const origin = new HttpOrigin(`${api.apiId}.execute-api.${region}.${urlSuffix}`, {
      customHeaders: { [edgeKeyHeader]: edgeKey },
    })
    const always: Always = {
      origin,
      viewerProtocolPolicy: cloudfront.ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
      responseHeadersPolicy: this.headersEverywhere(),
    }
    const bucket = this.makeBucket()
    const live = this.liveBehavior(always)
    const calendar = this.calendarBehavior(always)
    this.distribution = new cloudfront.Distribution(this, 'Distribution', {
      defaultBehavior: this.publicBehavior(always),
      additionalBehaviors: {
        ...Object.fromEntries(calendarPaths.map((path) => [path, calendar])),
        ...Object.fromEntries(livePaths.map((path) => [path, live])),
        '/assets/*': {
          ...always,
          origin: S3BucketOrigin.withOriginAccessControl(bucket),
          cachePolicy: cloudfront.CachePolicy.CACHING_OPTIMIZED,
        },
      },
      // Left alone, the edge keeps what went wrong for ten seconds, whatever the function says.
      errorResponses: [400, 403, 404, 405, 414, 416, 500, 501, 502, 503, 504].map((httpStatus) => ({
        httpStatus,
        ttl: Duration.seconds(0),
      })),
      httpVersion: cloudfront.HttpVersion.HTTP2_AND_3,
      // Edges in Europe and North America: houses and their neighbours are there, and the others cost more.
      priceClass: cloudfront.PriceClass.PRICE_CLASS_100,
      ...(domain !== undefined && certificateArn !== undefined
        ? {
            domainNames: [domain],
            certificate: Certificate.fromCertificateArn(this, 'Certificate', certificateArn),
            minimumProtocolVersion: cloudfront.SecurityPolicyProtocol.TLS_V1_2_2021,
          }
        : {}),
    })
    deployAssets(this, assets, bucket)
    acknowledge(this.distribution, domain === undefined)
  }

  /** What the functions say of their own answers, for those of the bucket and the gateway too: https alone, no guessing of types, not for other sites. */
  private headersEverywhere(): cloudfront.ResponseHeadersPolicy {
    return new cloudfront.ResponseHeadersPolicy(this, 'Everywhere', {
      securityHeadersBehavior: {
        strictTransportSecurity: {
          accessControlMaxAge: Duration.days(365),
          includeSubdomains: true,
          override: true,
        },
        contentTypeOptions: { override: true },
      },
      customHeadersBehavior: {
        customHeaders: [{ header: 'Cross-Origin-Resource-Policy', value: 'same-origin', override: false }],
      },
    })
  }

  private publicBehavior(always: Always): cloudfront.BehaviorOptions {
    return {
      ...always,
      allowedMethods: cloudfront.AllowedMethods.ALLOW_GET_HEAD,
      cachePolicy: new cloudfront.CachePolicy(this, 'PublicPages', {
        comment: 'As long as the function says; per language and session',
        ...asTheFunctionSays,
        cookieBehavior: cloudfront.CacheCookieBehavior.allowList('language', secureSessionCookie),
        headerBehavior: cloudfront.CacheHeaderBehavior.allowList('Accept-Language'),
        queryStringBehavior: cloudfront.CacheQueryStringBehavior.all(),
        enableAcceptEncodingBrotli: true,
        enableAcceptEncodingGzip: true,
      }),
    }
  }

  /**
   * A program asks every hour and mostly has the calendar already. Left out of the origin request, its `If-None-Match` would reach the function only
   * where the edge has a copy of its own, and secret calendars, which nobody may keep, would be written anew each time.
   */
  private calendarBehavior(always: Always): cloudfront.BehaviorOptions {
    return {
      ...always,
      allowedMethods: cloudfront.AllowedMethods.ALLOW_GET_HEAD,
      cachePolicy: new cloudfront.CachePolicy(this, 'Calendars', {
        comment: 'As long as the function says; the same for everybody',
        ...asTheFunctionSays,
        cookieBehavior: cloudfront.CacheCookieBehavior.none(),
        headerBehavior: cloudfront.CacheHeaderBehavior.none(),
        queryStringBehavior: cloudfront.CacheQueryStringBehavior.all(),
        enableAcceptEncodingGzip: true,
      }),
      originRequestPolicy: new cloudfront.OriginRequestPolicy(this, 'ForCalendars', {
        headerBehavior: cloudfront.OriginRequestHeaderBehavior.allowList('If-None-Match'),
        cookieBehavior: cloudfront.OriginRequestCookieBehavior.none(),
        queryStringBehavior: cloudfront.OriginRequestQueryStringBehavior.all(),
      }),
    }
  }

  private liveBehavior(always: Always): cloudfront.BehaviorOptions {
    return {
      ...always,
      allowedMethods: cloudfront.AllowedMethods.ALLOW_ALL,
      // The managed "caching disabled" would do, but the edge compresses nothing under it. Here an answer would have to say
      // `public` itself to be kept, for a second, for the same cookies and token; the functions say `no-store` on these paths.
      cachePolicy: new cloudfront.CachePolicy(this, 'Live', {
        comment: 'Kept by nobody, but compressed',
        minTtl: Duration.seconds(0),
        defaultTtl: Duration.seconds(0),
        maxTtl: Duration.seconds(1),
        cookieBehavior: cloudfront.CacheCookieBehavior.all(),
        headerBehavior: cloudfront.CacheHeaderBehavior.allowList('Authorization', 'Accept-Language'),
        queryStringBehavior: cloudfront.CacheQueryStringBehavior.all(),
        enableAcceptEncodingBrotli: true,
        enableAcceptEncodingGzip: true,
      }),
      originRequestPolicy: new cloudfront.OriginRequestPolicy(this, 'ForFunctions', {
        headerBehavior: cloudfront.OriginRequestHeaderBehavior.allowList(...forwardedHeaders),
        cookieBehavior: cloudfront.OriginRequestCookieBehavior.all(),
        queryStringBehavior: cloudfront.OriginRequestQueryStringBehavior.all(),
      }),
    }
  }

  private makeBucket(): Bucket {
    const bucket = new Bucket(this, 'Assets', {
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      encryption: BucketEncryption.S3_MANAGED,
      enforceSSL: true,
      // Made from the source by every deployment, so that nothing is lost with it.
      removalPolicy: RemovalPolicy.RETAIN,
    })
    Validations.of(bucket).acknowledge({
      id: 'AwsSolutions-S1',
      reason: 'Holds the public style sheet and script only, and only the distribution can read it.',
    })
    return bucket
  }
}

function acknowledge(distribution: cloudfront.Distribution, withoutDomain: boolean): void {
  const say = (finding: { id: string; reason: string }) => Validations.of(distribution).acknowledge(finding)
  say({
    id: 'AwsSolutions-CFR1',
    reason: 'A house wants to be seen by whoever moves here, from wherever they look.',
  })
  say({
    id: 'AwsSolutions-CFR2',
    reason:
      'A web ACL costs more a month than an idle house; the gateway throttles, the functions limit per contact and address.',
  })
  say({
    id: 'AwsSolutions-CFR3',
    reason:
      'These logs would hold addresses of people and paths with feed tokens; the gateway logs routes without either.',
  })
  if (withoutDomain) {
    say({
      id: 'AwsSolutions-CFR4',
      reason:
        'The certificate of the default domain fixes its own protocols; with an own domain TLS 1.2 is the least.',
    })
  }
}
