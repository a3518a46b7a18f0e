import { describe, expect, it } from 'vitest'
import { typedDate } from '../../shared/time/typed-date.ts'

const today = '2026-11-29'

describe('a date in an address', () => {
  it.each([
    ['2026-12-03', '2026-12-03'],
    ['3.12.2026', '2026-12-03'],
    ['03.12.26', '2026-12-03'],
    [' 3. 12. 2026 ', '2026-12-03'],
    ['3/12/2026', '2026-12-03'],
    ['3.12.', '2026-12-03'],
    ['3.12', '2026-12-03'],
    ['3.11.', '2026-11-03'],
    ['3.1.', '2027-01-03'],
  ])('is read as people write it: „%s“', (typed, date) => {
    expect(typedDate(typed, today)).toBe(date)
  })

  it.each(['', '3', '31.2.2026', '3.13.', '2026-02-30', 'morgen', '3.12.20266', '3.12.2026 abc'])(
    'is none in „%s“',
    (typed) => {
      expect(typedDate(typed, today)).toBeUndefined()
    },
  )
})
