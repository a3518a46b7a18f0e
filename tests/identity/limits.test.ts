import { describe, expect, it } from 'vitest'
import { isOver, takeSignIn } from '../../functions/identity/rules.ts'

const now = '2026-12-01T09:00:00.000Z'

describe('the rules of signing in', () => {
  const wish = { person: 'p', nonce: 'n', language: 'de', next: '/' } as const
  const asked = (requests: string[], limited = true) =>
    takeSignIn({ ...wish, expiresAt: now, attempts: 3, tries: 7, requests }, wish, { now, limited })
  const times = (count: number, at = now) => Array.from({ length: count }, () => at)

  it.each([
    ['the tenth within the hour', times(9), true, 10],
    ['an eleventh within the hour', times(10), true, undefined],
    ['an eleventh where there are no limits, of which ten are remembered', times(10), false, 10],
    ['one an hour after ten', times(10, '2026-12-01T08:00:00.000Z'), true, 1],
    ['one a little less than an hour after ten', times(10, '2026-12-01T08:00:00.001Z'), true, undefined],
    [
      'one after others of which some are long ago',
      [...times(5, '2026-12-01T07:00:00.000Z'), ...times(5)],
      true,
      6,
    ],
  ])('take %s', (_, requests, limited, remembered) => {
    expect(asked(requests, limited)?.requests.length).toBe(remembered)
  })

  it('take the first, with no tries, and remember those of before', () => {
    const first = takeSignIn(undefined, wish, { now, limited: true })
    expect(first).toEqual({
      ...wish,
      expiresAt: '2026-12-01T09:10:00.000Z',
      attempts: 0,
      tries: 0,
      requests: [now],
    })
    expect(asked([])).toMatchObject({ attempts: 0, tries: 7 })
    expect(asked(times(10), false)?.requests.at(-1)).toBe(now)
  })

  it('say that it is over at its end', () => {
    const at = (then: string) => isOver({ expiresAt: now }, then)
    expect([at('2026-12-01T08:59:59.999Z'), at(now)]).toEqual([false, true])
  })
})
