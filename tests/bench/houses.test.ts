import { describe, expect } from 'vitest'
import { isFull } from '../support/budget.ts'
import { itInTurn } from '../support/in-turn.ts'
import { askedOfHouses, houseBills } from './houses.ts'

const [some, many] = isFull ? [300, 10_000] : [300, 500]

describe('however many houses there are, as many calls and units are paid by', () => {
  itInTurn(`whoever looks at one, at the list, or at what is due, with ${some} as with ${many}`, async () => {
    const [few, lots] = [await houseBills(some), await houseBills(many)]
    expect(lots).toEqual(few)
    for (const [name, , calls] of askedOfHouses)
      if (calls) expect([name, few[name]?.length]).toEqual([name, calls])
    const units = (name: string) => few[name]?.reduce((sum, call) => sum + call.units, 0)
    expect(units('the first page')).toBeLessThanOrEqual(8)
    expect(units('who looks for a place')).toBeLessThanOrEqual(2)
    expect(units('a poll of a calendar')).toBeLessThanOrEqual(0.5)
    expect(units('a look for deadlines')).toBeLessThanOrEqual(8)
  })
})
