import { marshall } from '@aws-sdk/util-dynamodb'
import { capabilities } from '../../functions/capabilities.ts'
import type { Inventory } from '../../infra/local/inventory.ts'
import type { Route } from '../../shared/http/contract.ts'
import { aBounce, storedFeedback } from '../notifications/ses-events.ts'

/** An event for a function, and what it is. */
export interface TriedEvent {
  what: string
  event: unknown
}

/** All that the template brings to this function: a call of each route of its contract, its timers, its changes, and what AWS tells it. */
export function eventsFor(
  functionArn: string,
  name: string,
  inventory: Inventory,
  edgeKey: string,
): TriedEvent[] {
  const capability = capabilities.find((each) => each.name === name)
  const routes = Object.values<Route>(capability?.routes ?? {})
  const schedules = inventory.schedules.filter((each) => each.functionArn === functionArn)
  const streams = inventory.streams.filter((each) => each.functionArn === functionArn)
  const listeners = inventory.listeners.filter((each) => each.functionArn === functionArn)
  return [
    ...routes.map((route) => ({ what: `${route.method} ${route.path}`, event: httpEventOf(route, edgeKey) })),
    ...schedules.map(({ input }) => ({ what: `timer ${JSON.stringify(input)}`, event: input })),
    ...streams.map(() => ({ what: 'a change', event: changeEvent() })),
    ...listeners.map(() => ({
      what: 'a mail that came back',
      event: storedFeedback('Bounce', aBounce('Permanent', 'General')),
    })),
  ]
}

/** As API Gateway brings it (payload format 2.0); of parameters those of the first house, else an id that nobody has. */
function httpEventOf({ method, path }: Route, edgeKey: string) {
  const rawPath = path.replaceAll(/\{(\w+)\}/g, (_, name: string) =>
    name === 'house' ? 'aef' : 'zzzzzzzzzzzz',
  )
  const headers: Record<string, string> = { host: 'haus.example', 'x-front-door': edgeKey }
  const isSent = method !== 'GET'
  return {
    version: '2.0',
    routeKey: '$default',
    rawPath,
    rawQueryString: '',
    headers: isSent ? { ...headers, 'content-type': 'application/json' } : headers,
    requestContext: {
      accountId: '123456789012',
      apiId: 'api',
      domainName: 'haus.example',
      http: { method, path: rawPath, protocol: 'HTTP/1.1', sourceIp: '192.0.2.7', userAgent: 'runtime' },
      requestId: 'request',
      routeKey: '$default',
      stage: '$default',
      time: '01/Dec/2026:09:00:00 +0000',
      timeEpoch: 1_796_115_600_000,
    },
    ...(isSent ? { body: '{}' } : {}),
    isBase64Encoded: false,
  }
}

/** A change of a type that nobody tells of: it is read and leaves nothing. */
function changeEvent() {
  const key = { pk: 'THING#1', sk: 'THING' }
  const dynamodb = {
    ApproximateCreationDateTime: 1_796_115_600,
    Keys: marshall(key),
    NewImage: marshall({ ...key, type: 'thing' }),
    SequenceNumber: '1',
    SizeBytes: 1,
    StreamViewType: 'NEW_AND_OLD_IMAGES',
  }
  const record = {
    eventID: '1',
    eventName: 'INSERT',
    eventVersion: '1.1',
    eventSource: 'aws:dynamodb',
    dynamodb,
  }
  return { Records: [record] }
}
