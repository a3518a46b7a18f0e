import type { Context } from '../../../shared/context.ts'
import { retryIfChanged } from '../../../shared/retry-if-changed.ts'
import { stateAt, attendanceAfter } from '../rules/state.ts'
import { freePlaces, moveUp } from './free-places.ts'
import { openAttendanceAs } from './load.ts'

/** An offer that nobody took in time goes to the next; nothing happens before its time. */
export async function expireOffer(ctx: Context, id: string): Promise<void> {
  const of = await retryIfChanged(async () => {
    const file = await openAttendanceAs(ctx, { kind: 'system', address: 'system' }, id)
    const { attendance, start } = file
    if (attendance.state !== 'offered' || stateAt(attendance, { now: ctx.now(), start }) !== 'expired')
      return undefined
    const after = attendanceAfter(attendance, 'expired')
    await freePlaces(ctx, file, { before: attendance, after })
    return { id: attendance.meeting, key: attendance.key }
  })
  if (of !== undefined) await moveUp(ctx, of)
}
