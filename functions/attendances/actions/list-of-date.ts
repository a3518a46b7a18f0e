import type { Actor } from '../../../shared/actor.ts'
import type { Context } from '../../../shared/context.ts'
import { bucketOf } from '../rules/ids.ts'
import { sumsOf } from '../rules/sums.ts'
import { stateAt } from '../rules/state.ts'
import type { Attendance } from '../schema.ts'
import { readAttendancesOf } from '../store/attendances.ts'
import type { Sums } from '../rules/sums.ts'
import type { DateFile } from './load.ts'
import { openDateInside } from './load.ts'

export interface DateList extends DateFile {
  sums: Sums
  attendances: Attendance[]
}

/** All who come to a date or wait for it, in the order in which they came: one query. */
export async function attendancesOf(
  ctx: Pick<Context, 'table' | 'secret'>,
  { meeting, key }: { meeting: string; key: string },
): Promise<Attendance[]> {
  const bucket = bucketOf(await ctx.secret(), { meeting, key })
  return readAttendancesOf(ctx.table, { bucket, meeting, key })
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
