import type { Context } from '../../../shared/context.ts'
import { workOff } from '../../../shared/due-work.ts'
import { mostWrites } from '../../../shared/table/limits.ts'
import { addMinutes } from '../../../shared/time/civil.ts'
import { loadMeetings } from '../../meetings/actions/list-meetings.ts'
import { dueFollowed, lookAgainWrite, forgottenWrites, readFollowers, uncountedWrite } from '../store.ts'

/** Until then everybody has been told that it has ended. */
const farewellMinutes = 7 * 24 * 60
/** Addresses go away with their meeting. */
export function settleFollowers(ctx: Context): Promise<void> {
  return workOff(ctx, {
    due: dueFollowed,
    work: (meeting) => lookAt(ctx, meeting),
    failed: 'followers could not be seen to',
  })
}

async function lookAt(ctx: Context, id: string): Promise<void> {
  const [meeting] = await loadMeetings(ctx, [id])
  const now = ctx.now()
  const isOver =
    meeting === undefined ||
    (meeting.state === 'ended' && addMinutes(meeting.updatedAt, farewellMinutes) <= now)
  if (!isOver) {
    await ctx.table.transact([lookAgainWrite(id, now)])
    return
  }
  const gone = forgottenWrites(await readFollowers(ctx.table, id))
  for (let at = 0; at < gone.length; at += mostWrites)
    await ctx.table.transact(gone.slice(at, at + mostWrites))
  await ctx.table.transact([uncountedWrite(id)])
}
