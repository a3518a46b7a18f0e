import type { Actor } from '../../../shared/actor.ts'
import type { Context } from '../../../shared/context.ts'
import { fingerprintOf } from '../../../shared/fingerprint.ts'
import { Refusal } from '../../../shared/refusal.ts'
import { retryIfChanged } from '../../../shared/retry-if-changed.ts'
import type { Write } from '../../../shared/table/write.ts'
import type { Instant } from '../../../shared/time/civil.ts'
import { loadMeetings } from '../../meetings/actions/list-meetings.ts'
import { contactRefusal } from '../../contacts/rules/contact.ts'
import { dateOfKey, insideRole, openMeeting } from '../../meetings/actions/load.ts'
import { isShown, startOf, stateOf } from '../../meetings/rules/dates.ts'
import { limitsOf, newcomersUntil } from '../../meetings/rules/places.ts'
import type { Counts } from '../../meetings/schema/counts.ts'
import { readCounts } from '../../meetings/actions/counts.ts'
import { bucketLength } from '../rules/ids.ts'
import { nextLook } from '../rules/moments.ts'
import { toldTogether } from '../rules/new-attendance.ts'
import { hasRoom, isListFull, requirePossible, tallyOf, tries } from '../rules/places.ts'
import type { Tally } from '../rules/places.ts'
import { registrationRefusal } from '../rules/registration.ts'
import type { Attendance, SignUp } from '../schema.ts'
import { newAttendanceWrite, readAttendances } from '../store/attendances.ts'
import { comingWrite, waitingWrite } from '../store/counts.ts'
import { signUpLimitWrite } from '../store/limits.ts'
import { moveUpIfPossible } from './free-places.ts'
import type { DateFile } from './load.ts'
import { loadMoments } from './moments.ts'
import { idOf, newAttendance } from './new-attendance.ts'

/** What became of one of several dates. */
export type Entered = { key: string; attendance: Attendance } | { key: string; refused: Refusal }

export interface SigningUp {
  id: string
  keys: readonly string[]
  asked: SignUp
  /** The same key is the same coming, however often it arrives. */
  idempotencyKey?: string | undefined
}

/**
 * The same for several dates with one word, all in one write: a date that is full or closed does not stop the others. Refuses with
 * `unknown-date`, and with what is wrong where somebody would wait whom nobody could tell of a free place; then there is nothing of any of them.
 */
export function signUpForAll(ctx: Context, actor: Actor, signing: SigningUp): Promise<Entered[]> {
  return retryIfChanged(async () => {
    const earlier = await earlierOf(ctx, signing)
    const keys = signing.keys.filter((key) => !earlier.some((one) => one.key === key))
    const entered = keys.length === 0 ? [] : await enter(ctx, actor, { ...signing, keys })
    return signing.keys.flatMap((key) => [...earlier, ...entered].find((one) => one.key === key) ?? [])
  }, tries)
}

/** What was done the last time that the same key arrived. */
async function earlierOf(ctx: Context, { id, keys, asked, idempotencyKey }: SigningUp): Promise<Entered[]> {
  if (idempotencyKey === undefined) return []
  const ids = await Promise.all(keys.map((key) => idOf(ctx, { meeting: id, key, idempotencyKey })))
  const earlier = await readAttendances(ctx.table, ids)
  if (earlier.some(({ fingerprint }) => fingerprint !== fingerprintOf(asked)))
    throw new Refusal('conflict', 'key-used-before')
  return earlier.map((attendance) => ({ key: attendance.key, attendance }))
}

async function enter(
  ctx: Context,
  actor: Actor,
  { id, keys, asked, idempotencyKey }: SigningUp,
  hasLooked = false,
): Promise<Entered[]> {
  // Counts come first: who decides by them that somebody waits must know all that was changed before.
  const [house] = (await loadMeetings(ctx, [id])).map((meeting) => meeting.house)
  if (house === undefined) throw new Refusal('not-found', 'not-found', { meeting: id })
  const seen = await Promise.all(keys.map((key) => readCounts(ctx.table, { house, meeting: id, key })))
  const file = await openMeeting(ctx, id)
  const role = await insideRole(ctx, actor, file)
  requirePossible(file.entry.card.registration, asked)
  const origin = role === undefined ? 'public' : 'manager'
  const zone = file.house.timeZone
  const files = keys.map((key) => {
    const date = dateOfKey(file, key)
    return { ...file, date, start: startOf(date, zone) }
  })
  const late = files.find((own, at) => mayBePassed(own, seen[at], ctx.now()))
  if (late !== undefined && !hasLooked) {
    await moveUpIfPossible(ctx, { id, key: late.date.key })
    return enter(ctx, actor, { id, keys, asked, idempotencyKey }, true)
  }
  const decide = (isFull: boolean) =>
    Promise.all(
      files.map((own, at) => decideOn(ctx, own, { asked, origin, idempotencyKey, seen: seen[at], isFull })),
    )
  const limitOf = (entered: readonly Attendance[]) =>
    role === undefined && ctx.settings.rateLimits ? [limitWrite(ctx, actor, entered)] : []
  try {
    return await carryOut(ctx, await decide(false), limitOf)
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== 'full') throw error
    // The last place went to somebody else meanwhile. Of several dates, who knows on which: all are looked at anew.
    if (keys.length > 1) throw new Refusal('conflict', 'changed-meanwhile')
    return await carryOut(ctx, await decide(true), limitOf)
  }
}

type Decided = Entered & { writes?: Write }

async function carryOut(
  ctx: Context,
  tried: readonly Decided[],
  limitOf: (entered: readonly Attendance[]) => Write[],
): Promise<Entered[]> {
  const entered = toldTogether(tried.flatMap((each) => ('attendance' in each ? [each.attendance] : [])))
  if (entered.length > 0) {
    const counts = tried.flatMap(({ writes }) => writes ?? [])
    await ctx.table.transact([...limitOf(entered), ...entered.map(newAttendanceWrite), ...counts])
  }
  return tried.map((each) => {
    const attendance = entered.find(({ key }) => key === each.key)
    return 'refused' in each || attendance === undefined ? each : { key: each.key, attendance }
  })
}

/** Places kept for newcomers are anybody's by now, and the timer may not have come to those who wait for them. */
function mayBePassed({ entry, start }: DateFile, seen: Counts | undefined, now: Instant): boolean {
  const { registration } = entry.card
  if (seen === undefined || seen.waiting === 0 || (registration.newcomerPlaces ?? 0) === 0) return false
  const isFree = seen.taken < (registration.places ?? Infinity)
  return isFree && newcomersUntil(registration, start) <= now
}

interface Deciding {
  asked: SignUp
  origin: Attendance['origin']
  idempotencyKey: string | undefined
  seen: Counts | undefined
  /** Whatever the counts said. */
  isFull: boolean
}

const none: Tally = { taken: 0, regulars: 0, waiting: 0 }
/** Comes as long as there is room; else waits, where there is a list. */
async function decideOn(
  ctx: Context,
  file: DateFile,
  { asked, origin, idempotencyKey, seen, isFull }: Deciding,
): Promise<Decided> {
  const { date, start, entry, house } = file
  const { registration } = entry.card
  const { key } = date
  const now = ctx.now()
  if (origin !== 'manager' && !isShown(entry))
    throw new Refusal('not-found', 'not-found', { meeting: entry.card.id })
  const terms = { state: stateOf(entry), registration, zone: house.timeZone, now }
  const refused = registrationRefusal(date, { ...terms, inside: origin === 'manager' })
  if (refused) return { key, refused }
  const limits = limitsOf(registration, { start, now })
  const attendance = await newAttendance(ctx, file, { asked, origin, idempotencyKey })
  if (!isFull && hasRoom(seen ?? none, attendance, limits)) {
    const counted = await countedOf(ctx, file, attendance, seen)
    return { key, attendance, writes: comingWrite(counted, attendance, limits) }
  }
  const mayWait = registration.waitingList && limits !== undefined && !isListFull(seen ?? none, attendance)
  if (!mayWait) return { key, refused: full() }
  if (origin === 'public') requireReach(asked)
  const waiting = { ...attendance, state: 'waiting' } as const
  const counted = await countedOf(ctx, file, waiting, seen)
  return { key, attendance: waiting, writes: waitingWrite(counted, waiting, { limits, seen }) }
}

/** Who waits is told when a place is free; a host or the house knows whom they enter. */
function requireReach({ contact = {} }: SignUp): void {
  const refusal = contactRefusal(contact)
  if (refusal) throw new Refusal(refusal.kind, refusal.code, { ...refusal.facts, reason: 'reach-to-wait' })
}

const full = () => new Refusal('conflict', 'full')
/** The first who comes sets the clock of the date; a key that somebody has is counted there too, and sets none. */
async function countedOf(ctx: Context, file: DateFile, attendance: Attendance, seen: Tally = none) {
  const { house, meeting, key, date } = attendance
  const isFirst = seen.taken + seen.waiting === 0
  const { start } = file
  const next = isFirst ? nextLook(await loadMoments(ctx, file), { now: ctx.now(), start }) : undefined
  return { house, meeting, key, date, change: tallyOf(attendance), next }
}

function limitWrite(ctx: Pick<Context, 'now'>, { address }: Actor, entered: readonly Attendance[]): Write {
  const buckets = [...new Set(entered.map(({ id }) => id.slice(-bucketLength)))]
  return signUpLimitWrite({ contactId: entered[0]?.contactId, address, buckets }, ctx.now())
}
