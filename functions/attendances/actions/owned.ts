import { goesOf } from '../../../shared/owned.ts'
import type { Owned } from '../../../shared/owned.ts'
import { Refusal } from '../../../shared/refusal.ts'
import { retryIfChanged } from '../../../shared/retry-if-changed.ts'
import { manageToken } from '../../contacts/rules/access.ts'
import { Attendance } from '../schema.ts'
import { nextAttendanceWrite, readAttendance } from '../store/attendances.ts'
import { leaveDate } from './leave-date.ts'

/** That somebody comes, waits for it, or came. */
export const ownedAttendances: Owned = {
  kind: 'attendance',

  tell(_, __, item) {
    const { contactId: _contact, fingerprint: _print, ...data } = Attendance.parse(item)
    const { id, house, date, createdAt: since } = data
    return [{ kind: 'attendance', id, house, dates: [date], since, ...goesOf(item), data }]
  },

  async forget(ctx, { contactId }, { id }) {
    const before = await readAttendance(ctx.table, id)
    if (before?.contactId !== contactId) return
    const token = manageToken(await ctx.secret(), id)
    await leaveDate(ctx, { kind: 'visitor', address: '', token }, id).catch(unlessOver)
    await retryIfChanged(async () => {
      const now = await readAttendance(ctx.table, id)
      if (now?.contactId === contactId) await ctx.table.transact([nextAttendanceWrite(forgotten(now))])
    })
  },
}

/** It has begun, or its date is not there any more. */
function unlessOver(error: unknown): void {
  if (!(error instanceof Refusal) || !['in-the-past', 'not-found', 'unknown-date'].includes(error.code))
    throw error
}

/** How many came stays. */
function forgotten(attendance: Attendance): Attendance {
  const {
    name: _name,
    contact: _contact,
    contactId: _id,
    fingerprint: _print,
    others: _others,
    toldWith: _told,
    ...rest
  } = attendance
  return { ...rest, needs: [], remind: false, version: attendance.version + 1 }
}
