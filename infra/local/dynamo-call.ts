import { region } from './template.ts'

/**
 * What the functions and the runner sign with: every local engine accepts it. DynamoDB Local keeps a set of tables per
 * key and region, so all must use the same ones.
 */
export const credentials = { accessKeyId: 'local', secretAccessKey: 'local' } as const

/** What every local engine takes for a signature. */
export const signature = {
  'x-amz-date': '20260101T000000Z',
  authorization: `AWS4-HMAC-SHA256 Credential=${credentials.accessKeyId}/20260101/${region}/dynamodb/aws4_request, SignedHeaders=host, Signature=0`,
} as const

/** What a function needs in its environment for the AWS SDK to find the engine. */
export function engineEnvironment(endpoint: string): Record<string, string> {
  return {
    AWS_ENDPOINT_URL_DYNAMODB: endpoint,
    AWS_REGION: region,
    AWS_ACCESS_KEY_ID: credentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
  }
}

/** The engine said no; `code` is the short name, such as `ResourceNotFoundException`. */
export class DynamoError extends Error {
  readonly code: string

  constructor(code: string, message: string) {
    super(`${code}: ${message}`)
    this.name = 'DynamoError'
    this.code = code
  }
}

/** Longer than any local engine needs, shorter than somebody at a terminal waits. */
const patienceMs = 10_000

const services = { table: 'DynamoDB_20120810', stream: 'DynamoDBStreams_20120810' } as const

/**
 * One call in DynamoDB's own JSON, which is also the shape of a stream event's records: nothing is converted on the
 * way. Throws `DynamoError`, or what `fetch` throws if nobody answers.
 */
export async function callDynamo<Answer = Record<string, unknown>>(
  endpoint: string,
  operation: string,
  body: unknown,
  service: keyof typeof services = 'table',
): Promise<Answer> {
  const response = await fetch(endpoint, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-amz-json-1.0',
      'x-amz-target': `${services[service]}.${operation}`,
      ...signature,
    },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(patienceMs),
  })
  const answer = (await response.json()) as Record<string, unknown>
  if (response.ok) return answer as Answer
  const code = String(answer['__type']).split('#').at(-1) ?? ''
  const { message, Message = message ?? '' } = answer as { message?: string; Message?: string }
  throw new DynamoError(code, Message)
}
