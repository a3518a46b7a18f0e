import { describe, expect, it } from 'vitest'
import {
  partsOf,
  relatedRooms,
  relationsRefusal,
  withParts,
  withRelated,
} from '../../functions/rooms/rules/related.ts'
import { theRoom } from './sheets.ts'

const room = (id: string, contains: string[] = [], excludes: string[] = []) =>
  theRoom({ id, contains, excludes })
/** A house with a hall of two parts, one of which has a corner; a kitchen that excludes the hall; and a shop. */
const rooms = [
  room('ecke'),
  room('links', ['ecke']),
  room('saal', ['links', 'rechts']),
  room('rechts'),
  room('kueche', [], ['saal']),
  room('laden'),
]
const ids = (some: readonly { id: string }[]) => some.map(({ id }) => id)
const [ecke, links, saal, rechts, kueche, laden] = rooms as [
  (typeof rooms)[0],
  (typeof rooms)[0],
  (typeof rooms)[0],
  (typeof rooms)[0],
  (typeof rooms)[0],
  (typeof rooms)[0],
]

describe('rooms that belong together', () => {
  it.each([
    ['saal', ['ecke', 'links', 'rechts', 'kueche']],
    ['links', ['ecke', 'saal']],
    ['ecke', ['links', 'saal']],
    ['rechts', ['saal']],
    ['kueche', ['saal']],
    ['laden', []],
    ['unbekannt', []],
  ])('to %s are %j', (id, related) => {
    expect(ids(relatedRooms(rooms, id))).toEqual(related)
  })

  it('are read with those that were chosen, each once, in the order of the house', () => {
    expect(ids(withRelated(rooms, [rechts, links]))).toEqual(['ecke', 'links', 'saal', 'rechts'])
    expect(ids(withRelated(rooms, [laden]))).toEqual(['laden'])
    expect(ids(withRelated(rooms, []))).toEqual([])
  })

  it('as parts are closed with what they are parts of', () => {
    expect(ids(partsOf(rooms, 'saal'))).toEqual(['ecke', 'links', 'rechts'])
    expect([ids(partsOf(rooms, 'ecke')), ids(partsOf(rooms, 'kueche'))]).toEqual([[], []])
    expect(ids(withParts(rooms, [laden, links, ecke]))).toEqual(['ecke', 'links', 'laden'])
    expect(ids(withParts(rooms, [saal, kueche]))).toEqual(['ecke', 'links', 'saal', 'rechts', 'kueche'])
  })

  it('and contain each other end somewhere, and are no part of themselves', () => {
    const ring = [room('a', ['b']), room('b', ['a'])]
    expect([ids(relatedRooms(ring, 'a')), ids(partsOf(ring, 'a'))]).toEqual([['b'], ['b']])
  })
})

describe('what a room may say of others', () => {
  const wrong = (id: string, contains: string[], excludes: string[] = []) => {
    const facts = relationsRefusal(rooms, id, { contains, excludes })?.facts
    return facts && [facts.pointer, facts['reason'], facts['room']]
  }

  it.each([
    ['rooms of the house', 'neu', ['saal'], ['laden'], undefined],
    ['nothing', 'neu', [], [], undefined],
    ['no stranger as a part', 'neu', ['saal', 'fremd'], [], ['/contains', undefined, 'fremd']],
    ['no stranger as excluded', 'neu', [], ['fremd'], ['/excludes', undefined, 'fremd']],
    ['not itself as a part', 'neu', ['neu'], [], ['/contains', 'part-of-itself', 'neu']],
    ['not itself as excluded', 'laden', [], ['laden'], ['/excludes', 'excludes-itself', 'laden']],
    ['not what it is part of', 'links', ['saal'], [], ['/contains', 'part-of-itself', 'saal']],
    [
      'not what it is part of, far away',
      'ecke',
      ['laden', 'saal'],
      [],
      ['/contains', 'part-of-itself', 'saal'],
    ],
    ['what it is part of as excluded', 'links', [], ['saal'], undefined],
  ] as const)('is %s', (_, id, contains, excludes, expected) => {
    expect(wrong(id, [...contains], [...excludes])).toEqual(expected)
  })
})
