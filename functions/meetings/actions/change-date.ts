import type { Actor } from '../../../shared/actor.ts'
import type { Context } from '../../../shared/context.ts'
import { known } from '../../../shared/known.ts'
import { Refusal } from '../../../shared/refusal.ts'
import { retryIfChanged } from '../../../shared/retry-if-changed.ts'
import { isTrusted } from '../../bookings/actions/consent.ts'
import type { DateChange } from '../contract/parts.ts'
import { hasEnded, hasBegun, datesOf } from '../rules/dates.ts'
import { meantBy } from '../rules/scope.ts'
import type { OfDate } from './upcoming.ts'
import { openToChange, dateOfKey } from './load.ts'
import { upcoming, remarkWrite } from './upcoming.ts'

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
