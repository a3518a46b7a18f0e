import type { Actor } from '../../../shared/actor.ts'
import type { Context } from '../../../shared/context.ts'
import { proves } from '../../../shared/keys.ts'
import { Refusal } from '../../../shared/refusal.ts'
import type { Instant } from '../../../shared/time/civil.ts'
import { manageToken } from '../../contacts/rules/access.ts'
import { dateOfKey, insideRole, openMeeting } from '../../meetings/actions/load.ts'
import type { MeetingFile } from '../../meetings/actions/load.ts'
import { startOf } from '../../meetings/rules/dates.ts'
import type { MeetingDate } from '../../meetings/schema/entry.ts'
import { proofToken } from '../rules/access.ts'
import { isMeant } from '../rules/state.ts'
import type { Attendance } from '../schema.ts'
import { readAttendance } from '../store/attendances.ts'

/** A date with its meeting and house. */
export interface DateFile extends MeetingFile {
  date: MeetingDate
  start: Instant
}

export type Role = 'self' | 'host' | 'manager'

/** Whether somebody's coming is there, and they still mean to come or wait. */
export async function isStillMeant(ctx: Pick<Context, 'table'>, id: string): Promise<boolean> {
  const attendance = await readAttendance(ctx.table, id)
  return attendance !== undefined && isMeant(attendance)
}

/** Refuses with `not-found` or `unknown-date`. */
export async function openDate(
  ctx: Pick<Context, 'table'>,
  { id, key }: { id: string; key: string },
): Promise<DateFile> {
  const file = await openMeeting(ctx, id)
  const date = dateOfKey(file, key)
  return { ...file, date, start: startOf(date, file.house.timeZone) }
}

/** The same for its host and the house alone. */
export async function openDateInside(
  ctx: Pick<Context, 'table' | 'secret'>,
  actor: Actor,
  of: { id: string; key: string },
): Promise<DateFile & { role: 'host' | 'manager' }> {
  const file = await openDate(ctx, of)
  const role = await insideRole(ctx, actor, file)
  if (role === undefined) throw stranger(actor)
  return { ...file, role }
}

export interface OpenedAttendance extends DateFile {
  attendance: Attendance
  role: Role
}

/** Somebody's coming, for them by token, for the host and for the house; refuses everybody else. */
export async function openAttendanceAs(
  ctx: Pick<Context, 'table' | 'secret'>,
  actor: Actor,
  id: string,
): Promise<OpenedAttendance> {
  const attendance = await readAttendance(ctx.table, id)
  if (attendance === undefined) throw new Refusal('not-found', 'not-found', { attendance: id })
  const file = await openDate(ctx, { id: attendance.meeting, key: attendance.key })
  const role = (await isOwn(ctx, actor, attendance)) ? 'self' : await insideRole(ctx, actor, file)
  if (role === undefined) throw stranger(actor)
  return { ...file, attendance, role }
}

async function isOwn(
  ctx: Pick<Context, 'secret'>,
  { token }: Actor,
  attendance: Attendance,
): Promise<boolean> {
  if (token === undefined) return false
  const secret = await ctx.secret()
  return (
    proves(token, secret, (key) => manageToken(key, attendance.id)) ||
    proves(token, secret, (key) => proofToken(key, attendance))
  )
}

function stranger({ token, person }: Actor): Refusal {
  return token === undefined && person === undefined
    ? new Refusal('unauthenticated', 'sign-in-needed')
    : new Refusal('forbidden', 'not-allowed')
}
