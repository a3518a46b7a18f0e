import type { Actor } from '../../../shared/actor.ts'
import type { Context } from '../../../shared/context.ts'
import { derivedId } from '../../../shared/ids.ts'
import { known } from '../../../shared/known.ts'
import { spendWrite } from '../../../shared/limit.ts'
import { Refusal } from '../../../shared/refusal.ts'
import { retryIfChanged } from '../../../shared/retry-if-changed.ts'
import type { Write } from '../../../shared/table/write.ts'
import { readCounts } from '../../meetings/actions/counts.ts'
import { loadMeetings } from '../../meetings/actions/list-meetings.ts'
import { stateOf } from '../../meetings/rules/dates.ts'
import type { Counts } from '../../meetings/schema/counts.ts'
import { attendanceIdOf, bucketOf } from '../rules/ids.ts'
import { hasRoom, limitsOf, tallyOf, tries } from '../rules/places.ts'
import type { Limits } from '../rules/places.ts'
import { registrationRefusal } from '../rules/registration.ts'
import { beginningOf } from '../rules/state.ts'
import type { Attendance, SignUp } from '../schema.ts'
import { newAttendanceWrite } from '../store/attendances.ts'
import { comingWrite, waitingWrite } from '../store/counts.ts'
import { insideRole, openDate } from './load.ts'
import type { DateFile } from './load.ts'
import { loadMoments, nextOf } from './moments.ts'

export interface SigningUp {
  id: string
  key: string
  asked: SignUp
  /** Told of together with another: no mail of its own. */
  toldWith?: string
  others?: Attendance['others']
}

/** Sign-ups of one contact a day, or of one network address where there is no contact; the house and its hosts have no limit. */
const limits = { contact: 10, address: 60 }

/**
 * Somebody comes to a date, or waits where it is full: one write. Heads are counted in it, so that two who come at once never both
 * get the last place. Refuses with `full` (no waiting list), `registration-closed` or `registration-not-open`.
 */
export function signUp(ctx: Context, actor: Actor, signing: SigningUp): Promise<Attendance> {
  return retryIfChanged(() => enter(ctx, actor, signing), tries)
}

async function enter(ctx: Context, actor: Actor, signing: SigningUp): Promise<Attendance> {
  const { id, key } = signing
  // Counts come first: who decides by them that somebody waits must know all that was changed before.
  const [house] = (await loadMeetings(ctx, [id])).map((meeting) => meeting.house)
  if (house === undefined) throw new Refusal('not-found', 'not-found', { meeting: id })
  const seen = await readCounts(ctx.table, { house, meeting: id, key })
  const file = await openDate(ctx, signing)
  const role = await insideRole(ctx, actor, file)
  const { date, start, entry, house: place } = file
  const { registration } = entry.card
  const terms = { state: stateOf(entry), registration, zone: place.timeZone, now: ctx.now() }
  const refusal = registrationRefusal(date, { ...terms, inside: role !== undefined })
  if (refusal) throw refusal
  const limit = limitsOf(registration, { start, now: ctx.now() })
  const attendance = await newAttendance(ctx, file, signing, role === undefined ? 'public' : 'manager')
  const spending = role === undefined ? limitWrites(ctx, actor, attendance) : []
  if (hasRoom(seen ?? none, attendance, limit)) {
    const entered = await tryComing(ctx, file, { attendance, limit, seen, spending })
    if (entered) return entered
  }
  if (!registration.waitingList || limit === undefined) throw new Refusal('conflict', 'full')
  return wait(ctx, file, { attendance, limit, seen, spending })
}

const none = { taken: 0, regulars: 0, waiting: 0 }

interface Entering {
  attendance: Attendance
  limit: Limits | undefined
  seen: Counts | undefined
  spending: readonly Write[]
}

/** Nothing if the last place went to somebody else meanwhile. */
async function tryComing(
  ctx: Context,
  file: DateFile,
  { attendance, limit, seen, spending }: Entering,
): Promise<Attendance | undefined> {
  const counts = comingWrite(await countedOf(ctx, file, attendance, seen), attendance, limit)
  try {
    await ctx.table.transact([newAttendanceWrite(attendance), counts, ...spending])
    return attendance
  } catch (error) {
    if (error instanceof Refusal && error.code === 'full') return undefined
    throw error
  }
}

async function wait(
  ctx: Context,
  file: DateFile,
  { attendance, limit, seen, spending }: Entering & { limit: Limits },
): Promise<Attendance> {
  const waiting = { ...attendance, state: 'waiting' } as const
  const counted = await countedOf(ctx, file, waiting, seen)
  const counts = waitingWrite(counted, waiting, { limits: limit, seen })
  await ctx.table.transact([newAttendanceWrite(waiting), counts, ...spending])
  return waiting
}

async function countedOf(ctx: Context, file: DateFile, attendance: Attendance, seen: Counts | undefined) {
  const { house, meeting, key, date } = attendance
  const next = seen === undefined ? nextOf((await loadMoments(ctx, file)).moments, ctx.now()) : undefined
  return { house, meeting, key, date, change: tallyOf(attendance), next }
}

async function newAttendance(
  ctx: Context,
  { meeting, date }: DateFile,
  { asked, toldWith, others }: SigningUp,
  origin: Attendance['origin'],
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
      toldWith,
      others,
    }),
  }
}

function limitWrites(ctx: Context, actor: Actor, { contactId, toldWith }: Attendance): Write[] {
  if (!ctx.settings.rateLimits || toldWith !== undefined) return []
  const of = contactId ?? actor.address
  const most = contactId === undefined ? limits.address : limits.contact
  return [spendWrite({ purpose: 'sign-up', of, most, minutes: 24 * 60 }, ctx.now())]
}
