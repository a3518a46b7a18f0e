import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { freeInAll } from '../../functions/rooms/rules/free-time.ts'
import { fits, freeOf, widened } from '../../functions/site/browser/spans.ts'
import { timeOfMinutes } from '../../shared/time/civil.ts'

const open = [{ from: '08:00', to: '22:00' }]
const taken = (from: string, to: string) => ({ from, to, kind: 'booking' })
const day = (...uses: ReturnType<typeof taken>[]) => ({ date: '2026-12-05', open, taken: uses })

describe('what the page shows as free while somebody chooses', () => {
  it.each([
    ['nothing taken', [day()], ['08:00-22:00']],
    ['a use in the middle', [day(taken('10:00', '12:00'))], ['08:00-10:00', '12:00-22:00']],
    ['a use at either end', [day(taken('08:00', '09:00'), taken('20:00', '22:00'))], ['09:00-20:00']],
    [
      'uses that overlap',
      [day(taken('09:00', '12:00'), taken('11:00', '13:00'))],
      ['08:00-09:00', '13:00-22:00'],
    ],
    ['all day', [day(taken('00:00', '24:00'))], []],
    [
      'two rooms',
      [day(taken('09:00', '12:00')), day(taken('14:00', '22:00'))],
      ['08:00-09:00', '12:00-14:00'],
    ],
    ['a closed room', [day(), { date: '2026-12-05', open: [], taken: [] }], []],
    [
      'hours that meet',
      [
        {
          date: '',
          open: [
            { from: '08:00', to: '12:00' },
            { from: '12:00', to: '20:00' },
          ],
          taken: [],
        },
      ],
      ['08:00-20:00'],
    ],
  ])('%s', (_, days, free) => {
    expect(freeOf(days).map(({ from, to }) => `${from}-${to}`)).toEqual(free)
  })

  it('the turnover beside a use is not free', () => {
    const free = freeOf([widened(day(taken('10:00', '12:00')), 15)])
    expect(free.map(({ from, to }) => `${from}-${to}`)).toEqual(['08:00-09:45', '12:15-22:00'])
  })

  it('set-up and tidy-up must fit too', () => {
    const free = [{ from: '10:00', to: '12:00' }]
    expect(fits(free, { from: '10:15', to: '11:45', setUp: 15, tidyUp: 15 })).toBe(true)
    expect(fits(free, { from: '10:15', to: '11:45', setUp: 30, tidyUp: 0 })).toBe(false)
    expect(fits(free, { from: '10:15', to: '11:45', setUp: 0, tidyUp: 30 })).toBe(false)
  })

  it('is what the server would show for several rooms', () => {
    const quarter = fc.integer({ min: 0, max: 95 })
    const use = fc.tuple(quarter, quarter).map(([a, b]) => {
      return taken(timeOfMinutes(Math.min(a, b) * 15), timeOfMinutes((Math.max(a, b) + 1) * 15))
    })
    const room = fc.array(use, { maxLength: 4 }).map((uses) => day(...uses))
    fc.assert(
      fc.property(fc.array(room, { minLength: 1, maxLength: 3 }), (rooms) => {
        expect(freeOf(rooms)).toEqual(freeInAll(rooms.map((each) => freeOf([each]))))
      }),
    )
  })
})
