import { systemActor } from '../../../shared/actor.ts'
import type { Context } from '../../../shared/context.ts'
import { Refusal } from '../../../shared/refusal.ts'
import { dueStep } from '../rules/deadline.ts'
import { withStep } from '../rules/history.ts'
import { readDueBookingIds } from '../store/bookings.ts'
import { decide } from './decide.ts'
import { openBookingAs, retryIfChanged } from './load.ts'
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
  return retryIfChanged(async () => {
    const file = await openBookingAs(ctx, systemActor, id)
    const step = dueStep(file.booking, ctx.now())
    if (step === undefined) return false
    if (step === 'expire') {
      await decide(ctx, file, { step, state: 'expired', what: 'expired', by: file.by })
      return true
    }
    const { deadline } = file.booking
    const doing = { id: ctx.newId(), at: ctx.now(), by: file.by, what: 'reminded' } as const
    await saveBooking(ctx, file, withStep(file.booking, doing, deadline === undefined ? {} : { deadline }))
    return true
  })
}

function tell(ctx: Context, id: string, error: unknown): false {
  if (!(error instanceof Refusal))
    ctx.log.error('a deadline could not be settled', { booking: id, error: String(error) })
  return false
}
