import { hasEnded } from '../../meetings/rules/dates.ts'
import type { MeetingDate } from '../../meetings/schema/entry.ts'
import type { Instant, LocalDate } from '../../../shared/time/civil.ts'

/** Without what was on today and has ended: whoever looks in the evening looks for what is to come. Other days are shown whole. */
export function stillOn<Shown extends MeetingDate>(
  dates: readonly Shown[],
  { today, zone, now }: { today: LocalDate; zone: string; now: Instant },
): Shown[] {
  return dates.filter((date) => date.date !== today || !hasEnded(date, zone, now))
}
