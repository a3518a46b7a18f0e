import type { Actor } from '../../../shared/actor.ts'
import type { Context } from '../../../shared/context.ts'
import { Refusal } from '../../../shared/refusal.ts'
import { stateOf } from '../rules/dates.ts'
import { become } from './become.ts'

/** Off the programme for a while; its dates and rooms are kept. */
export function pauseMeeting(ctx: Context, actor: Actor, id: string): Promise<void> {
  return become(ctx, actor, id, ({ meeting, entry }) => {
    if (stateOf(entry) === 'draft') throw new Refusal('conflict', 'already-decided', { state: 'draft' })
    return { ...meeting, state: 'paused' }
  })
}
