import { describe, expect, it } from 'vitest'
import { found } from '../support/builders.ts'
import { areFresh } from '../support/reads.ts'
import { errorPage } from '../../functions/site/pages/error-page.ts'
import { wordsOf } from '../support/signed-in.ts'
import { aWorld } from '../support/world.ts'

const menu = /<a href="\/aef\/book"/

describe('a page that is not there', () => {
  it.each([
    '/aef/nix',
    '/aef/nix/nix',
    '/aef/rooms/nix',
    '/aef/meetings/zzz',
    '/aef/meetings/zzz/2026-12-08T15:00',
  ])('keeps the menu of the house in which it was looked for, and leads back to it: %s', async (path) => {
    await using world = await aWorld()
    await found(world)
    const { status, text } = await world.call('GET', path, { cookies: { language: 'de' } })
    expect(status).toBe(404)
    expect(text).toMatch(menu)
    expect(text).toMatch(/<a class="button[^"]*" href="\/aef">(?:<span>)?Zur Seite des Hauses/)
  })

  it.each(['/aef/quatsch', '/aef/quatsch/1', '/aef/rooms/nix'])(
    'says so, and leads to the programme and to asking for a room: %s',
    async (path) => {
      await using world = await aWorld()
      await found(world)
      const { status, text } = await world.call('GET', path, { cookies: { language: 'de' } })
      expect([status, /<h1[^>]*>([^<]*)/.exec(text)?.[1]?.trim()]).toEqual([
        404,
        'Diese Seite gibt es nicht.',
      ])
      const main = text.slice(text.indexOf('<main'), text.indexOf('</main>'))
      expect([...main.matchAll(/href="([^"]*)"/g)].map(([, to]) => to)).toEqual(['/aef', '/aef/book'])
      expect(text).toMatch(menu)
    },
  )

  it('belongs to nobody where there is no such house', async () => {
    await using world = await aWorld()
    for (const path of ['/nix/rooms/saal', '/nix/nix', '/api2/nix', '/NIX/%00']) {
      const { status, text } = await world.call('GET', path, { cookies: { language: 'de' } })
      expect([path, status]).toEqual([path, 404])
      expect(wordsOf(text)).toContain('Zur Startseite')
      expect(text).not.toContain('/book"')
    }
  })

  it.each([
    ['once', '/aef/rooms/nix', { status: 404 }, 1],
    ['not where it is known that there is no such house', '/aef/rooms/nix', { status: 404, house: 'aef' }, 0],
    ['not where too much was asked', '/aef/rooms/nix', { status: 429 }, 0],
    ['not where something is broken', '/aef/rooms/nix', { status: 500 }, 0],
    ['not for those who run it', '/manage/aef/rooms/nix', { status: 404 }, 0],
  ])('looks for its house %s', async (_, path, problem, reads) => {
    await using world = await aWorld()
    await found(world)
    const asked = { language: 'de', path, params: { house: 'aef' } } as const
    const told = { type: '/problems/not-found', title: 'Nichts', requestId: '1', ...problem } as const
    const read = await areFresh(world, async (table) => errorPage({ table }, told, asked))
    expect(read).toHaveLength(reads)
  })
})
