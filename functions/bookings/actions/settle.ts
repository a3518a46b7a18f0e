import { systemActor } from '../../../shared/actor.ts'
import type { Context } from '../../../shared/context.ts'
import { Refusal } from '../../../shared/refusal.ts'
import { retryIfChanged } from '../../../shared/retry-if-changed.ts'
import { loadRooms } from '../../rooms/actions.ts'
import { dueStep, waitingLonger } from '../rules/deadline.ts'
import { thoseThatMay } from '../rules/decision.ts'
import type { Fate } from '../rules/decision.ts'
import { withStep } from '../rules/history.ts'
import { isUpcoming } from '../rules/scope.ts'
import { readDueBookingIds, readMarkedBooking } from '../store.ts'
import { endOffers } from './answer-offer.ts'
import { isTrusted } from './consent.ts'
import { decide, momentOf } from './decide.ts'
import { openBookingAs } from './load.ts'
import type { OpenedFile } from './load.ts'
import { recoverIfStale } from './long-change.ts'
import { settlePlaces } from '../../waitlist/actions/settle-places.ts'
import { saveBooking } from './save.ts'

/**
 * What deadlines ask for at this moment: remind the managers, give slots back, offer them to the next. Until nothing is due, so that a long
 * silence is caught up with in one go; what fails is left for the next time and does not stop the others.
 */
export async function settleDeadlines(ctx: Context): Promise<void> {
  await settlePlaces(ctx)
  const failed = new Set<string>()
  for (let round = 0; round < 50; round++) {
    const due = (await readDueBookingIds(ctx.table, ctx.now())).filter((id) => !failed.has(id))
    if (due.length === 0) return
    for (const id of due) {
      const isSettled = await settleBooking(ctx, id).catch((error: unknown) => tell(ctx, id, error))
      // An index lags behind: what is settled already may still be listed.
      if (!isSettled) failed.add(id)
    }
  }
}

async function settleBooking(ctx: Context, id: string): Promise<boolean> {
  const begun = await readMarkedBooking(ctx.table, id)
  if (begun?.work) {
    await recoverIfStale(ctx, begun, await loadRooms(ctx, begun.house))
    return true
  }
  return retryIfChanged(async () => {
    const file = await openBookingAs(ctx, systemActor, id)
    const step = dueStep(file.booking, ctx.now())
    if (step === undefined) return false
    if (step === 'offers-over') await endOffers(ctx, file)
    else await (step === 'expire' ? passDeadline(ctx, file) : remind(ctx, file))
    return true
  })
}

/** What the house wants to happen when nobody has decided: only a proved request is worth a deputy, or a trusted contact's yes. */
async function passDeadline(ctx: Context, file: OpenedFile): Promise<void> {
  const { booking, house, rooms } = file
  const rule = booking.state === 'unconfirmed' ? 'expire' : house.whenDeadlinePasses
  const longer = rule === 'ask-deputy' ? waitingLonger(booking, { house, rooms, now: ctx.now() }) : undefined
  if (longer) {
    const doing = { id: ctx.newId(), at: ctx.now(), by: file.by, what: 'deadline-extended' } as const
    await saveBooking(ctx, file, withStep(booking, doing, { deadline: undefined, ...longer }))
    return
  }
  const expired = thoseThatMay('expire', booking.occurrences).map(({ key }) => ({
    key,
    state: 'expired' as const,
  }))
  const isTrusting = rule === 'approve-trusted' && (await isTrusted(ctx, booking))
  if (isTrusting && (await approveToCome(ctx, file, expired))) return
  await decide(ctx, file, expired)
}

/** Says yes to the dates that are still to come; false where nothing is, or somebody else has the slot by now. */
async function approveToCome(ctx: Context, file: OpenedFile, open: readonly Fate[]): Promise<boolean> {
  const moment = momentOf(ctx, file)
  const toCome = file.booking.occurrences.filter((date) => isUpcoming(date, moment))
  const keys = new Set(toCome.map(({ key }) => key))
  const fates = open.map((fate): Fate => (keys.has(fate.key) ? { ...fate, state: 'approved' } : fate))
  if (fates.every(({ state }) => state === 'expired')) return false
  try {
    await decide(ctx, file, fates)
    return true
  } catch (error) {
    if (error instanceof Refusal && error.code === 'room-taken') return false
    throw error
  }
}

async function remind(ctx: Context, file: OpenedFile): Promise<void> {
  const { deadline } = file.booking
  const doing = { id: ctx.newId(), at: ctx.now(), by: file.by, what: 'reminded' } as const
  await saveBooking(ctx, file, withStep(file.booking, doing, deadline === undefined ? {} : { deadline }))
}

function tell(ctx: Context, id: string, error: unknown): false {
  if (!(error instanceof Refusal))
    ctx.log.error('a deadline could not be settled', { booking: id, error: String(error) })
  return false
}
