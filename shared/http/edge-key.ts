import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda'
import type { Settings } from '../settings.ts'
import type { HttpEvent } from './event.ts'
import { privately } from './respond.ts'

/** What the distribution sends with each request, so that a function knows that it came by the front door. */
export const edgeKeyHeader = 'x-front-door'

/**
 * The answer to whoever found the API's own address: past the distribution they could claim any network address. Nothing for those who came by it, and
 * where there is none.
 */
export function refusalOfByway(
  { edgeKey, publicUrl }: Pick<Settings, 'edgeKey' | 'publicUrl'>,
  { headers }: HttpEvent,
): APIGatewayProxyStructuredResultV2 | undefined {
  if (edgeKey === undefined || headers[edgeKeyHeader] === edgeKey) return undefined
  const said = { 'content-type': 'text/plain; charset=utf-8', ...privately }
  return { statusCode: 403, headers: said, body: `${publicUrl}\n` }
}
