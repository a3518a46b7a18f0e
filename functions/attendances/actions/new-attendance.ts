import type { Context } from '../../../shared/context.ts'
import { derivedId } from '../../../shared/ids.ts'
import { known } from '../../../shared/known.ts'
import { attendanceIdOf, bucketOf } from '../rules/ids.ts'
import { beginningOf } from '../rules/state.ts'
import type { Attendance, SignUp } from '../schema.ts'
import type { DateFile } from './load.ts'

/** Somebody's coming as it begins, if there is room. */
export async function newAttendance(
  ctx: Context,
  { meeting, date }: DateFile,
  { asked, origin }: { asked: SignUp; origin: Attendance['origin'] },
): Promise<Attendance> {
  const secret = await ctx.secret()
  const { name, heads, contact, firstTime = false, needs = [], remind = false, language } = asked
  const now = ctx.now()
  const reach = contact?.email?.toLowerCase() ?? contact?.phone?.replace(/\D/g, '')
  return {
    id: attendanceIdOf(ctx.newId(), bucketOf(secret, { meeting: meeting.id, key: date.key })),
    house: meeting.house,
    meeting: meeting.id,
    key: date.key,
    date: date.date,
    agreed: beginningOf(date),
    state: 'coming',
    heads,
    firstTime,
    needs,
    language: language ?? meeting.language,
    origin,
    since: now,
    remind,
    createdAt: now,
    version: 1,
    ...known({
      name,
      contact: reach === undefined ? undefined : contact,
      contactId: reach === undefined ? undefined : derivedId(secret, 'contact', reach),
    }),
  }
}
