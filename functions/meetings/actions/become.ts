import type { Actor } from '../../../shared/actor.ts'
import type { Context } from '../../../shared/context.ts'
import { Refusal } from '../../../shared/refusal.ts'
import { retryIfChanged } from '../../../shared/retry-if-changed.ts'
import type { Write } from '../../../shared/table/write.ts'
import type { Meeting, MeetingState } from '../schema.ts'
import { askingWrites } from '../store/asking.ts'
import { entryWrite } from '../store/entries.ts'
import { nextMeetingWrite } from '../store/meetings.ts'
import { lostPhotoWrites, nowShownWrites } from '../store/photo.ts'
import { openMeetingAs } from './load.ts'
import type { OpenedMeeting } from './load.ts'

export async function become(
  ctx: Context,
  actor: Actor,
  id: string,
  next: (file: OpenedMeeting) => Omit<Meeting, 'state'> & { state: MeetingState },
): Promise<void> {
  await retryIfChanged(async () => {
    const file = await openMeetingAs(ctx, actor, id)
    if (file.meeting.state === 'ended') throw new Refusal('conflict', 'meeting-ended')
    const after = next(file)
    const shown = await nowShownWrites(ctx.table, file.meeting, after)
    await ctx.table.transact([...stateWrites(ctx, file, after), ...shown])
  })
}

export function stateWrites(
  ctx: Pick<Context, 'now'>,
  { meeting, house }: OpenedMeeting,
  next: Omit<Meeting, 'state'> & { state: MeetingState },
): Write[] {
  const after = { ...next, updatedAt: ctx.now(), version: meeting.version + 1 }
  return [
    nextMeetingWrite(after, house.retentionMonths),
    entryWrite(after),
    ...askingWrites(meeting, after),
    ...lostPhotoWrites(meeting, after),
  ]
}
