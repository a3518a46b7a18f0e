import type { Context } from '../../../shared/context.ts'
import { proves } from '../../../shared/keys.ts'
import { Refusal } from '../../../shared/refusal.ts'
import { retryIfChanged } from '../../../shared/retry-if-changed.ts'
import { proofToken } from '../rules/access.ts'
import type { Attendance } from '../schema.ts'
import { readAttendance, readAttendances, nextAttendanceWrite } from '../store/attendances.ts'
import { provedContactWrite } from '../store/limits.ts'

/** Shows that the mail address is theirs, for all dates that the mail told of. Twice is no fault; refuses with `not-allowed`. */
export function proveAddress(
  ctx: Context,
  { id, token }: { id: string; token: string },
): Promise<Attendance> {
  return retryIfChanged(async () => {
    const attendance = await readAttendance(ctx.table, id)
    if (attendance === undefined) throw new Refusal('not-found', 'not-found', { attendance: id })
    if (!proves(token, await ctx.secret(), (key) => proofToken(key, attendance)))
      throw new Refusal('forbidden', 'not-allowed')
    if (attendance.provedAt !== undefined) return attendance
    const now = ctx.now()
    const proved = (each: Attendance) => ({ ...each, provedAt: now, version: each.version + 1 })
    const others = await readAttendances(ctx.table, attendance.others ?? [])
    const after = proved(attendance)
    const { contactId } = attendance
    await ctx.table.transact([
      ...[after, ...others.map(proved)].map(nextAttendanceWrite),
      ...(contactId === undefined ? [] : [provedContactWrite(contactId, now)]),
    ])
    return after
  })
}
