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
  it('by a link shows the page in it and keeps it for a year', async () => {
    await using world = await aWorld()
    const answer = await world.call('GET', '/?lang=tr')
    expect(answer.text).toContain('<html lang="tr"')
    expect(answer.cookies[0]).toMatch(/^language=tr; Path=\/; Max-Age=31536000; HttpOnly; SameSite=Lax/)
    expect((await world.call('GET', '/', { cookies: answer.jar })).text).toContain('<html lang="tr"')
  })

  it('stands before what was chosen earlier, and is kept only where it is new', async () => {
    await using world = await aWorld()
    const other = await world.call('GET', '/?lang=uk', { cookies: { language: 'ro' } })
    expect(other.text).toContain('<html lang="uk"')
    expect(other.cookies).toHaveLength(1)
    expect((await world.call('GET', '/?lang=uk', { cookies: { language: 'uk' } })).cookies).toEqual([])
  })

  it('that does not exist changes nothing', async () => {
    await using world = await aWorld()
    const answer = await world.call('GET', '/?lang=xx', { cookies: { language: 'en' } })
    expect(answer.text).toContain('<html lang="en"')
    expect(answer.cookies).toEqual([])
  })

  it('is offered on every page in its own letters and direction, with the rest of the address kept', async () => {
    await using world = await aWorld()
    await found(world)
    const { text } = await world.call('GET', '/aef?week=2026-12-07')
    expect(text).toContain('href="/aef?week=2026-12-07&amp;lang=ar" hreflang="ar" lang="ar" dir="rtl"')
    const front = await world.call('GET', '/aef')
    expect(front.text).toContain('<link rel="alternate" hreflang="ar" href="/aef?lang=ar" />')
  })

  it('is read from the right in Arabic', async () => {
    await using world = await aWorld()
    expect((await world.call('GET', '/?lang=ar')).text).toContain('<html lang="ar" dir="rtl">')
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
    expect(wordsOf(text)).toContain('This page does not exist.')
    expect(doors(text)).toContain('To the start page')
    expect(text).toContain('name="robots" content="noindex"')
  })
})
