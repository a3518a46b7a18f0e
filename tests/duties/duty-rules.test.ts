import { describe, expect, it } from 'vitest'
import {
  dutiesOf,
  hasAlready,
  isSafe,
  isSamePerson,
  mayCall,
  shares,
  shownName,
} from '../../functions/duties/rules/duties.ts'
import { isKeyOpen, keyMoments } from '../../functions/duties/rules/key-moments.ts'
import {
  dutyProof,
  dutyToken,
  exchangeToken,
  openKeyToken,
  tallyToken,
} from '../../functions/duties/rules/tokens.ts'
import type { Taker } from '../../functions/duties/schema.ts'
import type { DateState } from '../../functions/meetings/schema/entry.ts'
import { aDate, zone } from '../meetings/values.ts'
import { aTaker } from './values.ts'

const tea = { duty: 'tea', needed: 2 }
const key = { duty: 'key', needed: 1 }

describe('what is needed at a date', () => {
  it('is the list, and somebody with the key where the meeting needs one', () => {
    expect(dutiesOf({ needsKey: true }, [tea])).toEqual([key, tea])
    expect(dutiesOf({ needsKey: true }, [tea, { ...key, needed: 2 }])).toEqual([tea, { ...key, needed: 2 }])
    expect(dutiesOf({ needsKey: false }, [tea])).toEqual([tea])
    expect(dutiesOf({ needsKey: false }, [])).toEqual([])
  })

  it('is safe where somebody has the key, or none is needed', () => {
    const [keys, teas] = [{ duty: 'key' }, { duty: 'tea' }]
    const of = (needsKey: boolean, ...takers: { duty: string }[]) => isSafe({ needsKey }, takers)
    expect([of(true), of(true, teas), of(true, teas, keys), of(false), of(false, teas)]).toEqual([
      false,
      false,
      true,
      true,
      true,
    ])
  })
})

describe('the name of whoever has a duty', () => {
  it.each<[boolean, Partial<Taker>, boolean]>([
    [false, {}, false],
    [false, { provedAt: '2026-12-01T09:00:00.000Z' }, true],
    [false, { origin: 'manager' }, true],
    [true, {}, true],
  ])('inside: %s, %o: is shown: %s', (inside, change, is) => {
    expect(shownName(aTaker(change), inside)).toBe(is ? 'Mia' : undefined)
  })
})

describe('whoever was asked to stand in', () => {
  const standInSince = '2026-12-01T09:00:00.000Z'
  it.each([
    [undefined, '2026-12-01T09:00:00.000Z', true],
    [standInSince, '2026-12-02T08:59:59.999Z', false],
    [standInSince, '2026-12-02T09:00:00.000Z', true],
  ])('since %s is asked again at %s: %s', (since, now, is) => {
    expect(mayCall(aTaker(since === undefined ? {} : { standInSince: since }), now)).toBe(is)
  })
})

describe('two who have duties', () => {
  it.each<[Partial<Taker>, Partial<Taker>, boolean]>([
    [{}, {}, false],
    [{ contactId: 'c' }, { contactId: 'c' }, true],
    [{ contactId: 'c' }, { contactId: 'd' }, false],
    [{ contactId: 'c' }, {}, false],
    [{}, { contactId: 'c' }, false],
    [{ rota: 'r' }, { rota: 'r' }, true],
    [{ rota: 'r' }, { rota: 's' }, false],
    [{ rota: 'r', contactId: 'c' }, { rota: 's', contactId: 'c' }, true],
    [{ rota: 'r', contactId: 'c' }, { rota: 'r', contactId: 'd' }, true],
  ])('%o and %o are the same person: %s', (one, other, is) => {
    expect(isSamePerson(aTaker(one), aTaker(other))).toBe(is)
  })

  it('have a duty once', () => {
    const mia = aTaker({ contactId: 'c' })
    const others = [aTaker({ contactId: 'd' }), aTaker({ contactId: 'c', duty: 'key' })]
    expect(hasAlready(mia, others)).toBe(false)
    expect(hasAlready(mia, [...others, mia])).toBe(true)
    expect(hasAlready(mia, [])).toBe(false)
  })
})

describe('who did how much', () => {
  it('is told by person, most first, then by name', () => {
    const takers = [
      aTaker({ name: 'Zoe' }),
      aTaker({ name: 'Mia', contactId: 'c' }),
      aTaker({ name: 'MIA M.', contactId: 'c' }),
      aTaker({ name: 'mia' }),
      aTaker({ name: 'Mia' }),
      aTaker({ name: 'Ben' }),
      aTaker({ name: 'Ada', contactId: 'd' }),
    ]
    expect(shares(takers)).toEqual([
      { name: 'MIA M.', count: 2 },
      { name: 'Mia', count: 2 },
      { name: 'Ada', count: 1 },
      { name: 'Ben', count: 1 },
      { name: 'Zoe', count: 1 },
    ])
    expect(
      shares([
        aTaker({ name: 'Ada' }),
        aTaker({ name: 'Zoe' }),
        aTaker({ name: 'Ben' }),
        aTaker({ name: 'Zoe' }),
      ])[0],
    ).toEqual({ name: 'Zoe', count: 2 })
  })
})

describe('a key that nobody has', () => {
  const date = aDate('2026-12-08T15:00')

  it('is asked for so many days before, and of those who decide a day later', () => {
    expect(keyMoments(date, { days: 5, zone })).toEqual([
      { stage: 'list', at: '2026-12-03T09:00:00.000Z' },
      { stage: 'house', at: '2026-12-04T09:00:00.000Z' },
    ])
  })

  const open = { needsKey: true, keys: 0, now: '2026-12-07T09:00:00.000Z', state: 'planned' as DateState }
  it.each<[string, boolean, Partial<typeof open>]>([
    ['the day before', true, {}],
    ['two days before', true, { now: '2026-12-06T14:00:00.000Z' }],
    ['a moment earlier', false, { now: '2026-12-06T13:59:59.999Z' }],
    ['until it begins', true, { now: '2026-12-08T13:59:59.999Z' }],
    ['when it has begun', false, { now: '2026-12-08T14:00:00.000Z' }],
    ['where somebody has it', false, { keys: 1 }],
    ['where none is needed', false, { needsKey: false }],
    ['on a date that has moved', true, { state: 'moved' }],
    ['on a date that is cancelled', false, { state: 'cancelled' }],
  ])('is said on the public page %s: %s', (_, is, change) => {
    const { needsKey, keys, now, state } = { ...open, ...change }
    expect(isKeyOpen({ needsKey }, { ...date, state }, { keys, now, zone })).toBe(is)
  })
})

describe('a link for duties', () => {
  it('is another for each purpose, person and date', () => {
    const [one, two] = [
      { meeting: 'm', key: 'k' },
      { meeting: 'm', key: 'l' },
    ]
    const all = [
      dutyToken('s', 't'),
      dutyToken('s', 'u'),
      dutyToken('z', 't'),
      dutyProof('s', 't'),
      exchangeToken('s', { ...one, taker: 't' }, 'a'),
      exchangeToken('s', { ...one, taker: 't' }, 'b'),
      exchangeToken('s', { ...two, taker: 't' }, 'a'),
      openKeyToken('s', one, 'a'),
      openKeyToken('s', two, 'a'),
      tallyToken('s', one),
      tallyToken('s', two),
    ]
    expect(new Set(all).size).toBe(all.length)
  })
})
