import type { Actor } from '../../../shared/actor.ts'
import type { Context } from '../../../shared/context.ts'
import { Refusal } from '../../../shared/refusal.ts'
import { retryIfChanged } from '../../../shared/retry-if-changed.ts'
import { takesPlace } from '../../meetings/rules/dates.ts'
import { sameToken } from '../../contacts/rules/access.ts'
import { proofToken } from '../rules/access.ts'
import { requirePossible } from '../rules/places.ts'
import { attendanceAfter, beginningOf, isAskedAgain, requireStep, stateAt } from '../rules/state.ts'
import type { Attendance } from '../schema.ts'
import { nextAttendanceWrite, readAttendance, readAttendances } from '../store/attendances.ts'
import { provedContactWrite } from '../store/limits.ts'
import { freeInAnyCase, freePlaces, moveUp, moveUpIfPossible } from './free-places.ts'
import { openAttendanceAs } from './load.ts'
import type { OpenedAttendance } from './load.ts'

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

/** On a date that is cancelled nobody can come, neither with more nor with fewer. */
function requireOn({ date }: OpenedAttendance): void {
  if (!takesPlace(date)) throw new Refusal('conflict', 'registration-closed')
}

function requireNotOver(ctx: Pick<Context, 'now'>, { start }: OpenedAttendance): void {
  if (start <= ctx.now()) throw new Refusal('conflict', 'in-the-past')
}

/** An offer that nobody took in time goes to the next. False if it is not time yet. */
export async function expireOffer(ctx: Context, id: string): Promise<boolean> {
  const of = await retryIfChanged(async () => {
    const file = await openAttendanceAs(ctx, { kind: 'system', address: 'system' }, id)
    const { attendance, start } = file
    if (attendance.state !== 'offered' || stateAt(attendance, { now: ctx.now(), start }) !== 'expired')
      return undefined
    const after = attendanceAfter(attendance, 'expired')
    await freePlaces(ctx, file, { before: attendance, after })
    return { id: attendance.meeting, key: attendance.key }
  })
  if (of === undefined) return false
  await moveUp(ctx, of)
  return true
}

/** Shows that the mail address is theirs, for all dates that the mail told of. Twice is no fault; refuses with `not-allowed`. */
export function proveAddress(
  ctx: Context,
  { id, token }: { id: string; token: string },
): Promise<Attendance> {
  return retryIfChanged(async () => {
    const attendance = await readAttendance(ctx.table, id)
    if (attendance === undefined) throw new Refusal('not-found', 'not-found', { attendance: id })
    if (!sameToken(token, proofToken(await ctx.secret(), attendance)))
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
