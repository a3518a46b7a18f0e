import type { Context } from '../../../shared/context.ts'
import { errorFacts } from '../../../shared/log.ts'
import { mostWrites } from '../../../shared/table/limits.ts'
import { addMinutes, epochMilliseconds } from '../../../shared/time/civil.ts'
import { loadMeetings } from '../../meetings/actions/list-meetings.ts'
import { forgottenWrites, lookAgainWrite, readDueMeetings, readFollowers, uncountedWrite } from '../store.ts'

const mostMilliseconds = 40_000

/** Until then everybody has been told that it has ended. */
const farewellMinutes = 7 * 24 * 60

/**
 * Addresses go away with their meeting. What fails is left for the next time and does not stop the others; it ends by the clock.
 */
export async function settleFollowers(ctx: Context): Promise<void> {
  const started = epochMilliseconds(ctx.now())
  const seen = new Set<string>()
  for (;;) {
    const due = (await readDueMeetings(ctx.table, ctx.now())).filter((meeting) => !seen.has(meeting))
    if (due.length === 0) return
    for (const meeting of due) {
      if (epochMilliseconds(ctx.now()) - started > mostMilliseconds) return
      // An index lags behind: what was looked at already may still be listed.
      seen.add(meeting)
      await lookAt(ctx, meeting).catch((error: unknown) =>
        ctx.log.error('followers could not be seen to', errorFacts(error)),
      )
    }
  }
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
