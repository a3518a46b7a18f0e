import type { Actor } from '../../../shared/actor.ts'
import type { Context } from '../../../shared/context.ts'
import { Refusal } from '../../../shared/refusal.ts'
import { retryIfChanged } from '../../../shared/retry-if-changed.ts'
import type { Attendance } from '../schema.ts'
import { nextAttendanceWrite } from '../store/attendances.ts'
import { openAttendanceAs, openDateInside } from './load.ts'

/** Said by the host or the house, once the date has begun: refuses with `not-yet`. */
export function markCame(
  ctx: Context,
  actor: Actor,
  { id, came }: { id: string; came: boolean },
): Promise<Attendance> {
  return retryIfChanged(async () => {
    const { attendance, meeting, start } = await openAttendanceAs(ctx, actor, id)
    await openDateInside(ctx, actor, { id: meeting.id, key: attendance.key })
    if (ctx.now() < start) throw new Refusal('conflict', 'not-yet')
    const after = { ...attendance, came, version: attendance.version + 1 }
    await ctx.table.transact([nextAttendanceWrite(after)])
    return after
  })
}
