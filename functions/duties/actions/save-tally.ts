import type { Actor } from '../../../shared/actor.ts'
import type { Context } from '../../../shared/context.ts'
import { Refusal } from '../../../shared/refusal.ts'
import { takesPlace } from '../../meetings/rules/dates.ts'
import type { TallyInput, Tally } from '../schema.ts'
import { tallyWrite } from '../store/tallies.ts'
import { openTally } from './open-tally.ts'

/** How many came; saying it again replaces it. Refuses with `not-yet` before the date has begun. */
export async function saveTally(
  ctx: Context,
  actor: Actor,
  { id, key, counts }: { id: string; key: string; counts: TallyInput },
): Promise<Tally> {
  const { house, date, meeting, start } = await openTally(ctx, actor, { id, key })
  if (!takesPlace(date)) throw new Refusal('conflict', 'already-decided', { state: date.state })
  if (start > ctx.now()) throw new Refusal('conflict', 'not-yet')
  const { from, to, venue } = date
  const of = { house: house.id, meeting: meeting.id, key: date.key, date: date.date }
  const tally = { ...counts, ...of, from, to, venue, title: date.title.de, at: ctx.now() }
  await ctx.table.transact([tallyWrite(tally)])
  return tally
}
