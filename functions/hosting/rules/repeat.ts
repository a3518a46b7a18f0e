import { invalidField } from '../../../shared/refusal.ts'
import type { Repeat } from '../../bookings/schema/series.ts'
import type { RepeatFields } from '../contract/repeat.ts'

/** The rule of a form that asks how often in three words; refuses an end that is missing, and times that run backwards. */
export function repeatOf({
  every,
  until,
  from,
  to,
}: RepeatFields & { from: string; to: string }): Repeat | undefined {
  if (from >= to) throw invalidField('/to', 'invalid-input', { reason: 'ends-before-it-begins' })
  if (every === undefined) return undefined
  if (until === undefined) throw invalidField('/until', 'required')
  const mode = 'all' as const
  if (every === 'month') return { every, monthly: 'weekday', until, mode }
  return { every: 'week', interval: every === 'week' ? 1 : 2, until, mode }
}
