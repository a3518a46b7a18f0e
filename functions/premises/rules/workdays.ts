import { Refusal } from '../../../shared/refusal.ts'
import type { HoursException, Span, WeekHours } from '../../rooms/schema.ts'

const workdays = ['mo', 'tu', 'we', 'th', 'fr'] as const

/**
 * The hours of a week with what was typed once for Monday to Friday, as it stands in each of these days. Whoever changed one of them in the
 * same sending meant something else there: refused beside that day, `shown` is what the form had shown.
 */
export function withWorkdays(
  hours: WeekHours,
  { typed = [], shown }: { typed?: readonly Span[] | undefined; shown: WeekHours },
): WeekHours {
  if (typed.length === 0) return hours
  const isSame = (one: readonly Span[], other: readonly Span[]) =>
    one.length === other.length &&
    one.every(({ from, to }, at) => from === other[at]?.from && to === other[at]?.to)
  const unlike = workdays.filter((day) => !isSame(hours[day], shown[day]) && !isSame(hours[day], typed))
  if (unlike.length > 0) {
    const errors = unlike.map((day) => ({ pointer: `/hours/${day}`, code: 'unlike-workdays' }))
    throw new Refusal('invalid', 'invalid-input', { errors })
  }
  const filled = workdays.map((day) => [day, [...typed]])
  return { ...hours, ...(Object.fromEntries(filled) as Partial<WeekHours>) }
}

/** The later of two entries for one date counts: a new line replaces the old one. In order of date. */
export function keptExceptions(
  sent: readonly HoursException[],
  removed: readonly string[],
): HoursException[] {
  const byDate = new Map(sent.filter(({ date }) => !removed.includes(date)).map((one) => [one.date, one]))
  return [...byDate.values()].sort((one, other) => (one.date < other.date ? -1 : 1))
}
