import type { Actor } from '../../../shared/actor.ts'
import type { Context } from '../../../shared/context.ts'
import { retryIfChanged } from '../../../shared/retry-if-changed.ts'
import { waitingOf } from '../rules/deadline.ts'
import { datesMeant } from '../rules/able.ts'
import { datesChanges } from '../rules/decision.ts'
import { withStep } from '../rules/history.ts'
import { datesThatAsk } from '../rules/consent.ts'
import { changedBooking, datesReworded, newCrowds, newlyAsks, otherWords } from '../rules/details.ts'
import type { NewDetails } from '../rules/details.ts'
import { crowdedRefusal } from '../rules/heads.ts'
import { requireSeen } from '../rules/seen.ts'
import type { Seen } from '../rules/seen.ts'
import type { Booking, Occurrence } from '../schema.ts'
import type { Scope } from '../schema/series.ts'
import { contactTerms } from './consent.ts'
import { momentOf } from './moment.ts'
import { openBookingAs } from './load.ts'
import type { OpenedFile } from './load.ts'
import { saveBooking } from './save.ts'

/** Other words, other heads, for all dates to come or for some. More heads than were approved ask; what is held stays. */
export async function changeDetails(
  ctx: Context,
  actor: Actor,
  { id, details, ...scope }: Scope & Seen & { id: string; details: NewDetails },
): Promise<Booking> {
  return retryIfChanged(async () => {
    const file = await openBookingAs(ctx, actor, id)
    const { booking, house, rooms, by } = file
    const moment = momentOf(ctx, file)
    const meant = datesMeant(booking, 'change', scope, moment)
    requireSeen(scope, booking)
    const asking = by.kind === 'contact' ? await asksAt(ctx, file, meant) : []
    const named = booking.occurrences.find(({ key }) => key === scope.occurrence)
    const changed = changedBooking(booking, { details, meant, named, asking, moment })
    const refusal = crowdedRefusal(booking, newCrowds(booking, changed), rooms)
    if (refusal) throw refusal
    const changes = otherWords(booking, changed, meant)
    if (changes.length === 0) return booking
    const now = ctx.now()
    const isAsked = newlyAsks(booking, changed)
    const waiting = isAsked ? { deadline: undefined, ...waitingOf(changed, { house, rooms, now }) } : {}
    const dates = booking.repeat === undefined ? {} : { dates: datesChanges(datesReworded(booking, changed)) }
    const what = isAsked ? 'change-asked' : 'changed'
    const doing = { id: ctx.newId(), at: now, by, what, changes, ...dates } as const
    return saveBooking(ctx, file, withStep(booking, doing, { ...changed, ...waiting }))
  })
}

/** Dates at which somebody has to decide about more heads. */
async function asksAt(ctx: Context, file: OpenedFile, dates: readonly Occurrence[]): Promise<Occurrence[]> {
  return datesThatAsk(file.booking, dates, await contactTerms(ctx, file, dates))
}
