import type { Actor } from '../../../shared/actor.ts'
import type { Context } from '../../../shared/context.ts'
import { readAccessData } from '../../meetings/actions/access-data.ts'
import { datesOf, startOf } from '../../meetings/rules/dates.ts'
import type { MeetingDate } from '../../meetings/schema/entry.ts'
import type { AccessData } from '../../meetings/schema/access-data.ts'
import { releasedAt } from '../rules/moments.ts'
import { isAskedAgain, stateAt } from '../rules/state.ts'
import type { Attendance, AttendanceState } from '../schema.ts'
import { readAttendance, readAttendances } from '../store/attendances.ts'
import { attendancesOf } from './list-of-date.ts'
import { openAttendanceAs } from './load.ts'
import type { OpenedAttendance } from './load.ts'

export interface OwnAttendance extends OpenedAttendance {
  /** As it stands at this moment. */
  state: AttendanceState
  /** So many people wait before who waits. */
  before?: number
  /** The date begins at another time than that to which they said yes. */
  isAsked: boolean
  /** Only of who comes, and only when its hour has come. */
  access?: AccessData
}

/** Somebody's coming as they see it themselves. */
export async function readOwn(ctx: Context, actor: Actor, id: string): Promise<OwnAttendance> {
  const file = await openAttendanceAs(ctx, actor, id)
  return seenBy(ctx, file)
}

/** Somebody's coming to another date, entered with the same word. */
export interface Together {
  attendance: Attendance
  date: MeetingDate
  state: AttendanceState
}

/** Those of other dates that somebody entered with one word, in the order of their dates: codes and links of all are theirs. */
export async function enteredTogether(
  ctx: Pick<Context, 'table' | 'now'>,
  { attendance, entry, house, role }: OpenedAttendance,
): Promise<Together[]> {
  if (role !== 'self') return []
  const { id, toldWith } = attendance
  const first = toldWith === undefined ? attendance : await readAttendance(ctx.table, toldWith)
  const ids = first === undefined ? [] : [first.id, ...(first.others ?? [])]
  const others = ids.filter((other) => other !== id)
  const known = new Map((await readAttendances(ctx.table, others)).map((each) => [each.key, each]))
  return datesOf(entry).flatMap((date) => {
    const other = known.get(date.key)
    if (other === undefined) return []
    const start = startOf(date, house.timeZone)
    return [{ attendance: other, date, state: stateAt(other, { now: ctx.now(), start }) }]
  })
}

export async function seenBy(ctx: Context, file: OpenedAttendance): Promise<OwnAttendance> {
  const { attendance, start, meeting } = file
  const now = ctx.now()
  const state = stateAt(attendance, { now, start })
  const line = state === 'waiting' ? { before: await waitingBefore(ctx, file) } : {}
  const access = state === 'coming' ? await readAccessData(ctx.table, meeting.id) : undefined
  const isReleased = access !== undefined && releasedAt(access, start) <= now
  const isAsked = start > now && file.date.state !== 'cancelled' && isAskedAgain(attendance, file.date)
  return { ...file, state, isAsked, ...line, ...(isReleased ? { access } : {}) }
}

/** How many people wait before somebody: heads, as the page of the date counts those who wait. */
export async function waitingBefore(
  ctx: Context,
  { attendance }: Pick<OpenedAttendance, 'attendance'>,
): Promise<number> {
  const all = await attendancesOf(ctx, attendance)
  const waiting = all.filter(({ state }) => state === 'waiting')
  const at = waiting.findIndex(({ id }) => id === attendance.id)
  return waiting.slice(0, at).reduce((sum, { heads }) => sum + heads, 0)
}
