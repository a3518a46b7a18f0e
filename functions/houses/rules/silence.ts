import { addDays, instantOf, localOf, today, weekdayOf, weekdays } from '../../../shared/time/civil.ts'
import type { Instant, LocalDate } from '../../../shared/time/civil.ts'
import { holidayOn } from '../../../shared/time/holidays.ts'
import type { House, Silence } from '../schema.ts'

type Working = Pick<House, 'workWeekdays' | 'land'>

/** Mails about it come when people begin to work. */
const morning = '08:00'

/** After it nobody is called any more. */
const evening = '22:00'

/** Whether managers can be expected to decide on this date: one of the house's working days, and no public holiday. */
export function isWorkday({ workWeekdays = weekdays.slice(0, 5), land }: Working, date: LocalDate): boolean {
  return workWeekdays.includes(weekdayOf(date)) && holidayOn(land, date) === undefined
}

/** The evening of the first working day that begins after this moment: until then somebody has read and called. */
export function endOfNextWorkday(now: Instant, house: Working & Pick<House, 'timeZone'>): Instant {
  let date = addDays(today(now, house.timeZone), 1)
  while (!isWorkday(house, date)) date = addDays(date, 1)
  return instantOf(date, evening, house.timeZone)
}

/** This moment, or where it lies in the night the evening before, when somebody could still be reached. */
export function beforeTheNight(at: Instant, zone: string): Instant {
  const { date, time } = localOf(at, zone)
  if (time < morning) return instantOf(addDays(date, -1), evening, zone)
  return time > evening ? instantOf(date, evening, zone) : at
}

/**
 * When managers who have not decided since then count as away: on the morning of the working day after so many whole ones.
 * `undefined` where the house does not ask for it.
 */
export function noticedAfter(
  since: Instant,
  house: Working & Pick<House, 'silentAfterDays' | 'timeZone'>,
): Instant | undefined {
  const { silentAfterDays, timeZone } = house
  if (silentAfterDays === 0) return undefined
  let date = today(since, timeZone)
  for (let left = silentAfterDays + 1; left > 0;) {
    date = addDays(date, 1)
    if (isWorkday(house, date)) left -= 1
  }
  return instantOf(date, morning, timeZone)
}

/**
 * What a silence has come to when its time is up: `noticed`, if something waited all the time or passed its deadline; `later`, if what
 * is open came after its beginning; over, if nothing is open. `waiting`: since when each open request has waited.
 */
export function silenceNow(
  { since, isMissed }: Pick<Silence, 'since' | 'isMissed'>,
  waiting: readonly Instant[],
): { is: 'noticed' } | { is: 'later'; since: Instant } | { is: 'over' } {
  const [first] = [...waiting].sort()
  if (since !== undefined && (isMissed === true || (first !== undefined && first <= since)))
    return { is: 'noticed' }
  return first === undefined ? { is: 'over' } : { is: 'later', since: first }
}

/** The silence as an open request shows it, that waits since then and perhaps has passed its deadline; nothing if it says nothing new. */
export function silenceSeen(
  known: Silence | undefined,
  { waitingSince, isMissed }: { waitingSince: Instant; isMissed: boolean },
): Pick<Silence, 'since' | 'isMissed'> | undefined {
  if (known?.noticedAt !== undefined) return undefined
  const own = later(waitingSince, known?.decidedAt)
  const since = known?.since !== undefined && known.since <= own ? known.since : own
  const missed = isMissed || known?.isMissed === true
  if (since === known?.since && missed === (known.isMissed === true)) return undefined
  return missed ? { since, isMissed: missed } : { since }
}

/** An open request: since when it waits for a decision, and until when. */
interface Matter {
  waitingSince: Instant
  until: Instant
}

/** When managers would count as away if none of them decided from now on; `undefined` where that would not come. */
export function silentFrom(
  known: Silence | undefined,
  matters: readonly Matter[],
  house: Parameters<typeof noticedAfter>[1],
): Instant | undefined {
  if (known?.noticedAt !== undefined) return known.noticedAt
  const starts = matters.map(({ waitingSince }) => later(waitingSince, known?.decidedAt))
  const since = [known?.since, ...starts].filter((each) => each !== undefined).sort()[0]
  const at = since === undefined ? undefined : noticedAfter(since, house)
  if (since === undefined || at === undefined) return undefined
  const isMissed = known?.isMissed === true || matters.some(({ until }) => until <= at)
  const waiting = matters.filter(({ until }) => until > at).map(({ waitingSince }) => waitingSince)
  const come = silenceNow({ since, isMissed }, waiting)
  if (come.is === 'noticed') return at
  return come.is === 'later' ? noticedAfter(come.since, house) : undefined
}

function later(one: Instant, other: Instant | undefined): Instant {
  return other !== undefined && other > one ? other : one
}
