import { describe, expect, it } from 'vitest'
import { capabilities } from '../../functions/capabilities.ts'
import { HouseId } from '../../functions/houses/schema.ts'
import { registered } from '../../shared/http/registered.ts'
import { placeOf, sources } from './sources.ts'

const places = capabilities.flatMap(({ navigation = [] }) => navigation)
const views = sources.filter(({ path }) => ['views', 'pages'].includes(placeOf(path)?.role ?? ''))

/** What stands in the views behind this name: `area: 'house'`. */
function said(name: string): Set<string> {
  const found = views.flatMap(({ text }) => [...text.matchAll(new RegExp(`\\b${name}: '([\\w-]+)'`, 'g'))])
  return new Set(found.map(([, word = '']) => word))
}

describe('the navigation', () => {
  it('is drawn: every area of the contracts by a frame, and no frame draws an empty one', () => {
    expect(new Set(places.map(({ area }) => area))).toEqual(said('area'))
  })

  it('has every place that a page says it belongs to', () => {
    const names = places.map(({ place }) => place)
    expect([...said('current')].filter((name) => !names.includes(name))).toEqual([])
  })

  it('leads only to pages, each in the contract of whoever put it there', () => {
    for (const { navigation = [], routes } of capabilities) {
      const pages = Object.values(routes).filter(({ method }) => method === 'GET')
      const all = pages.map(({ path }) => path)
      expect(navigation.filter(({ path }) => !all.includes(path))).toEqual([])
    }
  })

  it('stands in the order of the ranks, and of the capabilities where these are equal', () => {
    const place = (name: string, rank: number) => {
      const label = { catalogue: 'test', key: name, de: name, en: name }
      return { area: 'a', place: name, path: `/${name}`, rank, label } as const
    }
    const of = (name: string, ...navigation: ReturnType<typeof place>[]) =>
      ({ name, impact: '', routes: {}, table: 'read', navigation }) as const
    const list = [of('one', place('b', 2), place('d', 3)), of('two', place('a', 1), place('c', 2))]
    expect(registered(list).NAVIGATION.map(({ place: name }) => name)).toEqual(['a', 'b', 'c', 'd'])
  })
})

describe('the first words of paths', () => {
  it('are those of all contracts, of which a house can have none as its name', () => {
    const words = registered(capabilities).FIRST_SEGMENTS
    expect(words).toEqual(expect.arrayContaining(['api', 'manage', 'sign-in', 'bookings', 'feeds']))
    expect(words.filter((word) => word === '' || word.includes('{'))).toEqual([])
    const named = [...words, 'assets', 'aef'].filter((word) => HouseId.safeParse(word).success)
    expect(named).toEqual(['aef'])
  })
})
