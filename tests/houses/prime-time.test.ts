import { describe, expect, it } from 'vitest'
import { primeTimeOf, requireWholePrimeTime } from '../../functions/houses/rules/prime-time.ts'
import { Refusal } from '../../shared/refusal.ts'
import { aHouse } from '../support/builders.ts'

type Prime = Parameters<typeof requireWholePrimeTime>[0]

const whole: Prime = { primeWeekdays: ['fr', 'sa'], primeFrom: '18:00', primeTo: '24:00', primeHours: 12 }

/** What is wrong, by field. */
function wrong(given: Prime): string[] {
  try {
    requireWholePrimeTime(given)
    return []
  } catch (error) {
    const { facts } = error as Refusal
    const errors = facts['errors'] as { pointer: string; code: string }[] | undefined
    return (
      errors?.map(({ pointer, code }) => `${pointer} ${code}`) ?? [
        `${facts.pointer} ${String(facts['reason'])}`,
      ]
    )
  }
}

describe('prime time', () => {
  it('is there when all four of its parts are', () => {
    expect(primeTimeOf({ ...aHouse(), ...whole })).toEqual({
      weekdays: ['fr', 'sa'],
      from: '18:00',
      to: '24:00',
      hours: 12,
    })
    expect(primeTimeOf(aHouse())).toBeUndefined()
    const { primeHours: _hours, ...rest } = whole
    expect(primeTimeOf(rest)).toBeUndefined()
  })

  it.each<[string, Prime, string[]]>([
    ['nothing at all', {}, []],
    ['all four', whole, []],
    [
      'hours alone',
      { primeHours: 3 },
      ['/primeWeekdays required', '/primeFrom required', '/primeTo required'],
    ],
    [
      'weekdays alone',
      { primeWeekdays: ['fr'] },
      ['/primeFrom required', '/primeTo required', '/primeHours required'],
    ],
  ])('takes or names what is missing of %s', (_, given, errors) => {
    expect(wrong(given)).toEqual(errors)
  })

  it.each(['18:00', '17:45'])('does not end at %s if it begins at 18:00', (primeTo) => {
    expect(wrong({ ...whole, primeTo })).toEqual(['/primeTo ends-before-it-begins'])
  })
})
