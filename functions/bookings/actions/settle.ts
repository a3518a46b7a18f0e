import { systemActor } from '../../../shared/actor.ts'
import type { Context } from '../../../shared/context.ts'
import { Refusal } from '../../../shared/refusal.ts'
import { dueStep } from '../rules/deadline.ts'
import { loadRooms } from '../../rooms/actions.ts'
import { thoseThatMay } from '../rules/decision.ts'
import { waitingOf } from '../rules/deadline.ts'
import { withStep } from '../rules/history.ts'
import { isUpcoming } from '../rules/scope.ts'
import { readDueBookingIds, readMarkedBooking } from '../store/bookings.ts'
import { isTrusted } from './confirm.ts'
import { decide } from './decide.ts'
import { openBookingAs, retryIfChanged } from './load.ts'
import type { OpenedFile } from './load.ts'
import { recoverIfStale } from './long-change.ts'
import { saveBooking } from './save.ts'

/**
 * What deadlines ask for at this moment: remind the managers, give slots back. Until nothing is due, so that a long
 * silence is caught up with in one go; what fails is left for the next time and does not stop the others.
 */
export async function settleDeadlines(ctx: Context): Promise<void> {
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
    await (step === 'expire' ? passDeadline(ctx, file) : remind(ctx, file))
    return true
  })
}

/** What the house wants to happen when nobody has decided: only a proved request is worth a deputy, or a trusted contact's yes. */
async function passDeadline(ctx: Context, file: OpenedFile): Promise<void> {
  const { booking, house } = file
  const isProved = booking.state !== 'unconfirmed'
  const rule = isProved ? house.whenDeadlinePasses : 'expire'
  if (rule === 'ask-deputy' && !booking.history.some(({ what }) => what === 'deadline-extended')) {
    const doing = { id: ctx.newId(), at: ctx.now(), by: file.by, what: 'deadline-extended' } as const
    const waiting = waitingOf(booking, { house, rooms: file.bookedRooms, now: ctx.now() })
    if (waiting.deadline !== undefined && waiting.deadline > ctx.now()) {
      await saveBooking(ctx, file, withStep(booking, doing, { deadline: undefined, ...waiting }))
      return
    }
  }
  const isTrusting = rule === 'approve-trusted' && (await isTrusted(ctx, booking))
  const open = thoseThatMay('expire', booking.occurrences)
  const upcoming = open.filter((date) => isUpcoming(date, { now: ctx.now(), zone: house.timeZone }))
  const state = isTrusting && upcoming.length > 0 ? 'approved' : 'expired'
  const meant = state === 'approved' ? upcoming : open
  await decide(
    ctx,
    file,
    meant.map(({ key }) => ({ key, state })),
  )
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
