import type { Actor } from '../../../shared/actor.ts'
import type { Context } from '../../../shared/context.ts'
import { Refusal } from '../../../shared/refusal.ts'
import { withProposed } from '../rules/change.ts'
import { stateOf } from '../rules/dates.ts'
import { become } from './become.ts'

/**
 * Shows a meeting, with the words that were proposed. Whether it may be shown for the first time, or with other words, is
 * decided by those who run the house; after a pause its host can do it.
 */
export function publishMeeting(ctx: Context, actor: Actor, id: string): Promise<void> {
  return become(ctx, actor, id, (file) => {
    const { meeting, by } = file
    if (by.kind === 'contact' && meeting.state === 'draft') throw new Refusal('forbidden', 'not-allowed')
    // Its dates are what has to be decided: saying yes to its words alone would show nothing.
    if (meeting.state === 'published' && meeting.proposed === undefined && stateOf(file.entry) === 'draft')
      throw new Refusal('conflict', 'dates-undecided')
    if (by.kind !== 'contact') return { ...withProposed(meeting), state: 'published' }
    return { ...meeting, state: 'published' }
  })
}
