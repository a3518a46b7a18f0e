import type { Actor } from '../../../shared/actor.ts'
import type { Context } from '../../../shared/context.ts'
import { known } from '../../../shared/known.ts'
import { daysBetween, addDays } from '../../../shared/time/civil.ts'
import { moveBooking } from '../../bookings/actions/move-booking.ts'
import { isMoveAsked } from '../../bookings/rules/move.ts'
import type { Booking } from '../../bookings/schema.ts'
import type { DateMove } from '../contract/parts.ts'
import { datesOf } from '../rules/dates.ts'
import { meantBy } from '../rules/scope.ts'
import type { MeetingDate } from '../schema/entry.ts'
import type { OfDate } from './upcoming.ts'
import { openToChange, dateOfKey, actorOn } from './load.ts'
import { upcoming, remarkWrite } from './upcoming.ts'

/**
 * Another time, another room, online or outdoors: by the booking's own rules for moves, one booking under the meeting after the other.
 * `asked`: the house has to say yes first, and until then these dates stay as they are, in their place and without the note.
 */
export async function moveDate(
  ctx: Context,
  actor: Actor,
  { id, key, change }: OfDate<DateMove>,
): Promise<'moved' | 'asked'> {
  const file = await openToChange(ctx, actor, id)
  const date = dateOfKey(file, key)
  // Whatever follows goes where this one goes.
  upcoming(ctx, file, [date])
  const meant = upcoming(ctx, file, meantBy(datesOf(file.entry), date, { scope: change.scope }))
  const days = change.date === undefined ? 0 : daysBetween(date.date, change.date)
  let outcome: 'moved' | 'asked' = 'moved'
  for (const [booking, dates] of Map.groupBy(meant, (each) => each.booking)) {
    const first = booking === date.booking ? date : (dates.toSorted(byKey)[0] ?? date)
    if (await moveIn(ctx, actor, { id, booking, first, dates, days, change })) outcome = 'asked'
  }
  return outcome
}

const byKey = (a: MeetingDate, b: MeetingDate) => (a.key < b.key ? -1 : 1)
interface MovingIn {
  id: string
  booking: string
  /** Whose new time is told; the others move as far. */
  first: MeetingDate
  dates: readonly MeetingDate[]
  days: number
  change: DateMove
}

/** Whether one of them is asked for. */
async function moveIn(
  ctx: Context,
  actor: Actor,
  { id, booking, first, dates, days, change }: MovingIn,
): Promise<boolean> {
  const file = await openToChange(ctx, actor, id)
  const { venue, note, scope = 'this' } = change
  const to = {
    // Where nothing is said of a place each date stays at its own.
    ...(venue && { rooms: venue.kind === 'rooms' ? [...venue.rooms] : [] }),
    date: addDays(first.date, days),
    from: change.from ?? first.from,
    to: change.to ?? first.to,
  }
  const said = known({ note, venue })
  const askedIn = (after: Booking) =>
    new Set(after.occurrences.filter((each) => isMoveAsked(after, each)).map((each) => each.key))
  const beside = (after: Booking) => {
    const asked = askedIn(after)
    const done = dates.filter((each) => !asked.has(each.key))
    const isSaid = done.length > 0 && Object.keys(said).length > 0
    return isSaid ? [remarkWrite(ctx, file, done, said)] : []
  }
  const by = await actorOn(ctx, actor, { ...file, booking })
  const keys = dates.map(({ key }) => key)
  const move = { id: booking, to, scope, occurrence: first.key, keys, beside }
  const asked = askedIn(await moveBooking(ctx, by, move))
  return dates.some(({ key }) => asked.has(key))
}
