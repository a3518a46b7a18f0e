import type { Actor } from '../../../shared/actor.ts'
import type { Context } from '../../../shared/context.ts'
import { publishMeeting } from '../../meetings/actions/publish-meeting.ts'
import { lookAtAll } from './look.ts'

/** It is shown, perhaps after a pause in which nobody was told anything. */
export async function publishOpenMeeting(ctx: Context, actor: Actor, id: string): Promise<void> {
  await publishMeeting(ctx, actor, id)
  await lookAtAll(ctx, id)
}
