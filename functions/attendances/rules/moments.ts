import { addDays, addMinutes, instantOf, minutesBetween, today } from '../../../shared/time/civil.ts'
import type { Instant } from '../../../shared/time/civil.ts'
import { startOf } from '../../meetings/rules/dates.ts'
import type { AccessData } from '../../meetings/schema/access-data.ts'
import type { MeetingDate } from '../../meetings/schema/entry.ts'
import type { Registration } from '../../meetings/schema/registration.ts'
import { newcomersUntil } from '../../meetings/rules/places.ts'
import type { DateStep } from '../schema/date-step.ts'

/** What happens by itself before a date: kept places become anybody's, people are reminded, access data are told. */
export type Moment =
  | { what: 'newcomers'; at: Instant }
  | (Pick<DateStep, 'what' | 'version'> & { at: Instant })

/** Of the house's clocks, the day before. */
const reminderTime = '10:00'

/** All moments of a date in their order. */
export function momentsOf(
  date: MeetingDate,
  {
    registration,
    access,
    zone,
  }: { registration: Registration; access: AccessData | undefined; zone: string },
): Moment[] {
  const start = startOf(date, zone)
  const { newcomerPlaces = 0 } = registration
  const moments: Moment[] = [
    ...(newcomerPlaces > 0 ? [{ what: 'newcomers', at: newcomersUntil(registration, start) } as const] : []),
    // A date that is put off is reminded of once more.
    {
      what: 'remind',
      at: instantOf(addDays(date.date, -1), reminderTime, zone),
      version: Number(date.date.replaceAll('-', '')),
    },
    ...(access ? [{ what: 'release', at: releasedAt(access, start), version: access.version } as const] : []),
  ]
  return moments.filter(({ at }) => at < start).sort((a, b) => (a.at < b.at ? -1 : 1))
}

/** What has come by now, and still makes sense: on the day itself nobody is told that it is tomorrow. */
export function momentsCome(
  moments: readonly Moment[],
  { now, date, zone }: { now: Instant; date: string; zone: string },
): Moment[] {
  const isStill = ({ what }: Moment) => what !== 'remind' || today(now, zone) < date
  return moments.filter((moment) => moment.at <= now && isStill(moment))
}

const hour = 60
const day = 24 * hour

/**
 * When a date is looked at next: when the next moment comes; never again once it has begun. Whoever has its booking may move it, and
 * a closure that took it may be undone: so each day, and each hour of its last two days.
 */
export function nextLook(
  moments: readonly Moment[],
  { now, start }: { now: Instant; start: Instant },
): Instant | undefined {
  if (start <= now) return undefined
  const latest = addMinutes(now, minutesBetween(now, start) > 2 * day ? day : hour)
  const next = moments.find(({ at }) => at > now)?.at
  return next === undefined || next > latest ? latest : next
}

/** From when on those who come see how they get in. */
export function releasedAt(
  { releaseHoursBefore }: Pick<AccessData, 'releaseHoursBefore'>,
  start: Instant,
): Instant {
  return addMinutes(start, -releaseHoursBefore * 60)
}
