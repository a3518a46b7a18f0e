import type { Actor } from '../../../shared/actor.ts'
import type { Context } from '../../../shared/context.ts'
import { Refusal } from '../../../shared/refusal.ts'
import { retryIfChanged } from '../../../shared/retry-if-changed.ts'
import { datesOf, hasBegun, mayBeCancelled, stateOf } from '../rules/dates.ts'
import { withProposed } from '../rules/change.ts'
import type { Write } from '../../../shared/table/write.ts'
import type { Meeting, MeetingState } from '../schema.ts'
import { askingWrites } from '../store/asking.ts'
import { entryWrite } from '../store/entries.ts'
import { nextMeetingWrite } from '../store/meetings.ts'
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
    if (by.kind === 'contact' && meeting.state === 'draft') throw new Refusal('forbidden', 'not-allowed')
    // Its dates are what has to be decided: saying yes to its words alone would show nothing.
    if (meeting.state === 'published' && meeting.proposed === undefined && stateOf(file.entry) === 'draft')
      throw new Refusal('conflict', 'dates-undecided')
    if (by.kind !== 'contact') return { ...withProposed(meeting), state: 'published' }
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
  if (first === undefined) return become(ctx, actor, id, ({ meeting }) => ({ ...meeting, state: 'ended' }))
  const change = { scope: 'following', reason } as const
  await cancelDates(ctx, actor, { id, key: first.key, change }, (latest) =>
    stateWrites(ctx, latest, { ...latest.meeting, state: 'ended' }),
  )
}

async function become(
  ctx: Context,
  actor: Actor,
  id: string,
  next: (file: OpenedMeeting) => Omit<Meeting, 'state'> & { state: MeetingState },
): Promise<void> {
  await retryIfChanged(async () => {
    const file = await openMeetingAs(ctx, actor, id)
    if (file.meeting.state === 'ended') throw new Refusal('conflict', 'meeting-ended')
    await ctx.table.transact(stateWrites(ctx, file, next(file)))
  })
}

function stateWrites(
  ctx: Pick<Context, 'now'>,
  { meeting, house }: OpenedMeeting,
  next: Omit<Meeting, 'state'> & { state: MeetingState },
): Write[] {
  const after = { ...next, updatedAt: ctx.now(), version: meeting.version + 1 }
  return [nextMeetingWrite(after, house.retentionMonths), entryWrite(after), ...askingWrites(meeting, after)]
}
