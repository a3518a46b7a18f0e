import { describe, expect, it } from 'vitest'
import { isOver } from '../../functions/identity/rules.ts'
import { browserMark, codesAfter, standingOf, takeCode } from '../../functions/identity/rules/codes.ts'
import type { SentCode } from '../../functions/identity/schema.ts'
import { addMinutes } from '../../shared/time/civil.ts'

const now = '2026-12-01T09:00:00.000Z'
const wish = { nonce: 'n', language: 'de', next: '/', isOwn: false } as const

/** Codes that were sent so many minutes ago. */
const sent = (minutes: number[], isOwn = false): SentCode[] =>
  minutes.map((ago) => {
    const askedAt = addMinutes(now, -ago)
    return { ...wish, nonce: `n${ago}`, isOwn, askedAt, expiresAt: addMinutes(askedAt, 10), next: '/aef' }
  })

describe('the rules of asking for a code', () => {
  const asked = (known: SentCode[], limited = true, isOwn = false) =>
    takeCode(known, { ...wish, isOwn }, { now, limited })

  it.each([
    ['the first', [], true, 1],
    ['the third within minutes', [2, 1], true, 3],
    ['a fourth within six minutes of the newest', [8, 7, 5.99], true, undefined],
    ['a fourth six minutes after the newest', [8, 7, 6], true, 4],
    ['the third where the first is an hour ago', [60, 2, 1], true, 3],
    ['a fourth where there are no limits', [3, 2, 1], false, 4],
  ])('take %s', (_, minutes, limited, remembered) => {
    expect(asked(sent(minutes), limited)?.length).toBe(remembered)
  })

  it('never leave anybody without a code that works for minutes', () => {
    let codes: SentCode[] = []
    let mails = 0
    for (let second = 0; second < 2 * 60 * 60; second += 20) {
      const moment = addMinutes(now, second / 60)
      const more = takeCode(codes, { ...wish, nonce: `${second}` }, { now: moment, limited: true })
      if (more) mails += 1
      codes = more ?? codes
      expect(codes.some(({ expiresAt }) => expiresAt >= addMinutes(moment, 4))).toBe(true)
      expect(codes.filter((code) => !isOver(code, moment)).length).toBeLessThanOrEqual(4)
    }
    expect(mails).toBeLessThanOrEqual(12 + 10)
  })

  it('count what is asked for in a known browser apart', () => {
    expect(asked(sent([3, 2, 1]), true, true)).toHaveLength(4)
    expect(asked(sent([3, 2, 1], true), true, true)).toBeUndefined()
    expect(asked(sent([3, 2, 1], true))).toHaveLength(4)
  })

  it('keep where a code leads as long as it works, and thirty codes at most', () => {
    const { next: _next, ...rest } = wish
    expect(asked(sent([30, 10, 9.9]))?.map(({ next }) => next)).toEqual(['/', '/', '/aef', '/'])
    expect(asked(sent([10]))?.at(-1)).toMatchObject({ ...rest, askedAt: now, expiresAt: addMinutes(now, 10) })
    expect(asked(sent(Array.from({ length: 40 }, () => 1)), false)).toHaveLength(30)
  })

  it('leave the other codes when one is used, but none after too many guesses', () => {
    const [first, second] = sent([2, 1])
    expect(codesAfter([first!, second!], { nonce: 'n2', tries: 99 })).toEqual([second])
    expect(codesAfter([first!, second!], { nonce: 'n2', tries: 100 })).toEqual([])
  })
})

describe('a browser in which somebody signed in', () => {
  const mark = browserMark('s', 'mia', '0123456789ab')
  const standing = (browser?: string, person = 'mia', address = 'here') =>
    standingOf('s', person, { address, browser })

  it('is counted by its own name, wherever it is', () => {
    expect(standing(mark)).toEqual({ isOwn: true, countedAs: '0123456789ab' })
    expect(standing(mark, 'mia', 'there')).toEqual(standing(mark))
  })

  it('is known for nobody else, and cannot be made up', () => {
    for (const other of [standing(mark, 'kim'), standing(`${mark}x`), standing('x'), standing('')])
      expect(other.isOwn).toBe(false)
  })

  it('else is counted by network address and person', () => {
    const { countedAs } = standing()
    expect(countedAs).not.toContain('here')
    expect(standing('x').countedAs).toBe(countedAs)
    expect(standing(undefined, 'kim').countedAs).not.toBe(countedAs)
    expect(standing(undefined, 'mia', 'there').countedAs).not.toBe(countedAs)
  })
})

describe('the rules of signing in', () => {
  it('say that it is over at its end, and that texts are the same if they are', () => {
    const at = (then: string) => isOver({ expiresAt: now }, then)
    expect([at('2026-12-01T08:59:59.999Z'), at(now)]).toEqual([false, true])
  })
})
