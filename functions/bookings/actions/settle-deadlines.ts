import { systemActor } from '../../../shared/actor.ts'
import type { Context } from '../../../shared/context.ts'
import { workOff } from '../../../shared/due-work.ts'
import type { DueAgain } from '../../../shared/due-work.ts'
import { Refusal } from '../../../shared/refusal.ts'
import { retryIfChanged } from '../../../shared/retry-if-changed.ts'
import type { Write } from '../../../shared/table/write.ts'
import { today } from '../../../shared/time/civil.ts'
import { loadRooms } from '../../rooms/actions/load-rooms.ts'
import { isVacantOn } from '../../houses/rules/who-decides.ts'
import { settlePlaces } from '../../waitlist/actions/settle-places.ts'
import { dueStep } from '../rules/deadline.ts'
import type { Fate } from '../rules/decision.ts'
import { withStep } from '../rules/history.ts'
import { oldQuestions, withoutOldQuestions, withQuestionEnd } from '../rules/question.ts'
import { endHangsOnTrust, endOf } from '../rules/unattended.ts'
import { markedBookingWrite, dueBookings, readMarkedBooking } from '../store.ts'
import { endOffers } from './answer-offer.ts'
import { isTrusted } from './consent.ts'
import { decide } from './decide.ts'
import { momentOf } from './moment.ts'
import { settleHeld } from './settle-held.ts'
import { openBookingAs } from './load.ts'
import type { OpenedFile } from './load.ts'
import { recoverIfStale } from './long-change.ts'
import { saveBooking } from './save.ts'
import { seenWrites, settleSilences } from './silence.ts'

/**
 * What deadlines ask for at this moment: remind the managers, give slots back, offer them to the next. Until nothing is due, so that a long
 * silence is caught up with in one go.
 */
export async function settleDeadlines(ctx: Context): Promise<void> {
  await settleHeld(ctx)
  await settlePlaces(ctx)
  await workOff(ctx, {
    due: dueBookings,
    work: (id) => settleBooking(ctx, id),
    failed: 'a deadline could not be settled',
    // A look at a request may show that its house has fallen silent, and then its end is another.
    before: () => settleSilences(ctx),
  })
}

async function settleBooking(ctx: Context, id: string): Promise<DueAgain> {
  const begun = await readMarkedBooking(ctx.table, id)
  if (begun?.work) {
    await recoverIfStale(ctx, begun, await loadRooms(ctx, begun.house))
    return 'again'
  }
  return retryIfChanged(async () => {
    const file = await openBookingAs(ctx, systemActor, id)
    const step = dueStep(file.booking, ctx.now())
    if (step === undefined) return undefined
    await take[step](ctx, file)
    return 'again'
  })
}

const take = { 'offers-over': endOffers, expire: passDeadline, 'questions-over': endQuestions, remind, look }

/** What the house wants to happen when nobody has decided (`endOf`). */
async function passDeadline(ctx: Context, file: OpenedFile): Promise<void> {
  const { booking, house, rooms } = file
  const now = ctx.now()
  const isVacant = isVacantOn(file, today(now, house.timeZone))
  const isKnown = endHangsOnTrust(booking, house, isVacant) && (await isTrusted(ctx, booking))
  const terms = { house, rooms, now, isVacant }
  const end = endOf(booking, { ...terms, isTrusted: isKnown })
  const beside = seenWrites(file, end.is !== 'longer')
  if (end.is === 'longer') {
    const doing = { id: ctx.newId(), at: now, by: file.by, what: 'deadline-extended' } as const
    const longer = withStep(booking, doing, { deadline: undefined, ...end.waiting })
    await saveBooking(ctx, file, longer, { beside })
    return
  }
  const isProved = booking.state !== 'unconfirmed'
  if (end.is === 'approved' && (await approve(ctx, file, end.fates, { beside, isVacant }))) return
  const expired = endOf(booking, { ...terms, isTrusted: false })
  const reason = isVacant && isProved ? ({ reason: 'vacant' } as const) : {}
  if (expired.is !== 'longer') await decide(ctx, file, expired.fates, { beside, ...reason })
}

/** False where somebody else has the slot by now. */
async function approve(
  ctx: Context,
  file: OpenedFile,
  fates: readonly Fate[],
  { beside, isVacant }: { beside: readonly Write[]; isVacant: boolean },
): Promise<boolean> {
  try {
    await decide(ctx, file, fates, { beside, ...(isVacant ? { reason: 'trusted' } : {}) })
    return true
  } catch (error) {
    if (error instanceof Refusal && error.code === 'room-taken') return false
    throw error
  }
}

/** Changes that were asked for and that nobody has decided until their dates began. */
async function endQuestions(ctx: Context, file: OpenedFile): Promise<void> {
  const { booking, house } = file
  const moment = momentOf(ctx, file)
  if (oldQuestions(booking, moment).length === 0) {
    // Decided, or taken away by another's change: only the moment has to be found anew.
    const next = withQuestionEnd({ ...booking, version: booking.version + 1 }, moment.zone)
    await ctx.table.transact([markedBookingWrite(next, house.retentionMonths)])
    return
  }
  const doing = { id: ctx.newId(), at: moment.now, by: file.by, moment }
  await saveBooking(ctx, file, withoutOldQuestions(booking, doing))
}

async function remind(ctx: Context, file: OpenedFile): Promise<void> {
  const { deadline } = file.booking
  const doing = { id: ctx.newId(), at: ctx.now(), by: file.by, what: 'reminded' } as const
  const reminded = withStep(file.booking, doing, deadline === undefined ? {} : { deadline })
  await saveBooking(ctx, file, reminded, { beside: seenWrites(file, false) })
}

/** It has waited so long that its house may have fallen silent; nothing becomes of it yet. */
async function look(ctx: Context, file: OpenedFile): Promise<void> {
  const { lookAt: _lookAt, ...booking } = file.booking
  const seen = markedBookingWrite({ ...booking, version: booking.version + 1 }, file.house.retentionMonths)
  await ctx.table.transact([seen, ...seenWrites(file, false)])
}
