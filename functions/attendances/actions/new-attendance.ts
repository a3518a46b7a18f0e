import type { Context } from '../../../shared/context.ts'
import { fingerprintOf } from '../../../shared/fingerprint.ts'
import { derivedId } from '../../../shared/ids.ts'
import { known } from '../../../shared/known.ts'
import { attendanceIdOf, bucketOf } from '../rules/ids.ts'
import { beginningOf } from '../rules/state.ts'
import type { Attendance, SignUp } from '../schema.ts'
import type { DateFile } from './load.ts'
import { reachId } from '../../contacts/actions/contact-id.ts'

/** The same key with the same words is the same coming, however often it arrives. */
export async function idOf(
  ctx: Pick<Context, 'secret' | 'newId'>,
  { meeting, key, idempotencyKey }: { meeting: string; key: string; idempotencyKey: string | undefined },
): Promise<string> {
  const secret = await ctx.secret()
  const fresh =
    idempotencyKey === undefined
      ? ctx.newId()
      : derivedId(secret, 'attendance', [meeting, key, idempotencyKey].join('\n'))
  return attendanceIdOf(fresh, bucketOf(secret, { meeting, key }))
}

interface Beginning {
  asked: SignUp
  origin: Attendance['origin']
  idempotencyKey: string | undefined
}

/** Somebody's coming as it begins, if there is room. */
export async function newAttendance(
  ctx: Context,
  { meeting, date }: DateFile,
  { asked, origin, idempotencyKey }: Beginning,
): Promise<Attendance> {
  const { name, heads, contact, firstTime = false, needs = [], remind = false, language } = asked
  const now = ctx.now()
  const contactId = await reachId(ctx, contact)
  return {
    id: await idOf(ctx, { meeting: meeting.id, key: date.key, idempotencyKey }),
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
      contact: contactId === undefined ? undefined : contact,
      contactId,
      fingerprint: idempotencyKey === undefined ? undefined : fingerprintOf(asked),
    }),
  }
}
