import type { HoursException, Span, WeekHours } from '../../rooms/schema.ts'

const workdays = ['mo', 'tu', 'we', 'th', 'fr'] as const

/** The hours that were typed once, for each day from Monday to Friday of which nothing is said. */
export function withWorkdays(hours: WeekHours, typed: readonly Span[] = []): WeekHours {
  const filled = workdays.filter((day) => hours[day].length === 0).map((day) => [day, [...typed]])
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
