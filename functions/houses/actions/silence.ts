import type { Write } from '../../../shared/table/write.ts'
import { today } from '../../../shared/time/civil.ts'
import type { Instant } from '../../../shared/time/civil.ts'
import { noticedAfter, silenceNow, silenceSeen } from '../rules/silence.ts'
import type { Silence } from '../schema.ts'
import type { HouseFile } from '../store.ts'
import { decidedWrite, noticedWrite, silenceOverWrite, silenceSeenWrite } from '../store/silence.ts'

export { dueSilences } from '../store/silence.ts'

type OfHouse = Pick<HouseFile, 'house' | 'silence'>

/** A manager has decided. Days are counted, so that once a day is enough. */
export function decidedWrites({ house, silence }: OfHouse, now: Instant): Write[] {
  if (house.silentAfterDays === 0) return []
  const { since, isMissed, noticedAt } = silence ?? {}
  const isOfToday = since !== undefined && today(since, house.timeZone) === today(now, house.timeZone)
  if (isOfToday && isMissed !== true && noticedAt === undefined) return []
  return [decidedWrite(house, now)]
}

/** What a request that waits for a decision says of its house. */
export function silenceSeenWrites(
  { house, silence }: OfHouse,
  request: { waitingSince: Instant; isMissed: boolean },
): Write[] {
  const seen = house.silentAfterDays === 0 ? undefined : silenceSeen(silence, request)
  return seen === undefined ? [] : [silenceSeenWrite(house, silence, seen)]
}

/** What a silence has come to at this moment; `waiting`: since when each open request has waited. */
export function silenceWrite(
  { house, silence }: OfHouse,
  waiting: readonly Instant[],
  now: Instant,
): Write[] {
  const known: Silence = silence ?? { house: house.id }
  const { since } = known
  // The house may have changed meanwhile what counts.
  const at = since === undefined ? undefined : noticedAfter(since, house)
  if (at === undefined) return [silenceOverWrite(known)]
  if (at > now) return [silenceSeenWrite(house, known, known)]
  const come = silenceNow(known, waiting)
  if (come.is === 'over') return [silenceOverWrite(known)]
  if (come.is === 'later') return [silenceSeenWrite(house, known, come)]
  return [noticedWrite(known, { now, open: waiting.length })]
}
