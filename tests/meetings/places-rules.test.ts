import { describe, expect, it } from 'vitest'
import { fits } from '../../functions/meetings/rules/filter.ts'
import { freeFor, limitsOf, newcomersUntil, placesOf } from '../../functions/meetings/rules/places.ts'
import type { Places } from '../../functions/meetings/rules/places.ts'
import type { Counts } from '../../functions/meetings/schema/counts.ts'
import type { ProgrammeQuery } from '../../functions/meetings/contract/parts.ts'
import type { DateState } from '../../functions/meetings/schema/entry.ts'
import { aCard, terms, zone } from './values.ts'

const start = '2026-12-08T14:00:00.000Z'
const kept = { ...terms, places: 10, newcomerPlaces: 4 }
const last = '2026-12-07T13:59:59.999Z'
const open = '2026-12-07T14:00:00.000Z'

describe('places kept for newcomers', () => {
  it('are anybody’s from their hour on', () => {
    expect(newcomersUntil({ ...kept, newcomersUntilHours: 48 }, start)).toBe('2026-12-06T14:00:00.000Z')
    expect(limitsOf(kept, { start, now: last })).toEqual({ all: 10, regulars: 6 })
    expect(limitsOf(kept, { start, now: open })).toEqual({ all: 10, regulars: 10 })
  })

  it('are none where nobody says so, and nothing is counted where there is always room', () => {
    expect(limitsOf({ ...terms, places: 10 }, { start, now: last })).toEqual({ all: 10, regulars: 10 })
    expect(limitsOf({ ...terms, newcomerPlaces: 0 }, { start, now: last })).toBeUndefined()
  })
})

describe('the places of a date', () => {
  const counts: Counts = {
    house: 'aef',
    meeting: 'm',
    key: '2026-12-08T15:00',
    taken: 0,
    regulars: 0,
    waiting: 0,
    keys: 0,
    terms: 0,
  }
  const date = { date: '2026-12-08', from: '15:00' }
  const at = (registration: typeof terms, change: Partial<Counts> | undefined, now = last) =>
    placesOf(registration, change && { ...counts, ...change }, { date, zone, now })

  it.each<[string, Partial<Counts> | undefined, string, Places]>([
    ['nobody has said anything', undefined, last, { all: 10, taken: 0, waiting: 0, kept: 4 }],
    ['newcomers come', { taken: 3, regulars: 0 }, last, { all: 10, taken: 3, waiting: 0, kept: 1 }],
    ['as many come as places are kept', { taken: 4, regulars: 0 }, last, { all: 10, taken: 4, waiting: 0 }],
    [
      'others have what is theirs',
      { taken: 6, regulars: 6 },
      last,
      { all: 10, taken: 6, waiting: 0, kept: 4 },
    ],
    [
      'others have more than that',
      { taken: 8, regulars: 8 },
      last,
      { all: 10, taken: 8, waiting: 0, kept: 2 },
    ],
    ['some of both come', { taken: 5, regulars: 3 }, last, { all: 10, taken: 5, waiting: 0, kept: 2 }],
    ['it is full', { taken: 10, regulars: 7, waiting: 2 }, last, { all: 10, taken: 10, waiting: 2 }],
    ['more come than it holds', { taken: 12, regulars: 7 }, last, { all: 10, taken: 12, waiting: 0 }],
    ['the hour has come', { taken: 6, regulars: 6 }, open, { all: 10, taken: 6, waiting: 0 }],
  ])('where %s', (_, change, now, places) => {
    expect(at(kept, change, now)).toEqual(places)
  })

  it('are not counted where there is always room, and none is kept where nobody says so', () => {
    expect(at(terms, { taken: 3 })).toBeUndefined()
    const plain = { ...terms, places: 10 }
    expect(at(plain, { taken: 3, regulars: 3 })).toEqual({ all: 10, taken: 3, waiting: 0 })
    expect(at({ ...plain, newcomerPlaces: 0 }, { taken: 3 })).toEqual({ all: 10, taken: 3, waiting: 0 })
  })

  it.each([
    [{ all: 10, taken: 3, waiting: 0 }, 7],
    [{ all: 10, taken: 3, waiting: 0, kept: 2 }, 5],
    [{ all: 10, taken: 10, waiting: 3 }, 0],
    [{ all: 10, taken: 12, waiting: 0 }, 0],
  ])('%o: so many are free for anybody: %i', (places, free) => {
    expect(freeFor(places)).toBe(free)
  })
})

describe('a search in a programme', () => {
  const facets = { audience: ['newcomers', 'seniors'], languages: ['de', 'uk'], access: ['step-free'] }
  const full = { all: 3, taken: 3, waiting: 0 }
  const found = (
    query: ProgrammeQuery,
    { state = 'planned', places, ...card }: { state?: DateState; places?: Places; audience?: string[] } = {},
  ) => fits({ card: aCard({ ...facets, ...card }), state, places }, query)

  it.each<[ProgrammeQuery, boolean]>([
    [{}, true],
    [{ audience: '', language: '', access: '', free: '' }, true],
    [{ audience: 'seniors' }, true],
    [{ audience: 'children' }, false],
    [{ audience: 'all' }, false],
    [{ language: 'uk' }, true],
    [{ language: 'fr' }, false],
    [{ access: 'step-free' }, true],
    [{ access: 'induction-loop' }, false],
    [{ audience: 'seniors', language: 'uk', access: 'step-free', free: '1' }, true],
    [{ audience: 'children', language: 'uk', access: 'step-free' }, false],
    [{ audience: 'seniors', language: 'fr', access: 'step-free' }, false],
    [{ audience: 'seniors', language: 'uk', access: 'induction-loop' }, false],
  ])('for %o finds it: %s', (query, is) => {
    expect(found(query)).toBe(is)
  })

  it('finds what is for all where it says nobody', () => {
    const forAll = (audience: string) => found({ audience }, { audience: [] })
    expect([forAll('all'), forAll('seniors'), forAll('')]).toEqual([true, false, true])
    expect(found({ audience: 'all', language: 'fr' }, { audience: [] })).toBe(false)
    expect(found({ audience: 'all' }, { audience: ['all'] })).toBe(true)
  })

  it('for room finds no date that is full or cancelled', () => {
    const one = { all: 3, taken: 2, waiting: 0 }
    const free = { free: '1' }
    expect([found(free), found(free, { places: one }), found(free, { places: full })]).toEqual([
      true,
      true,
      false,
    ])
    expect(found(free, { places: { ...one, kept: 1 } })).toBe(false)
    expect([found(free, { state: 'cancelled' }), found(free, { state: 'cancelled', places: one })]).toEqual([
      false,
      false,
    ])
    expect(found({}, { places: full, state: 'cancelled' })).toBe(true)
    expect(found({ free: '' }, { places: full })).toBe(true)
  })
})
