import type { Actor } from '../../../shared/actor.ts'
import type { Context } from '../../../shared/context.ts'
import { attendanceAfter } from '../rules/state.ts'
import type { Attendance } from '../schema.ts'
import { freeInAnyCase, moveUpIfPossible } from './free-places.ts'
import { openAttendanceAs } from './load.ts'
import { requireNotOver } from './requirements.ts'

/** Does not come after all; what becomes free goes to the next. Leaving twice is no fault. */
export async function leaveDate(ctx: Context, actor: Actor, id: string): Promise<Attendance> {
  const { after, more } = await freeInAnyCase(async (free) => {
    const file = await openAttendanceAs(ctx, actor, id)
    const { attendance } = file
    if (attendance.state === 'left' || attendance.state === 'expired')
      return { after: attendance, more: false }
    requireNotOver(ctx, file)
    const after = attendanceAfter(attendance, 'left')
    return { after, more: await free(ctx, file, { before: attendance, after }) }
  })
  if (more) await moveUpIfPossible(ctx, { id: after.meeting, key: after.key })
  return after
}
