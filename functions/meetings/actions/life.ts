import type { Actor } from '../../../shared/actor.ts'
import type { Context } from '../../../shared/context.ts'
import { Refusal } from '../../../shared/refusal.ts'
import { retryIfChanged } from '../../../shared/retry-if-changed.ts'
import { datesOf, stateOf, takesPlace } from '../rules/dates.ts'
import { withProposed } from '../rules/change.ts'
import type { Meeting, MeetingState } from '../schema.ts'
import { entryWrite } from '../store/entries.ts'
import { nextMeetingWrite } from '../store/meetings.ts'
import { isUpcoming } from '../../bookings/rules/scope.ts'
import { isOpen } from '../../bookings/rules/state.ts'
import { cancelDates } from './dates.ts'
import { openMeetingAs } from './load.ts'
import type { OpenedMeeting } from './load.ts'

/**
 * Shows a meeting, with the words that were proposed. Whether it may be shown for the first time, or with other words, is
 * decided by those who run the house; after a pause its host can do it.
 */
export function publishMeeting(ctx: Context, actor: Actor, id: string): Promise<void> {
  return become(ctx, actor, id, (file) => {
    const { meeting, by } = file
    if (by.kind !== 'contact') return { ...withProposed(meeting), state: 'published' }
    if (meeting.state === 'draft') throw new Refusal('forbidden', 'not-allowed')
    return { ...meeting, state: 'published' }
  })
}

/** Off the programme for a while; its dates and rooms are kept. */
export function pauseMeeting(ctx: Context, actor: Actor, id: string): Promise<void> {
  return become(ctx, actor, id, ({ meeting, entry }) => {
    if (stateOf(entry) === 'draft') throw new Refusal('conflict', 'already-decided', { state: 'draft' })
    return { ...meeting, state: 'paused' }
  })
}

/**
 * Cancels all dates to come, and then it has ended; what cannot be given back in one go is found by whoever says it again.
 * Ending what has ended is no fault.
 */
export async function endMeeting(
  ctx: Context,
  actor: Actor,
  { id, reason }: { id: string; reason?: string | undefined },
): Promise<void> {
  const file = await openMeetingAs(ctx, actor, id)
  if (file.meeting.state === 'ended') return
  const moment = { now: ctx.now(), zone: file.house.timeZone }
  const ahead = datesOf(file.entry).filter(
    (date) => isUpcoming(date, moment) && (takesPlace(date) || isOpen(date.state as never)),
  )
  const [first] = [...ahead].sort((a, b) => (a.key < b.key ? -1 : 1))
  if (first) await cancelDates(ctx, actor, { id, key: first.key, change: { scope: 'following', reason } })
  await become(ctx, actor, id, ({ meeting }) => ({ ...meeting, state: 'ended' }))
}

async function become(
  ctx: Context,
  actor: Actor,
  id: string,
  next: (file: OpenedMeeting) => Omit<Meeting, 'state'> & { state: MeetingState },
): Promise<void> {
  await retryIfChanged(async () => {
    const file = await openMeetingAs(ctx, actor, id)
    const { meeting, house } = file
    if (meeting.state === 'ended') throw new Refusal('conflict', 'meeting-ended')
    const after = { ...next(file), updatedAt: ctx.now(), version: meeting.version + 1 }
    await ctx.table.transact([nextMeetingWrite(after, house.retentionMonths), entryWrite(after)])
  })
}
