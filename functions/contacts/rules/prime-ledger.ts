import type { LocalDate } from '../../../shared/time/civil.ts'
import { primeTimeOf } from '../../houses/rules/prime-time.ts'
import type { House } from '../../houses/schema.ts'
import { halfYearAfter, halfYearNamed, halfYearOf } from './usage.ts'
import type { HalfYear, Usage } from './usage.ts'

/** Who has how many hours of the prime time in one half-year. */
export interface PrimeUse {
  /** What the notice board may call them. */
  label?: string
  period: string
  hours: number
  most: number
}

/** This half-year and the next: further ahead hardly anybody asks. */
export function halfYearsShown(today: LocalDate): [HalfYear, HalfYear] {
  const now = halfYearOf(today)
  return [halfYearNamed(now), halfYearAfter(now)]
}

/** Everybody's use of the prime time, by half-year, most hours first. Empty where the house has none. */
export function primeLedger(
  known: readonly { used: Usage; label: string | undefined }[],
  { house, today }: { house: House; today: LocalDate },
): PrimeUse[] {
  const most = primeTimeOf(house)?.hours
  if (most === undefined) return []
  return halfYearsShown(today).flatMap(({ name: period }) => {
    const uses = known.map(({ used, label }): PrimeUse => {
      const hours = (used.get(`prime ${period}`) ?? 0) / 60
      return { period, hours, most, ...(label === undefined ? {} : { label }) }
    })
    return uses.filter(({ hours }) => hours > 0).sort(inOrder)
  })
}

function inOrder(one: PrimeUse, other: PrimeUse): number {
  if (one.hours !== other.hours) return other.hours - one.hours
  return (one.label ?? '\uffff') < (other.label ?? '\uffff') ? -1 : 1
}
