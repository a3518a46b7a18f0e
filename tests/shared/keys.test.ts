import { describe, expect, it } from 'vitest'
import { derivedId, derivedToken, lastingToken } from '../../shared/ids.ts'
import { keysOf, proves, sameText, secretOf } from '../../shared/keys.ts'

const link = (secret: string) => derivedToken(secret, 'manage', 'booking00001')

describe('the keys of an installation', () => {
  it.each([
    ['first', { names: 'first', signs: 'first' }],
    ['first.first.second.', { names: 'first', signs: 'first', next: 'second' }],
    ['first.second..first', { names: 'first', signs: 'second', before: 'first' }],
    ['first.second.third.first', { names: 'first', signs: 'second', next: 'third', before: 'first' }],
  ])('as text are %s', (text, keys) => {
    expect(keysOf(text)).toEqual(keys)
    expect(secretOf(keys)).toBe(text)
  })

  it('prove what each of them has made, and nothing else', () => {
    const ring = 'first.second.third.fourth'
    const [second, third, fourth] = ['second', 'third', 'fourth'].map(link)
    expect(link(ring)).toBe(second)
    for (const token of [second, third, fourth]) expect(proves(token ?? '', ring, link)).toBe(true)
    for (const token of [link('first'), link('fifth'), '', 'x'.repeat(32)])
      expect(proves(token, ring, link)).toBe(false)
    expect(proves(link('second'), ring, (key) => derivedToken(key, 'manage', 'another'))).toBe(false)
  })

  it('prove nothing by an empty place among them', () => {
    expect(proves(link(''), 'first.second..', link)).toBe(false)
  })

  it('give the same ids and lasting tokens over every change', () => {
    const ring = 'first.second.third.fourth'
    expect(derivedId(ring, 'contact', 'mia@x.example')).toBe(derivedId('first', 'contact', 'mia@x.example'))
    expect(lastingToken(ring, 'feed', 'feed00000001')).toBe(lastingToken('first', 'feed', 'feed00000001'))
  })
})

it('texts are the same if every byte is', () => {
  const pairs = [
    ['ab', 'ab'],
    ['ab', 'ac'],
    ['ab', 'abc'],
    ['abc', 'ab'],
    ['', 'a'],
    ['ä', 'ae'],
  ] as const
  expect(pairs.map(([a, b]) => sameText(a, b))).toEqual([true, false, false, false, false, false])
})
