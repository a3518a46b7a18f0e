import { request } from 'node:http'
import { beforeAll, expect, test } from 'vitest'
import { startClock } from '../../../infra/local/clock.ts'
import { behaviorsOf } from '../../../infra/local/edge.ts'
import { startGateway } from '../../../infra/local/gateway.ts'
import type { Behavior } from '../../../infra/local/edge.ts'
import type { HttpEvent } from '../../../infra/local/gateway-event.ts'
import { readStacks, resolved } from '../../../infra/local/template.ts'
import { aReader, synthesised } from '../synthesis.ts'

const calendar = { status: 200, contentType: 'text/calendar' } as const
const usual = { method: 'GET', access: 'anyone', summary: '', answer: calendar, refusals: [] } as const
const withCalendars = {
  ...aReader,
  routes: {
    ...aReader.routes,
    readCalendar: { ...usual, path: '/{house}/calendar.ics' },
    readSecret: { ...usual, path: '/secret/{file}' },
  },
} as const

let behaviors: Behavior[]

beforeAll(() => {
  behaviors = behaviorsOf(resolved(readStacks(synthesised([withCalendars]).folder)))
})

/** Sends a request to a gateway behind the distribution of the template; what its function got, or the status of the edge. */
async function through(path: string, method = 'GET'): Promise<HttpEvent | number> {
  await using api = await startGateway({ port: 0, clock: startClock() })
  let got: HttpEvent | undefined
  const invoke = async (event: unknown) => ((got = event as HttpEvent), { statusCode: 200 })
  api.open({ routes: [{ routeKey: 'ANY /{proxy+}', target: { invoke } }], behaviors })
  const headers = {
    Cookie: '__Host-session=a; language=en; other=b',
    'Accept-Language': 'en',
    Authorization: 'Bearer x',
    'If-None-Match': '"tag"',
    Origin: 'https://haus.example',
    'User-Agent': 'calendar',
    'X-Secret-Wish': '1',
    'X-Front-Door': 'a guess',
  }
  const status = await new Promise<number>((answered, failed) => {
    const sent = request(`http://127.0.0.1:${api.port}${path}`, { method, headers }, (response) => {
      response.resume()
      answered(response.statusCode ?? 0)
    })
    sent.on('error', failed).end()
  })
  return got ?? status
}

const named = ({ headers }: HttpEvent) =>
  Object.keys(headers).filter(
    (name) => !/^(x-forwarded-|host$|cloudfront-|accept-encoding$|content-length$)/.test(name),
  )

test.each([
  [
    'a public page',
    '/aef',
    ['accept-language', 'user-agent', 'x-front-door'],
    ['__Host-session=a', 'language=en'],
  ],
  ['a calendar', '/aef/calendar.ics', ['if-none-match', 'user-agent', 'x-front-door'], undefined],
  ['a secret calendar', '/secret/abc.ics', ['if-none-match', 'user-agent', 'x-front-door'], undefined],
  [
    'what is live',
    '/aef/questions',
    ['accept-language', 'authorization', 'if-none-match', 'origin', 'user-agent', 'x-front-door'],
    ['__Host-session=a', 'language=en', 'other=b'],
  ],
])(
  'the function of %s sees what the distribution lets through, and no more',
  async (_, path, headers, cookies) => {
    const event = (await through(path)) as HttpEvent
    expect(named(event).toSorted()).toEqual(headers)
    expect(event.cookies).toEqual(cookies)
    expect(event.headers['x-front-door']).toBe('00000000-0000-4000-8000-000000000000')
  },
)

test('who reads is told to the functions of live paths alone, where it is their own browser that says it', async () => {
  expect(((await through('/aef')) as HttpEvent).headers['user-agent']).toBe('Amazon CloudFront')
  expect(((await through('/aef/questions')) as HttpEvent).headers['user-agent']).toBe('calendar')
})

test('a method that a path does not take ends at the edge', async () => {
  expect(await through('/aef', 'POST')).toBe(403)
  expect(await through('/aef/calendar.ics', 'DELETE')).toBe(403)
  expect(await through('/aef/questions', 'POST')).toMatchObject({ routeKey: 'ANY /{proxy+}' })
})

test('answers carry at home what the distribution puts on them, a header of the function’s own only where it may stand', async () => {
  await using api = await startGateway({ port: 0, clock: startClock() })
  const own = {
    'Cross-Origin-Resource-Policy': 'cross-origin',
    'X-Content-Type-Options': 'sniff',
    'X-Own': '1',
  }
  const invoke = async (event: unknown) =>
    (event as HttpEvent).rawPath === '/aef/own' ? { statusCode: 200, headers: own } : { statusCode: 200 }
  api.open({ routes: [{ routeKey: 'ANY /{proxy+}', target: { invoke } }], behaviors })
  const headersOf = async (path: string) => {
    const { headers } = await fetch(`http://127.0.0.1:${api.port}${path}`)
    const names = [
      'strict-transport-security',
      'x-content-type-options',
      'cross-origin-resource-policy',
      'x-own',
    ]
    return names.map((name) => headers.get(name))
  }
  const secure = 'max-age=31536000; includeSubDomains'
  expect(await headersOf('/aef')).toEqual([secure, 'nosniff', 'same-origin', null])
  expect(await headersOf('/aef/own')).toEqual([secure, 'nosniff', 'cross-origin', '1'])
  // What has nothing there is said at the edge as well.
  expect(await headersOf('/assets/none.css')).toEqual([secure, 'nosniff', 'same-origin', null])
})
