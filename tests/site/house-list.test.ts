import { describe, expect, it } from 'vitest'
import { listedWrites } from '../../functions/houses/store/listed.ts'
import { aHouse, found } from '../support/builders.ts'
import { aBrowserOf, doors, valueOf, wordsOf } from '../support/signed-in.ts'
import { aWorld } from '../support/world.ts'
import type { World } from '../support/world.ts'
import { itInTurn } from '../support/in-turn.ts'

const numberOf = (at: number) => String(at).padStart(3, '0')

/** The house of the builders, and so many more that are called by number. */
async function aTown(more: number): Promise<World> {
  const world = await aWorld()
  await found(world)
  for (let at = 1; at <= more; at++) {
    const house = { id: `haus-${numberOf(at)}`, name: `Haus ${numberOf(at)}`, address: 'Markt 1, Neuss' }
    await world.ctx.table.transact(listedWrites(aHouse(house), []))
  }
  return world
}

const open = async (world: World, path: string, language: 'de' | 'en' = 'de') => {
  const { status, text } = await world.call('GET', path, { cookies: { language } })
  return { status, text, words: wordsOf(text), doors: doors(text) }
}

describe('the first page', () => {
  it('of fifty houses shows them all, and nothing to look for them', async () => {
    await using world = await aTown(49)
    const { text, doors } = await open(world, '/')
    expect(doors).toEqual(expect.arrayContaining(['Albert-Einstein-Forum', 'Haus 049']))
    expect(text).not.toContain('role="search"')
    expect(doors).not.toContain('Weitere Häuser')
  })

  it('of more leads on page by page, and back', async () => {
    await using world = await aTown(60)
    const first = await open(world, '/')
    expect(first.doors).toContain('Haus 049')
    expect(first.doors).not.toContain('Haus 050')
    expect(first.text).toContain('href="/?from=haus-050"')
    const second = await open(world, '/?from=haus-050')
    expect(second.doors).toEqual(expect.arrayContaining(['Haus 050', 'Haus 060', 'Alle Häuser']))
    expect(second.doors).not.toContain('Weitere Häuser')
    expect(second.text).toContain('href="/?from=haus-050&amp;lang=en"')
  })

  itInTurn('finds houses by the beginnings of their words, in German and English', async () => {
    await using world = await aTown(60)
    const { text, doors } = await open(world, '/?search=Einst+kaarst')
    expect(doors).toContain('Albert-Einstein-Forum')
    expect(doors).not.toContain('Haus 001')
    expect(valueOf(text, 'search')).toBe('Einst kaarst')
    const english = await open(world, '/?search=neuss', 'en')
    expect(english.words).toContain('More houses fit this. Please add something, for example the place.')
    expect(english.words).toContain('House or place')
  })

  it('says frankly that there is none, with a way back', async () => {
    await using world = await aTown(1)
    const { status, words, doors } = await open(world, '/?search=Atlantis')
    expect(status).toBe(200)
    expect(words).toContain('Dazu haben wir kein Haus gefunden.')
    expect(doors).toContain('Alle Häuser')
  })

  it('shows what was typed as text, never as a page of its own', async () => {
    await using world = await aTown(1)
    const { text } = await open(world, `/?search=${encodeURIComponent('"><script>x</script>')}`)
    expect(text).not.toContain('<script>x')
  })

  it.each([
    ['search', `/?search=${'a'.repeat(81)}`],
    ['from', '/?from=HAUS%23'],
  ])('refuses what cannot be meant by %s, and programs hear which field it is', async (field, path) => {
    await using world = await aTown(1)
    expect((await open(world, path)).status).toBe(422)
    const { status, text } = await world.call('GET', path.replace('/', '/api/houses'))
    expect(status).toBe(422)
    expect(text).toContain(`/${field}`)
  })
})

describe('programs', () => {
  it('read the list in pages, and search it', async () => {
    await using world = await aTown(60)
    const { json } = await world.call('GET', '/api/houses')
    expect([json.houses.length, json.next]).toEqual([50, 'haus-050'])
    const { json: rest } = await world.call('GET', `/api/houses?from=${json.next}`)
    expect([rest.houses.length, rest.next]).toEqual([11, undefined])
    const { json: some } = await world.call('GET', '/api/houses?search=forum')
    expect(some).toMatchObject({
      houses: [{ id: 'aef', rooms: [{ id: 'seminarraum' }, { id: 'teekueche' }] }],
    })
  })
})

describe('other pages that name houses', () => {
  itInTurn('lead to the imprint of each, page by page', async () => {
    await using world = await aTown(60)
    const { doors, text } = await open(world, '/legal/imprint')
    expect(doors).toEqual(expect.arrayContaining(['Impressum: Haus 049', 'Weitere Häuser']))
    expect(text).toContain('href="/legal/imprint?from=haus-050"')
    expect((await open(world, '/legal/privacy?from=haus-050')).doors).toContain('Datenschutz: Haus 060')
  })

  itInTurn('show somebody who signed in the own houses alone, wherever those stand in the list', async () => {
    await using world = await aTown(60)
    const manager = await found(world, { house: { id: 'zuletzt', name: 'Haus Zuletzt' } })
    const { text } = await (await aBrowserOf(world, manager)).get('/manage')
    expect(doors(text)).toEqual(expect.arrayContaining(['Albert-Einstein-Forum', 'Haus Zuletzt']))
    expect(text).not.toContain('Haus 001')
  })
})
