import { describe, expect, it } from 'vitest'
import { primeLedger } from '../../functions/contacts/rules/prime-ledger.ts'
import { aHouse } from '../support/builders.ts'

describe('who has how much of the prime time', () => {
  const house = {
    ...aHouse(),
    version: 1,
    primeWeekdays: ['mo' as const],
    primeFrom: '17:00',
    primeTo: '21:00',
    primeHours: 20,
  }
  const today = '2026-12-02'
  const known = (label: string | undefined, now: number, next = 0) => ({
    label,
    used: new Map([
      ['prime 2026-2', now],
      ['prime 2027-1', next],
      ['prime 2027-2', 60],
      ['week 2026-12-07', 60],
    ]),
  })

  it('is told for this half-year and the next, most hours first, then by name, those without one last', () => {
    const all = [
      known(undefined, 120),
      known('Chor', 120),
      known('Akkordeon', 120, 60),
      known('Tanz', 150),
      known('Nichts', 0),
      known('Minus', -60),
    ]
    const told = (of: typeof all) =>
      primeLedger(of, { house, today }).map(({ period, label, hours, most }) => [period, label, hours, most])
    const expected = [
      ['2026-2', 'Tanz', 2.5, 20],
      ['2026-2', 'Akkordeon', 2, 20],
      ['2026-2', 'Chor', 2, 20],
      ['2026-2', undefined, 2, 20],
      ['2027-1', 'Akkordeon', 1, 20],
    ]
    expect(told(all)).toEqual(expected)
    expect(told(all.toReversed())).toEqual(expected)
    expect(primeLedger([known(undefined, 60)], { house, today })[0]).not.toHaveProperty('label')
    expect(told([{ label: 'Neu', used: new Map() }])).toEqual([])
  })

  it('is nothing where all hours are shared alike', () => {
    expect(primeLedger([known('Chor', 60)], { house: { ...aHouse(), version: 1 }, today })).toEqual([])
  })
})
