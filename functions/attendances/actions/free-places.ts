import type { Context } from '../../../shared/context.ts'
import { Refusal } from '../../../shared/refusal.ts'
import { retryIfChanged } from '../../../shared/retry-if-changed.ts'
import { mostWrites } from '../../../shared/table/limits.ts'
import { readCounts } from '../../meetings/actions/counts.ts'
import { heldUntil } from '../../waitlist/rules/hold.ts'
import { limitsOf } from '../../meetings/rules/places.ts'
import { isAhead } from '../rules/ahead.ts'
import { bucketOf } from '../rules/ids.ts'
import { hasRoom, minus, movingUp, plus, tallyOf, tries } from '../rules/places.ts'
import type { Party, Tally } from '../rules/places.ts'
import { attendanceAfter } from '../rules/state.ts'
import type { Attendance } from '../schema.ts'
import { nextAttendanceWrite, readAttendancesOf } from '../store/attendances.ts'
import { freedWrite, freeingWrite } from '../store/counts.ts'
import type { DateFile } from './load.ts'
import { openDate } from './load.ts'

const nothing: Tally = { taken: 0, regulars: 0, waiting: 0 }

/** Besides the offers: whoever left, and the counts. */
const mostOffers = mostWrites - 2

export interface Leaving {
  before: Attendance
  after: Attendance
}

/**
 * Writes a change of somebody's coming, and offers what becomes free to those who wait, in the same transaction: the list is read as
 * it is, and nobody comes in between (`changed-meanwhile`). True if there may be more to offer.
 */
export async function freePlaces(ctx: Context, file: DateFile, leaving?: Leaving): Promise<boolean> {
  const { house, meeting, date } = file
  const of = { house: house.id, meeting: meeting.id, key: date.key }
  const seen = await readCounts(ctx.table, of)
  const change = leaving ? minus(tallyOf(leaving.after), tallyOf(leaving.before)) : nothing
  const isAnybodyWaiting = (seen?.waiting ?? 0) > 0
  const isMore = change.taken > 0
  if (leaving && isMore) requireRoom(ctx, file, seen ?? nothing, { ...leaving.after, heads: change.taken })
  const lucky = isAnybodyWaiting ? await luckyOnes(ctx, file, plus(seen ?? nothing, change), leaving) : []
  const offers = lucky.map((each) => offered(ctx, file, each, leaving))
  const own = leaving && offers.every(({ id }) => id !== leaving.after.id) ? [leaving.after] : []
  const moved = lucky.map((each) => minus(tallyOf({ ...each, state: 'offered' }), tallyOf(each)))
  const counted = { ...of, date: date.date, change: moved.reduce(plus, change) }
  await ctx.table.transact([
    ...[...own, ...offers].map(nextAttendanceWrite),
    freeingWrite(counted, seen, isAnybodyWaiting || isMore),
  ])
  return offers.length === mostOffers
}

/**
 * Makes places free in any case. Where many come and go at once, somebody else may always be faster: then it is written without
 * looking at those who wait, and they are looked at afterwards.
 */
export async function freeInAnyCase<Done>(attempt: (free: typeof freeAlone) => Promise<Done>): Promise<Done> {
  try {
    return await retryIfChanged(() => attempt(freePlaces), tries)
  } catch (error) {
    if (!isChanged(error)) throw error
    return await retryIfChanged(() => attempt(freeAlone), tries)
  }
}

async function freeAlone(
  ctx: Context,
  { house, meeting, date }: DateFile,
  { before, after }: Leaving,
): Promise<boolean> {
  const change = minus(tallyOf(after), tallyOf(before))
  // More heads are none that could be given without looking.
  if (change.taken > 0) throw new Refusal('conflict', 'changed-meanwhile')
  const counted = { house: house.id, meeting: meeting.id, key: date.key, date: date.date, change }
  await ctx.table.transact([nextAttendanceWrite(after), freedWrite(counted, ctx.now())])
  return true
}

/** The same as `moveUp`, after something that is done whatever becomes of this: the timer looks again. */
export async function moveUpIfPossible(ctx: Context, of: { id: string; key: string }): Promise<void> {
  await moveUp(ctx, of).catch((error: unknown) => {
    if (!isChanged(error)) throw error
  })
}

function isChanged(error: unknown): boolean {
  return error instanceof Refusal && error.code === 'changed-meanwhile'
}

/** More heads than before need room like new ones; refuses with `full`. */
function requireRoom(ctx: Pick<Context, 'now'>, { entry, start }: DateFile, tally: Tally, more: Party): void {
  const limits = limitsOf(entry.card.registration, { start, now: ctx.now() })
  if (!hasRoom(tally, more, limits)) throw new Refusal('conflict', 'full')
}

/** The same until nothing more can be offered. Where nobody waits, who would wait looks again. */
export async function moveUp(ctx: Context, of: { id: string; key: string }): Promise<void> {
  for (let more = true; more;) {
    more = await retryIfChanged(async () => freePlaces(ctx, await openDate(ctx, of)), tries)
  }
}

async function luckyOnes(
  ctx: Context,
  file: DateFile,
  tally: Tally,
  leaving: Leaving | undefined,
): Promise<Attendance[]> {
  const { meeting, entry, date, start } = file
  const now = ctx.now()
  if (!isAhead(file, now)) return []
  const bucket = bucketOf(await ctx.secret(), { meeting: meeting.id, key: date.key })
  const all = await readAttendancesOf(ctx.table, { bucket, meeting: meeting.id, key: date.key })
  // Whoever wants less may fit now, like all others in their place.
  const present = all.map((each) => (each.id === leaving?.after.id ? leaving.after : each))
  const waiting = present.filter(({ state }) => state === 'waiting')
  const limits = limitsOf(entry.card.registration, { start, now })
  return movingUp(waiting, tally, { limits, most: mostOffers })
}

function offered(
  ctx: Context,
  { house, start }: DateFile,
  attendance: Attendance,
  leaving: Leaving | undefined,
): Attendance {
  const offer = { until: heldUntil(start, ctx.now(), house.timeZone) }
  // One item, one write: what they change and what they get are one version.
  if (attendance === leaving?.after) return { ...attendance, state: 'offered', offer }
  return attendanceAfter(attendance, 'offered', { offer })
}
