import { describe, expect, it } from 'vitest'
import { nowAndNext } from '../../functions/programme/rules/now-and-next.ts'
import { wallFit } from '../../functions/programme/rules/wall-fit.ts'

const house = { name: 'Albert-Einstein-Forum', address: 'Am Schulzentrum 16, 41564 Kaarst' }
const line = { title: 'Sprachcafé', where: 'Teeküche', rest: 'für alle · Deutsch' }
const days = (count: number, words = line) =>
  Array.from({ length: Math.ceil(count / 5) }, (_, day) =>
    Array.from({ length: Math.min(5, count - day * 5) }, () => words),
  )

describe('what is printed for the wall', () => {
  it.each([
    [1, 1],
    [5, 4],
    [9, 7],
    [20, 9],
    [40, 10],
  ])('of %i dates is as large as one sheet allows: size %i', (count, size) => {
    expect(wallFit(days(count), house)).toEqual({ size, shown: count })
  })

  it('is cut where even small letters do not help, and the more so the longer the words are', () => {
    const { size, shown } = wallFit(days(200), house)
    expect(size).toBe(10)
    expect(shown).toBeGreaterThan(40)
    expect(shown).toBeLessThan(100)
    const long = {
      ...line,
      title: 'Gemeinsames Kochen und Essen für Menschen aus der Nachbarschaft, mit Musik',
    }
    expect(wallFit(days(200, long), house).shown).toBeLessThan(shown)
  })
})

describe('a screen', () => {
  const date = (from: string, to: string, change: object = {}) =>
    ({ date: '2026-12-08', from, to, state: 'planned', ...change }) as const
  const wordsOf = () => ({ title: 'Sprachcafé', facts: '15:00–17:00 Uhr · Teeküche' })
  const at = (time: string) => ({ zone: 'UTC', now: `2026-12-08T${time}:00.000Z`, wordsOf })

  it('tells what is on now and what comes next, without what is over or called off', () => {
    const dates = [
      date('09:00', '10:00'),
      date('10:00', '12:00'),
      date('11:00', '12:00', { state: 'cancelled' }),
      date('14:00', '15:00', { state: 'moved' }),
    ]
    const times = (time: string) => {
      const { running, coming } = nowAndNext(dates, at(time))
      return [running, coming].map((some) => some.map(({ from }) => from))
    }
    expect(times('10:00')).toEqual([['10:00'], ['14:00']])
    expect(times('12:00')).toEqual([[], ['14:00']])
    expect(times('15:00')).toEqual([[], []])
  })

  it('counts what it has no room for, and skips none for a shorter one', () => {
    const many = Array.from({ length: 9 }, (_, hour) => date(`1${hour}:00`, `1${hour}:30`))
    const { coming, more } = nowAndNext(many, at('08:00'))
    expect(coming.map(({ from }) => from)).toEqual(['10:00', '11:00', '12:00'])
    expect(more).toBe(6)
  })
})
