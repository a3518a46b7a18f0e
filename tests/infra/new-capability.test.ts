import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { capabilities as product } from '../../functions/capabilities.ts'
import { openApi } from '../../functions/site/actions.ts'
import { apiRoutes } from '../../infra/api-routes.ts'
import { startLocal } from '../../infra/local/local.ts'
import type { Local } from '../../infra/local/local.ts'
import { registered } from '../../shared/http/registered.ts'
import { writeProduct } from '../support/bench-templates.ts'
import { capability } from '../fixtures/capability/contract.ts'
import { manager, codeIn, codeMail } from '../support/outside.ts'
import { isInTurn } from '../support/in-turn.ts'
import { doors, wordsOf } from '../support/signed-in.ts'
import { folderOf, resourcesOf, theOne } from './synthesis.ts'
import type { Template } from './synthesis.ts'

/** Of the product what stands on no booking: to bundle the rest as well would show nothing more and take half a minute. */
const standing = ['identity', 'houses', 'rooms', 'notifications', 'site']

/** And one capability more, of which nothing is known outside of its folder but this line. */
const capabilities = [...product.filter(({ name }) => standing.includes(name)), capability]
const folders = { [capability.name]: resolve(import.meta.dirname, '../fixtures/capability') }

let local: Local
let app: Template
let cookie: string
/** A blue umbrella that was found. */
let thing: { id: string }

// It bundles and starts half of the product: it has its turn in every other run.
const hasTurn = isInTurn('new-capability', 2)

beforeAll(async () => {
  if (!hasTurn) return
  const folder = folderOf()
  const { outDir } = await writeProduct(folder, { capabilities, folders })
  app = JSON.parse(readFileSync(join(outDir, 'treffpunkt-local-app.template.json'), 'utf8')) as Template
  local = await startLocal({ outDir, dataDir: join(folder, 'data'), terminal: () => undefined })
  // Limits are counted by the hour: none ends while these tests run.
  await local.setClock('2027-02-02T09:05:00+01:00')
  cookie = await signIn()
  thing = (await (await report('Regenschirm, blau')).json()) as { id: string }
})
afterAll(() => (hasTurn ? local[Symbol.asyncDispose]() : undefined))

async function signIn(): Promise<string> {
  await press('/sign-in', { email: manager, next: '/' })
  await local.drain()
  const mails = (await (await fetch(`${local.mailboxUrl}/messages`)).json()) as Record<string, string>[]
  const code = codeIn(mails.find(({ subject = '' }) => codeMail.test(subject))?.['text'] ?? '')
  const { headers } = await press('/sign-in/code', { email: manager, code, next: '/' })
  return headers.getSetCookie()[0]?.split(';')[0] ?? ''
}

function send(path: string, body: object): Promise<Response> {
  const headers = { 'content-type': 'application/json' }
  return fetch(local.url + path, { method: 'POST', headers, body: JSON.stringify(body) })
}

function report(what: string): Promise<Response> {
  return send('/api/houses/aef/lost-property', { what })
}

function fill(what: string): Promise<Response> {
  return press('/aef/lost-property', { what })
}

/** The button of a form. */
function press(path: string, fields: Record<string, string>): Promise<Response> {
  const headers = { origin: local.url }
  const body = new URLSearchParams(fields)
  return fetch(local.url + path, { method: 'POST', redirect: 'manual', headers, body })
}

async function page(path: string, language = 'de'): Promise<string> {
  const headers = { cookie: `${cookie}; language=${language}` }
  return (await fetch(local.url + path, { headers })).text()
}

/** All that the functions have said. */
function said(): string {
  return readFileSync(local.logFile, 'utf8')
}

describe.runIf(hasTurn)('a capability that is one line more in the list', () => {
  test('is served: JSON, pages, files that are not there, and methods that are wrong', async () => {
    const list = await (await fetch(`${local.url}/api/houses/aef/lost-property`)).json()
    expect(list).toEqual({ things: [{ house: 'aef', what: 'Regenschirm, blau', id: thing.id }] })
    expect(wordsOf(await page('/aef/lost-property'))).toContain('Regenschirm, blau')
    expect(wordsOf(await page(`/lost-property/aef/${thing.id}`))).toContain('Regenschirm, blau')
    expect(wordsOf(await page('/manage/aef/lost-property', 'en'))).toContain('Lost property')
    const wrong = await fetch(`${local.url}/api/lost-property/aef/${thing.id}`, { method: 'DELETE' })
    expect([wrong.status, wrong.headers.get('allow')]).toEqual([405, 'GET, HEAD'])
    expect((await fetch(`${local.url}/lost-property/aef/x/y`)).status).toBe(404)
    const strangers = await fetch(`${local.url}/manage/aef/lost-property`, { redirect: 'manual' })
    expect(strangers.headers.get('location')).toBe('/sign-in?next=%2Fmanage%2Faef%2Flost-property')
  })

  test('is limited: its form as often as its contract says, its JSON counted with it', async () => {
    // One was told of by JSON.
    const answers = [await fill('Handschuh'), await fill('Mütze'), await fill('Schal')]
    expect(answers.map(({ status }) => status)).toEqual([303, 303, 429])
    const late = answers[2]!
    expect(Number(late.headers.get('retry-after'))).toBeGreaterThan(0)
    expect(await late.text()).toContain('value="Schal"')
    expect((await report('Buch')).status).toBe(429)
  })

  test('is listed: in the navigation of the house and of its managers, in the place of its rank', async () => {
    const links = async (path: string, language?: string) => {
      const [, navigation = ''] =
        /<nav class="main-navigation"([\s\S]*?)<\/nav>/.exec(await page(path, language)) ?? []
      // What is done less often stands once more behind one word, for phones.
      return [...new Set(doors(navigation))]
    }
    expect(await links('/aef/lost-property')).toEqual(['Räume', 'Fundsachen'])
    expect(await links('/manage/aef/lost-property', 'en')).toEqual([
      'More',
      'Lost and found',
      'Team',
      'House',
      'Mails',
      'Sign out',
    ])
    const there = await page('/manage/aef/lost-property')
    expect(there).toMatch(/href="\/manage\/aef\/lost-property" aria-current="page"/)
  })

  test('is documented: in the API’s description, as it is served and as the repository would keep it', async () => {
    const served = (await (await fetch(`${local.url}/api/openapi.json`)).json()) as { paths: object }
    const generated = openApi(capabilities)
    expect(served).toEqual(JSON.parse(JSON.stringify(generated)))
    expect(served.paths).toMatchObject({
      '/api/houses/{house}/lost-property': {
        post: {
          operationId: 'reportFound',
          description: 'At most 3 calls in 60 minutes from one network address.',
        },
      },
    })
  })

  test('words its own refusals, and keeps houses from a name that begins its paths', async () => {
    expect(wordsOf(await page('/problems/found-already'))).toContain('Das liegt schon hier.')
    expect(registered(capabilities).FIRST_SEGMENTS).toContain('lost-property')
  })

  test('is told of what it wants to hear', async () => {
    await local.drain()
    await expect.poll(said).toMatch(/\[lost-property\] .*"heard".*"type":"found-thing"/)
  })

  test('is in the template: function, routes, edge, stream, and its news with whoever sends mail', () => {
    const keys = resourcesOf(app, 'AWS::ApiGatewayV2::Route').map(({ Properties }) => Properties['RouteKey'])
    const own = apiRoutes(capabilities).filter(({ target }) => target === capability.name)
    expect(own.length).toBeLessThanOrEqual(5)
    expect(keys).toEqual(expect.arrayContaining(own.map(({ routeKey }) => routeKey)))
    const described = resourcesOf(app, 'AWS::Lambda::Function').map(
      ({ Properties }) => Properties['Description'],
    )
    expect(described).toContain(capability.impact)
    const { CacheBehaviors } = theOne(app, 'AWS::CloudFront::Distribution').Properties.DistributionConfig
    const patterns = CacheBehaviors.map(({ PathPattern }: { PathPattern: string }) => PathPattern)
    expect(patterns).toContain('/*/lost-property')
    const filters = resourcesOf(app, 'AWS::Lambda::EventSourceMapping').map(({ Properties }) =>
      JSON.stringify(Properties['FilterCriteria']),
    )
    expect(filters.filter((filter) => filter.includes('found-thing'))).toHaveLength(2)
    expect(filters.filter((filter) => /sign-in.*found-thing/.test(filter))).toHaveLength(1)
  })
})
