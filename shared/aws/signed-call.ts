import type { DynamoDBClient } from '@aws-sdk/client-dynamodb'

/** Region, keys and signer, as the DynamoDB client has them. */
export type AwsAccess = Pick<DynamoDBClient['config'], 'region' | 'signer'>

interface Call {
  /** What AWS calls the service in a signature. */
  service: string
  url: URL
  method?: 'GET' | 'POST'
  headers: Record<string, string>
  body: string
  longestMilliseconds: number
}

/** One signed call of a service of AWS, whose own client would be half a megabyte more in each bundle. Throws where nobody answers. */
export async function signedCall({ region, signer }: AwsAccess, call: Call): Promise<Response> {
  const { service, url, body, longestMilliseconds, method = 'POST' } = call
  const signingRegion = await region()
  const sign = await signer({ name: 'sigv4', signingName: service, signingRegion, properties: {} })
  const signed = await sign.sign({
    method,
    protocol: url.protocol,
    hostname: url.hostname,
    path: url.pathname,
    query: {},
    headers: { host: url.host, ...call.headers },
    ...(method === 'GET' ? {} : { body }),
  })
  const { host: _host, ...headers } = signed.headers
  const signal = AbortSignal.timeout(longestMilliseconds)
  return fetch(url, { method, headers, ...(method === 'GET' ? {} : { body }), signal })
}
