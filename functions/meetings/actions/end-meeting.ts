import type { Actor } from '../../../shared/actor.ts'
import type { Context } from '../../../shared/context.ts'
import { datesOf, hasBegun, mayBeCancelled } from '../rules/dates.ts'
import { endedMeeting } from '../rules/photo.ts'
import { cancelDates } from './cancel-dates.ts'
import { openMeetingAs } from './load.ts'
import { become, stateWrites } from './become.ts'

/**
 * Cancels all dates to come and ends with the last of them, so that people hear of one change; what cannot be given back in one go
 * is found by whoever says it again. Ending what has ended is no fault.
 */
export async function endMeeting(
  ctx: Context,
  actor: Actor,
  { id, reason }: { id: string; reason?: string | undefined },
): Promise<void> {
  const file = await openMeetingAs(ctx, actor, id)
  if (file.meeting.state === 'ended') return
  const now = ctx.now()
  const { timeZone } = file.house
  const ahead = datesOf(file.entry).filter((date) => !hasBegun(date, timeZone, now) && mayBeCancelled(date))
  const [first] = [...ahead].sort((a, b) => (a.key < b.key ? -1 : 1))
  if (first === undefined) return become(ctx, actor, id, ({ meeting }) => endedMeeting(meeting))
  const change = { scope: 'following', reason } as const
  await cancelDates(ctx, actor, { id, key: first.key, change }, (latest) =>
    stateWrites(ctx, latest, endedMeeting(latest.meeting)),
  )
}
