import type { Actor } from '../../../shared/actor.ts'
import type { Context } from '../../../shared/context.ts'
import { invalidField, Refusal } from '../../../shared/refusal.ts'
import { retryIfChanged } from '../../../shared/retry-if-changed.ts'
import { mergeUpdates } from '../../../shared/table/merge.ts'
import type { Write } from '../../../shared/table/write.ts'
import { decide } from '../../bookings/actions/decide.ts'
import { openBookingAs } from '../../bookings/actions/load.ts'
import { momentOf } from '../../bookings/actions/moment.ts'
import { ableDates } from '../../bookings/rules/able.ts'
import type { DateCancel } from '../contract/parts.ts'
import { datesOf, mayBeCancelled } from '../rules/dates.ts'
import { meantBy } from '../rules/scope.ts'
import type { MeetingDate } from '../schema/entry.ts'
import { actorOn, dateOfKey, openToChange } from './load.ts'
import type { OpenedMeeting } from './load.ts'
import { reasonWrites, upcoming } from './upcoming.ts'
import type { OfDate } from './upcoming.ts'

/**
 * Cancels a date, all until a day, or all that follow, each booking under the meeting in one write: what was approved is given
 * back, and the reason stands on the dates. `beside` goes with the last of them, from the meeting as it is then.
 */
export async function cancelDates(
  ctx: Context,
  actor: Actor,
  { id, key, change }: OfDate<DateCancel>,
  beside: Cancelling['beside'] = () => [],
): Promise<void> {
  const { meant, by, host } = await retryIfChanged(async () => {
    const file = await openToChange(ctx, actor, id)
    const date = dateOfKey(file, key)
    if (change.to !== undefined && change.to < date.date)
      throw invalidField('/to', 'invalid-input', { reason: 'ends-before-it-begins' })
    return { ...file, meant: upcoming(ctx, file, meantBy(datesOf(file.entry), date, change)) }
  })
  const all = [...Map.groupBy(meant, (date) => date.booking)]
  // What was called off before is in nobody's way, unless nothing else is meant.
  const able = all.filter(([, dates]) => dates.some(mayBeCancelled))
  const bookings = able.length > 0 ? able : all
  for (const [at, [booking, dates]] of bookings.entries()) {
    await cancelIn(ctx, await actorOn(ctx, actor, { booking, by, ...(host ? { host } : {}) }), {
      id,
      booking,
      dates,
      reason: change.reason,
      beside: at === bookings.length - 1 ? beside : () => [],
    })
  }
}

interface Cancelling {
  id: string
  booking: string
  dates: readonly MeetingDate[]
  reason: string | undefined
  beside: (file: OpenedMeeting) => readonly Write[]
}

async function cancelIn(
  ctx: Context,
  actor: Actor,
  { id, booking, dates, reason, beside }: Cancelling,
): Promise<void> {
  await retryIfChanged(async () => {
    const opened = await openBookingAs(ctx, actor, booking)
    const file = await openToChange(ctx, { kind: 'system', address: 'system' }, id)
    const keys = new Set(dates.map(({ key }) => key))
    const able = ableDates(opened.booking, 'cancel', momentOf(ctx, opened)).filter(({ key }) => keys.has(key))
    if (able.length === 0) throw new Refusal('conflict', 'already-decided', { state: opened.booking.state })
    const words = reason === undefined ? {} : { words: reason }
    const fates = able.map((date) => ({ key: date.key, state: 'cancelled' as const, ...words }))
    const remarks = reason === undefined ? [] : reasonWrites(ctx, file, dates, reason)
    await decide(ctx, opened, fates, { beside: mergeUpdates([...remarks, ...beside(file)]) })
  })
}
