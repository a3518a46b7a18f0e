import type { Actor } from '../../../shared/actor.ts'
import type { Context } from '../../../shared/context.ts'
import { known } from '../../../shared/known.ts'
import { invalidField, Refusal } from '../../../shared/refusal.ts'
import { retryIfChanged } from '../../../shared/retry-if-changed.ts'
import { mergeUpdates } from '../../../shared/table/merge.ts'
import type { Write } from '../../../shared/table/write.ts'
import { addDays, daysBetween } from '../../../shared/time/civil.ts'
import { isTrusted } from '../../bookings/actions/consent.ts'
import { decide } from '../../bookings/actions/decide.ts'
import { momentOf } from '../../bookings/actions/moment.ts'
import { openBookingAs } from '../../bookings/actions/load.ts'
import { moveBooking } from '../../bookings/actions/move-booking.ts'
import { ableDates } from '../../bookings/rules/able.ts'
import { isMoveAsked } from '../../bookings/rules/move.ts'
import type { Booking } from '../../bookings/schema.ts'
import type { DateCancel, DateChange, DateMove } from '../contract/parts.ts'
import { datesOf, hasBegun, hasEnded, mayBeCancelled } from '../rules/dates.ts'
import { meantBy, spanOf } from '../rules/scope.ts'
import { withRemark } from '../rules/remarks.ts'
import type { MeetingDate, Remark } from '../schema/entry.ts'
import { remarksWrite } from '../store/entries.ts'
import { actorOn, dateOfKey, openToChange } from './load.ts'
import type { OpenedMeeting } from './load.ts'

interface OfDate<Change> {
  id: string
  key: string
  change: Change
}

/** What is said of a date, or of it and all that follow: a note until it is over, another title until it begins. */
export async function changeDate(
  ctx: Context,
  actor: Actor,
  { id, key, change }: OfDate<DateChange>,
): Promise<void> {
  await retryIfChanged(async () => {
    const file = await openToChange(ctx, actor, id)
    const { title, note } = change
    const isPast = title === undefined ? hasEnded : hasBegun
    const meant = upcoming(ctx, file, meantBy(datesOf(file.entry), dateOfKey(file, key), change), isPast)
    const isOther = title !== undefined && title !== '' && meant.some((date) => date.title.de !== title)
    // A topic for one evening is said at once, as notes are; a new name for many is a new name of the meeting.
    if (isOther && meant.length > 1 && file.by.kind === 'contact' && !(await isTrusted(ctx, file.meeting)))
      throw new Refusal('conflict', 'titles-are-read', { pointer: '/title' })
    await ctx.table.transact([remarkWrite(ctx, file, meant, known({ title, note }))])
  })
}

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
    const remarks = reason === undefined ? [] : [remarkWrite(ctx, file, dates, { note: reason })]
    await decide(ctx, opened, fates, { beside: mergeUpdates([...remarks, ...beside(file)]) })
  })
}

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

/** Dates that have begun stay as they are; refuses with `in-the-past` if nothing else is meant. */
function upcoming(
  ctx: Pick<Context, 'now'>,
  { house }: Pick<OpenedMeeting, 'house'>,
  dates: readonly MeetingDate[],
  isPast: typeof hasEnded | typeof hasBegun = hasBegun,
): MeetingDate[] {
  const now = ctx.now()
  const meant = dates.filter((date) => !isPast(date, house.timeZone, now))
  if (meant.length === 0) throw new Refusal('conflict', 'in-the-past')
  return meant
}

function remarkWrite(
  ctx: Pick<Context, 'now'>,
  { entry, meeting, house }: Pick<OpenedMeeting, 'entry' | 'meeting' | 'house'>,
  dates: readonly MeetingDate[],
  said: Omit<Remark, 'from' | 'to'>,
): Write {
  const remark = { ...spanOf(dates), ...said }
  const now = ctx.now()
  const remarks = withRemark(entry, remark, { now, zone: house.timeZone })
  return remarksWrite(meeting.house, meeting.id, { remarks, now })
}
