import { request } from 'node:http'
import { expect, test } from 'vitest'
import { startClock } from '../../infra/local/clock.ts'
import { startDatabase } from '../../infra/local/database.ts'
import { callDynamo } from '../../infra/local/dynamo-call.ts'
import { startGateway } from '../../infra/local/gateway.ts'
import { startMailbox } from '../../infra/local/mailbox.ts'
import { engine } from './fixture.ts'

/** The status of an answer to a request with exactly these headers, which `fetch` would not send. */
function statusOf(url: string, headers: Record<string, string>, method = 'GET', body?: string) {
  return new Promise<number>((resolve, reject) => {
    const sent = request(url, { method, headers }, (response) => {
      response.resume()
      resolve(response.statusCode ?? 0)
    })
    sent.on('error', reject).end(body)
  })
}

/** What a browser would send for a page of another site whose name was made to point to this machine, and for its like. */
const foreignHosts = (port: number) => [
  `evil.example:${port}`,
  'evil.example',
  `127.0.0.1.evil.example:${port}`,
  `localhost:${port + 1}`,
  'localhost',
  `127.0.0.1:${port}@evil.example`,
]

const ownHosts = (port: number) =>
  ['127.0.0.1', 'localhost', 'LOCALHOST', '[::1]'].map((name) => `${name}:${port}`)

test('the house answers under its own names only, so that no foreign name can be made to point to it', async () => {
  await using api = await startGateway({ port: 0, clock: startClock() })
  let calls = 0
  const invoke = async () => ((calls += 1), { statusCode: 204 })
  api.open({ routes: [{ routeKey: 'ANY /{proxy+}', target: { invoke } }] })
  const url = `http://127.0.0.1:${api.port}/aef`
  for (const host of foreignHosts(api.port))
    for (const method of ['GET', 'POST'])
      expect([host, await statusOf(url, { host }, method)]).toEqual([host, 403])
  expect(calls).toBe(0)
  for (const host of ownHosts(api.port)) expect([host, await statusOf(url, { host })]).toEqual([host, 204])
})

test('the mailbox shows no mail and takes no word under a foreign name', async () => {
  let sets = 0
  await using mailbox = await startMailbox({ setClock: async () => void (sets += 1) })
  const port = Number(new URL(mailbox.url).port)
  const body = '{"now":"2030-01-01T00:00:00Z"}'
  for (const host of foreignHosts(port)) {
    expect([host, await statusOf(`${mailbox.url}/messages`, { host })]).toEqual([host, 403])
    expect([host, await statusOf(`${mailbox.url}/clock`, { host }, 'POST', body)]).toEqual([host, 403])
  }
  expect(sets).toBe(0)
  for (const host of ownHosts(port))
    expect([host, await statusOf(`${mailbox.url}/messages`, { host })]).toEqual([host, 200])
})

test('no page of another origin uses the mailbox, not even one of the house next door', async () => {
  let sets = 0
  await using mailbox = await startMailbox({ setClock: async () => void (sets += 1) })
  const body = '{"now":"2030-01-01T00:00:00Z"}'
  const post = (headers: Record<string, string>) => statusOf(`${mailbox.url}/clock`, headers, 'POST', body)
  for (const origin of [
    'https://evil.example',
    'null',
    'http://127.0.0.1:1',
    mailbox.url.replace('http', 'https'),
  ]) {
    expect([origin, await post({ origin })]).toEqual([origin, 403])
    expect(await statusOf(`${mailbox.url}/messages`, { origin })).toBe(403)
    expect(await statusOf(`${mailbox.url}/messages`, { origin }, 'DELETE')).toBe(403)
  }
  for (const site of ['cross-site', 'same-site']) expect(await post({ 'sec-fetch-site': site })).toBe(403)
  expect(sets).toBe(0)
  expect(await post({ origin: mailbox.url, 'sec-fetch-site': 'same-origin' })).toBe(200)
  // a link in a mail or on a page leads here
  expect(
    await statusOf(`${mailbox.url}/`, { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' }),
  ).toBe(200)
})

test('a page that speaks HTTP to the mail server delivers nothing', async () => {
  await using mailbox = await startMailbox()
  const { port } = new URL(mailbox.smtpUrl)
  const words = [
    'HELO x',
    'MAIL FROM:<a@evil.example>',
    'RCPT TO:<b@aef.example>',
    'DATA',
    'Subject: x',
    '',
    'x',
    '.',
    'QUIT',
  ]
  const sent = request(`http://127.0.0.1:${port}/`, { method: 'POST' })
  const ended = new Promise<void>((done) =>
    sent.on('error', () => done()).on('response', (answer) => answer.on('close', done)),
  )
  sent.end(`${words.join('\r\n')}\r\n`)
  await ended
  expect(mailbox.messages()).toEqual([])
})

test.runIf(engine === 'dynoxide')(
  'no page can guess where the engine listens: it would let every page read it',
  async () => {
    await using parts = new AsyncDisposableStack()
    const engines = [parts.use(await startDatabase({ engine })), parts.use(await startDatabase({ engine }))]
    const places = engines.map(({ endpoint }) => new URL(endpoint))
    for (const { hostname, port, origin } of places) {
      expect(hostname).toMatch(/^127\.\d+\.\d+\.\d+$/)
      await expect(callDynamo(`http://127.0.0.1:${port}`, 'ListTables', {})).rejects.toThrow('fetch failed')
      // As the engine is, and nothing turns it off: this is why it hides.
      const answer = await fetch(origin, { headers: { origin: 'https://evil.example' } })
      expect(answer.headers.get('access-control-allow-origin')).toBe('*')
    }
    expect(new Set(['127.0.0.1', ...places.map(({ hostname }) => hostname)]).size).toBe(3)
  },
)
