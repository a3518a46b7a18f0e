import type { Context } from '../../../shared/context.ts'
import { Refusal } from '../../../shared/refusal.ts'
import { retryIfChanged } from '../../../shared/retry-if-changed.ts'
import { withStep } from '../rules/history.ts'
import { openQuestion, requireStep } from '../rules/state.ts'
import type { Booking } from '../schema.ts'
import { openBooking } from './load.ts'
import type { OpenedFile } from './load.ts'
import { saveBooking } from './save.ts'

/** A line of the history in somebody's own words; nothing else changes. */
export async function say(
  ctx: Context,
  opened: OpenedFile,
  { step, what, words }: { step: 'ask' | 'answer'; what: 'asked' | 'answered'; words: string },
): Promise<Booking> {
  return retryIfChanged(async () => {
    const { booking, ...file } = { ...opened, ...(await openBooking(ctx, opened.booking.id)) }
    requireStep(step, booking)
    if (what === 'answered' && !openQuestion(booking)) {
      const answer = booking.history.findLast((line) => line.what === 'answered')
      // Sent twice.
      if (answer?.words === words) return booking
      throw new Refusal('conflict', 'nothing-asked')
    }
    const doing = { id: ctx.newId(), at: ctx.now(), by: file.by, what, words }
    return saveBooking(ctx, { ...file, booking }, withStep(booking, doing))
  })
}
