import type { LocalDate } from '../../../shared/time/civil.ts'
import type { MeetingDate, Remark } from '../schema/entry.ts'

/** Which dates are meant with one: it alone, all until a day (inclusive), it and all that follow, or all. By original starts. */
export function meantBy(
  dates: readonly MeetingDate[],
  { key }: Pick<MeetingDate, 'key'>,
  { scope, to }: { scope?: 'this' | 'following' | 'all' | undefined; to?: LocalDate | undefined },
): MeetingDate[] {
  if (to !== undefined)
    return dates.filter((each) => each.key >= key && (each.key === key || each.date <= to))
  if (scope === 'all') return [...dates]
  return dates.filter((each) => (scope === 'following' ? each.key >= key : each.key === key))
}

/** From the first of some dates to the last, by key. */
export function spanOf(dates: readonly MeetingDate[]): Pick<Remark, 'from'> & { to: string } {
  const keys = dates.map(({ key }) => key).sort()
  return { from: keys[0] ?? '', to: keys.at(-1) ?? '' }
}
