import type { Actor } from '../../../shared/actor.ts'
import type { Context } from '../../../shared/context.ts'
import { requirePossible } from '../rules/places.ts'
import { requireStep, stateAt, attendanceAfter } from '../rules/state.ts'
import type { Attendance } from '../schema.ts'
import { freeInAnyCase, moveUpIfPossible } from './free-places.ts'
import { openAttendanceAs } from './load.ts'
import { requireNotOver, requireOn } from './requirements.ts'

/** Fewer heads always, more if there is room: refuses with `full`, or `more-than-places`. Who waits keeps their place in the list. */
export async function changeHeads(
  ctx: Context,
  actor: Actor,
  { id, heads }: { id: string; heads: number },
): Promise<Attendance> {
  const { after, more } = await freeInAnyCase(async (free) => {
    const file = await openAttendanceAs(ctx, actor, id)
    const { attendance } = file
    requireStep('change', stateAt(attendance, { now: ctx.now(), start: file.start }))
    requireNotOver(ctx, file)
    requireOn(file)
    // Said again: what it made free may not have been offered yet.
    if (attendance.heads === heads) return { after: attendance, more: true }
    if (heads > attendance.heads) requirePossible(file.entry.card.registration, { heads })
    const after = attendanceAfter(attendance, attendance.state, { heads })
    return { after, more: await free(ctx, file, { before: attendance, after }) }
  })
  if (more) await moveUpIfPossible(ctx, { id: after.meeting, key: after.key })
  return after
}
