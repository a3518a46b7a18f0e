import type { Actor } from '../../../shared/actor.ts'
import type { Context } from '../../../shared/context.ts'
import { Refusal } from '../../../shared/refusal.ts'
import { retryIfChanged } from '../../../shared/retry-if-changed.ts'
import { pickRooms } from '../../rooms/actions/load-rooms.ts'
import { whenRefusal } from '../../rooms/rules/wanted.ts'
import { beyondLimits } from '../../contacts/actions/usage.ts'
import { needsDecision, roomsAt } from '../rules/consent.ts'
import { waitingOf } from '../rules/deadline.ts'
import { datesChanges } from '../rules/decision.ts'
import { crowdedRefusal } from '../rules/heads.ts'
import { withStep } from '../rules/history.ts'
import { slotOf } from '../rules/move.ts'
import { isUpcoming, meantBy, stateOf } from '../rules/scope.ts'
import { roomsOf } from '../rules/slot.ts'
import { wordsOn } from '../rules/words.ts'
import type { Booking, BookingState, Occurrence } from '../schema.ts'
import { contactTerms } from './consent.ts'
import { momentOf } from './moment.ts'
import { openBookingAs } from './load.ts'
import type { BookingFile, OpenedFile } from './load.ts'
import { withAlternatives } from './alternatives.ts'
import { saveBooking } from './save.ts'
import { previewDates } from './series.ts'
import type { PreviewedDate } from './series.ts'

const claimable: readonly Occurrence['state'][] = ['refused', 'cancelled', 'declined', 'expired']

/** Takes a date that the series does not have, now that it is free; by its contact it is a request like the others were. */
export async function claimDate(
  ctx: Context,
  actor: Actor,
  { id, occurrence: key }: { id: string; occurrence: string },
): Promise<Booking> {
  return retryIfChanged(async () => {
    const file = await openBookingAs(ctx, actor, id)
    const { booking, house, rooms: all, by } = file
    const [date] = meantBy(booking, 'this', key)
    if (date !== undefined && !isUpcoming(date, momentOf(ctx, file)))
      throw new Refusal('conflict', 'in-the-past')
    if (date === undefined || booking.repeat === undefined || !claimable.includes(date.state)) {
      throw new Refusal('conflict', 'already-decided', { state: date?.state ?? booking.state })
    }
    const slot = slotOf(booking, date)
    const rooms = pickRooms(all, slot.rooms)
    const now = ctx.now()
    const crowd = { place: date, heads: wordsOn(booking, date).attendees }
    const refusal =
      whenRefusal(slot, { house, rooms, now, byManager: by.kind !== 'contact' }) ??
      crowdedRefusal(booking, [crowd], all)
    if (refusal) throw refusal
    const state = await stateOfClaimed(ctx, file, date)
    const occurrences = booking.occurrences.map((each) => (each.key === key ? had(each, state) : each))
    const next = { occurrences, state: stateOf(occurrences, momentOf(ctx, file)) }
    const doing = {
      id: ctx.newId(),
      at: now,
      by,
      what: 'claimed',
      dates: datesChanges([{ key, state }]),
    } as const
    const waiting = booking.deadline ? {} : waitingOf({ ...booking, ...next }, { house, rooms: all, now })
    return saveBooking(ctx, file, withStep(booking, doing, { ...next, ...waiting })).catch((error: unknown) =>
      withAlternatives(ctx, error, slot, file, slot.rooms),
    )
  })
}

/** What the dates that a series was refused would meet by now: those that meet nothing can be claimed. */
export async function lookAtRefused(
  ctx: Pick<Context, 'table' | 'now'>,
  { booking, house, rooms: all }: BookingFile,
): Promise<PreviewedDate[]> {
  const moment = { now: ctx.now(), zone: house.timeZone }
  const refused = booking.occurrences.filter(({ state }) => state === 'refused')
  if (refused.length === 0) return []
  const terms = { house, all, now: moment.now, byManager: false, self: booking.id }
  const byRooms = [...Map.groupBy(refused, (date) => roomsOf(booking, date).join()).values()]
  const looked = byRooms.map((dates) => {
    const wanted = dates.map(({ key, date, from, to }) => ({ key, date, from, to }))
    return previewDates(ctx, booking, wanted, { ...terms, rooms: roomsAt(booking, dates[0]!, all) })
  })
  const met = (await Promise.all(looked)).flat()
  const dates = met.filter(({ refused: why }) => why === undefined)
  const beyond = await beyondLimits(ctx, house, { contactId: booking.contactId, dates, together: false })
  return met.map((each) => (beyond.has(each.key) ? { ...each, refused: { code: 'over-limit' } } : each))
}

function had({ refused: _refused, offered: _offered, ...date }: Occurrence, state: BookingState): Occurrence {
  return { ...date, state }
}

async function stateOfClaimed(ctx: Context, file: OpenedFile, date: Occurrence): Promise<BookingState> {
  const { booking, by } = file
  if (booking.state === 'unconfirmed') return 'unconfirmed'
  if (by.kind !== 'contact') return booking.state === 'approved' ? 'approved' : 'requested'
  return needsDecision(booking, date, await contactTerms(ctx, file, [date])) ? 'requested' : 'approved'
}
