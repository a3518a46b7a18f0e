import type { Actor } from '../../../shared/actor.ts'
import type { Context } from '../../../shared/context.ts'
import { Refusal } from '../../../shared/refusal.ts'
import { retryIfChanged } from '../../../shared/retry-if-changed.ts'
import { takesPlace } from '../../meetings/rules/dates.ts'
import { beginningOf, isAskedAgain, requireStep, stateAt, attendanceAfter } from '../rules/state.ts'
import type { Attendance } from '../schema.ts'
import { nextAttendanceWrite } from '../store/attendances.ts'
import { openAttendanceAs } from './load.ts'
import { requireNotOver, requireOn } from './requirements.ts'

/** Takes the place that is held, or says yes to the time at which the date is now. Twice is no fault. `at`: the beginning that they saw. */
export function acceptOffer(
  ctx: Context,
  actor: Actor,
  { id, at }: { id: string; at?: string | undefined },
): Promise<Attendance> {
  return retryIfChanged(async () => {
    const file = await openAttendanceAs(ctx, actor, id)
    const { attendance, date } = file
    if (at !== undefined && at !== beginningOf(date)) throw new Refusal('conflict', 'changed-meanwhile')
    const isAsked = takesPlace(date) && isAskedAgain(attendance, date)
    if (attendance.state === 'coming' && takesPlace(date) && !isAsked) return attendance
    if (isAsked) requireNotOver(ctx, file)
    else if (attendance.state !== 'coming')
      requireStep('accept', stateAt(attendance, { now: ctx.now(), start: file.start }))
    requireOn(file)
    const after = attendanceAfter(attendance, 'coming', { agreed: beginningOf(date) })
    await ctx.table.transact([nextAttendanceWrite(after)])
    return after
  })
}
