import type { Context } from '../../../shared/context.ts'
import { known } from '../../../shared/known.ts'
import { decided, lifted } from '../rules/decision.ts'
import type { Fate } from '../rules/decision.ts'
import { withStep } from '../rules/history.ts'
import type { Doing } from '../rules/history.ts'
import { stateOf } from '../rules/scope.ts'
import type { Booking } from '../schema.ts'
import type { BookingChange } from './booking-change.ts'
import type { OpenedFile } from './load.ts'
import { momentOf } from './moment.ts'
import { saveBooking } from './save.ts'

/** What becomes of some dates, written once, as one line of the history. */
export async function decide(
  ctx: Context,
  file: OpenedFile,
  fates: readonly Fate[],
  { reason, ...more }: Pick<Partial<BookingChange>, 'beside'> & Pick<Doing, 'reason'> = {},
): Promise<Booking> {
  const { booking, by } = file
  const now = ctx.now()
  const { what, dates, ...change } = decided(booking, fates)
  const state = stateOf(change.occurrences, momentOf(ctx, file))
  const [first] = fates
  const isSame = first !== undefined && fates.every((each) => each.words === first.words)
  const doing = {
    id: ctx.newId(),
    at: now,
    by,
    what,
    ...(isSame ? known({ words: first.words, wordsIn: first.wordsIn }) : {}),
    ...(dates === undefined ? {} : { dates }),
    ...(reason === undefined ? {} : { reason }),
  }
  return saveBooking(ctx, file, withStep(booking, doing, lifted(booking, { ...change, state })), more)
}
