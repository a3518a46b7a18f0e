import { addDays, addMinutes, instantOf } from '../../../shared/time/civil.ts'
import type { Instant } from '../../../shared/time/civil.ts'
import { startOf, takesPlace } from '../../meetings/rules/dates.ts'
import type { MeetingDate } from '../../meetings/schema/entry.ts'
import type { KeyStep } from '../schema.ts'

export interface KeyMoment {
  stage: KeyStep['stage']
  at: Instant
}

/** Of the house's clocks: nobody is asked at night. */
const askingTime = '10:00'

/** When those who had the key before are asked for it, and a day later those who decide. */
export function keyMoments(date: MeetingDate, { days, zone }: { days: number; zone: string }): KeyMoment[] {
  return [
    { stage: 'list', at: instantOf(addDays(date.date, -days), askingTime, zone) },
    { stage: 'house', at: instantOf(addDays(date.date, -days + 1), askingTime, zone) },
  ]
}

/** Two days before, the public page says that nobody opens yet. */
export function isKeyOpen(
  { needsKey }: { needsKey: boolean },
  date: MeetingDate,
  { keys, now, zone }: { keys: number; now: Instant; zone: string },
): boolean {
  if (!needsKey || keys > 0 || !takesPlace(date)) return false
  const start = startOf(date, zone)
  return now < start && now >= addMinutes(start, -2 * 24 * 60)
}
