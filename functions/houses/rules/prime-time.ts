import { invalidField, Refusal } from '../../../shared/refusal.ts'
import type { EndTime, LocalTime, Weekday } from '../../../shared/time/civil.ts'
import type { HouseSettings } from '../schema.ts'

type PrimeSettings = Pick<HouseSettings, 'primeWeekdays' | 'primeFrom' | 'primeTo' | 'primeHours'>

/** Times that many want: on these weekdays from and to, local to the house; `hours` for one contact in half a year. */
export interface PrimeTime {
  weekdays: readonly Weekday[]
  from: LocalTime
  to: EndTime
  hours: number
}

/** What one contact may have of a house. */
export type Limits = PrimeSettings & Pick<HouseSettings, 'maxHoursPerWeek' | 'maxDatesAhead'>

export function hasLimits(house: Limits): boolean {
  const { maxHoursPerWeek, maxDatesAhead } = house
  return maxHoursPerWeek !== undefined || maxDatesAhead !== undefined || primeTimeOf(house) !== undefined
}

/** The house's prime time; none if it shares all its hours alike. */
export function primeTimeOf(house: PrimeSettings): PrimeTime | undefined {
  const { primeWeekdays: weekdays, primeFrom: from, primeTo: to, primeHours: hours } = house
  if (weekdays === undefined || from === undefined || to === undefined || hours === undefined)
    return undefined
  return { weekdays, from, to, hours }
}

/** Refuses a prime time of which a part is missing, naming the parts, or that ends before it begins. */
export function requireWholePrimeTime({
  primeWeekdays,
  primeFrom,
  primeTo,
  primeHours,
}: PrimeSettings): void {
  const parts = Object.entries({ primeWeekdays, primeFrom, primeTo, primeHours })
  const missing = parts.filter(([, value]) => value === undefined)
  if (missing.length === parts.length) return
  if (missing.length > 0) {
    const errors = missing.map(([name]) => ({ pointer: `/${name}`, code: 'required' }))
    throw new Refusal('invalid', 'invalid-input', { errors })
  }
  if (primeFrom! >= primeTo!)
    throw invalidField('/primeTo', 'invalid-input', { reason: 'ends-before-it-begins' })
}
