import { describe, expect, it } from 'vitest'
import { capabilities } from '../../functions/capabilities.ts'
import { found } from '../support/builders.ts'
import { doors, wordsOf } from '../support/signed-in.ts'
import { aWorld } from '../support/world.ts'
import { itInTurn } from '../support/in-turn.ts'

describe('the first page', () => {
  it('leads to every house and to its form', async () => {
    await using world = await aWorld()
    await found(world)
    await found(world, { house: { id: 'muehlbach', name: 'Haus am Mühlbach' } })
    const { text, headers } = await world.call('GET', '/', { cookies: { language: 'de' } })
    expect(doors(text)).toEqual(expect.arrayContaining(['Albert-Einstein-Forum', 'Haus am Mühlbach']))
    for (const path of ['/aef', '/aef/book', '/muehlbach', '/muehlbach/book'])
      expect(text).toContain(`href="${path}"`)
    expect(headers['cache-control']).toBe('public, max-age=0, s-maxage=30')
  })

  it('speaks the language that the browser likes best, until one is chosen', async () => {
    await using world = await aWorld()
    const english = await world.call('GET', '/', { headers: { 'accept-language': 'en-GB,de;q=0.5' } })
    expect(english.text).toContain('<html lang="en"')
    const german = await world.call('GET', '/', { headers: { 'accept-language': 'fr' } })
    expect(german.text).toContain('<html lang="de"')
  })
})

describe('choosing a language', () => {
  const choose = (form: Record<string, string>) => async (world: Awaited<ReturnType<typeof aWorld>>) =>
    world.call('POST', '/site/language', { form })

  it('keeps it for a year and goes back to the page', async () => {
    await using world = await aWorld()
    const answer = await choose({ language: 'en', back: '/aef?week=2026-12-07' })(world)
    expect([answer.status, answer.headers.location]).toEqual([303, '/aef?week=2026-12-07'])
    expect(answer.cookies[0]).toMatch(/^language=en; Path=\/; Max-Age=31536000; HttpOnly; SameSite=Lax/)
    expect((await world.call('GET', '/', { cookies: answer.jar })).text).toContain('<html lang="en"')
  })

  it.each([
    'https://elsewhere.example/',
    '//elsewhere.example',
    '/\\elsewhere.example',
    'javascript:alert(1)',
    '',
  ])('never leads to another site: %s', async (back) => {
    await using world = await aWorld()
    expect((await choose({ language: 'en', back })(world)).headers.location).toBe('/')
  })

  it('that does not exist changes nothing', async () => {
    await using world = await aWorld()
    const answer = await choose({ language: 'xx', back: '/aef' })(world)
    expect(answer.headers.location).toBe('/aef')
    expect(answer.cookies).toEqual([])
  })
})

describe('for programs', () => {
  it('robots may look at everything that is public', async () => {
    await using world = await aWorld()
    const { text, headers } = await world.call('GET', '/robots.txt')
    expect(text).toBe('User-agent: *\nDisallow:\n')
    expect(headers['content-type']).toBe('text/plain; charset=utf-8')
  })

  itInTurn('the API is described with every operation that there is', async () => {
    await using world = await aWorld()
    const { json } = await world.call('GET', '/api/openapi.json')
    expect(json.openapi).toBe('3.1.0')
    const described = Object.values(json.paths as Record<string, Record<string, { operationId: string }>>)
      .flatMap((operations) => Object.values(operations))
      .map(({ operationId }) => operationId)
    const all = capabilities.flatMap(({ routes }) => Object.entries(routes))
    const inJson = all.filter(([, { path }]) => path.startsWith('/api/')).map(([name]) => name)
    expect(described).toEqual(expect.arrayContaining(inJson))
  })
})

describe('what goes wrong', () => {
  it('is told on a page in the house style, with a way out', async () => {
    await using world = await aWorld()
    const { status, text } = await world.call('GET', '/nowhere/book', { cookies: { language: 'en' } })
    expect(status).toBe(404)
    expect(wordsOf(text)).toContain('This does not exist here.')
    expect(doors(text)).toContain('To the start page')
    expect(text).toContain('name="robots" content="noindex"')
  })
})
