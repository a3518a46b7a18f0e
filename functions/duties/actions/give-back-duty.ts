import type { Actor } from '../../../shared/actor.ts'
import type { Context } from '../../../shared/context.ts'
import { Refusal } from '../../../shared/refusal.ts'
import { retryIfChanged } from '../../../shared/retry-if-changed.ts'
import { hasEnded } from '../../meetings/rules/dates.ts'
import { keyDuty } from '../rules/duties.ts'
import { givingBackWrites } from '../store/duties.ts'
import { askAnewWrites } from '../store/key-steps.ts'
import { openDuties, takerOf, ofDate } from './load.ts'
import { stranger } from './taking.ts'

/**
 * Whose duty it is gives it back by their token; the host and the house can take it away. Also of a date that is cancelled, and a
 * duty that the meeting needs no more. A key that came back is asked for anew.
 */
export function giveBackDuty(
  ctx: Context,
  actor: Actor,
  { id, key, duty, taker: takerId }: { id: string; key: string; duty: string; taker?: string },
): Promise<void> {
  return retryIfChanged(async () => {
    const file = await openDuties(ctx, actor, { id, key })
    const { date, house, role, meeting } = file
    const own = (await takerOf(ctx, file.takers, actor.token))?.taker
    const those = file.takers.filter((each) => each.duty === duty)
    const named = role === undefined ? own : (those.find((each) => each.id === takerId) ?? those[0])
    if (named === undefined && role !== undefined) throw new Refusal('not-found', 'not-found', { duty })
    if (named === undefined || named.duty !== duty) throw stranger(actor)
    if (hasEnded(date, house.timeZone, ctx.now())) throw new Refusal('conflict', 'in-the-past')
    const of = ofDate(file)
    const anew = meeting.needsKey && duty === keyDuty ? askAnewWrites(of, ctx.now()) : []
    await ctx.table.transact([...givingBackWrites(of, named), ...anew])
  })
}
