import type { Context } from '../../../shared/context.ts'
import { workOff } from '../../../shared/due-work.ts'
import { dueAttendances } from '../store/attendances.ts'
import { dueDates } from '../store/counts.ts'
import { expireOffer } from './expire-offer.ts'
import { lookAt } from './look.ts'

/** What is due: offers that nobody took, and what happens by itself before a date. */
export async function settleAttendances(ctx: Context): Promise<void> {
  await workOff(ctx, {
    due: dueAttendances,
    work: (id) => expireOffer(ctx, id),
    failed: 'an offer could not be ended',
  })
  await workOff(ctx, {
    due: dueDates,
    work: (date) => lookAt(ctx, date),
    failed: 'a date could not be settled',
  })
}
