import type { Actor } from '../../../shared/actor.ts'
import type { Context } from '../../../shared/context.ts'
import { Refusal } from '../../../shared/refusal.ts'
import { retryIfChanged } from '../../../shared/retry-if-changed.ts'
import { codeOf } from '../../contacts/rules/code.ts'
import { bucketOf } from '../rules/ids.ts'
import { sumsOf } from '../rules/sums.ts'
import type { Sums } from '../rules/sums.ts'
import { stateAt } from '../rules/state.ts'
import type { Attendance } from '../schema.ts'
import { nextAttendanceWrite, readAttendancesOf } from '../store/attendances.ts'
import { openAttendanceAs, openDateInside } from './load.ts'
import type { DateFile } from './load.ts'

/** All who come to a date or wait for it, in the order in which they came: one query. */
export async function attendancesOf(
  ctx: Pick<Context, 'table' | 'secret'>,
  { meeting, key }: { meeting: string; key: string },
): Promise<Attendance[]> {
  const bucket = bucketOf(await ctx.secret(), { meeting, key })
  return readAttendancesOf(ctx.table, { bucket, meeting, key })
}

export interface DateList extends DateFile {
  sums: Sums
  attendances: Attendance[]
}

/** Who comes to a date, sums first; for its host and the house alone. */
export async function listOfDate(
  ctx: Context,
  actor: Actor,
  of: { id: string; key: string },
): Promise<DateList> {
  const file = await openDateInside(ctx, actor, of)
  const all = await attendancesOf(ctx, { meeting: of.id, key: of.key })
  const moment = { now: ctx.now(), start: file.start }
  // Afterwards those who came are looked at, not those who waited.
  const present = all.map((each) => ({ ...each, state: stateAt(each, moment) }))
  const shown = present.filter(({ state }) => state !== 'left')
  const isHost = file.role === 'host'
  return { ...file, sums: sumsOf(present), attendances: isHost ? shown.map(withoutReach) : shown }
}

/** How somebody is reached they told the house, not their host. */
function withoutReach({ contact: _contact, ...attendance }: Attendance): Attendance {
  return attendance
}

/** Those of a date whose code is said on the phone, or typed by themselves: one, or none. */
export async function findByCode(
  ctx: Pick<Context, 'table' | 'secret'>,
  { id, key, code }: { id: string; key: string; code: string },
): Promise<Attendance[]> {
  const said = code
    .toLowerCase()
    .match(/[a-zäöüß]+|\d+/g)
    ?.join(' ')
  const all = await attendancesOf(ctx, { meeting: id, key })
  return all.filter((each) => codeOf(each.id).toLowerCase() === said)
}

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
