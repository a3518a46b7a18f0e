import type { Actor } from '../../../shared/actor.ts'
import type { Context } from '../../../shared/context.ts'
import { href } from '../../../shared/http/contract.ts'
import { Refusal } from '../../../shared/refusal.ts'
import { addDays, today } from '../../../shared/time/civil.ts'
import { openDate } from '../../attendances/actions/load.ts'
import { insideRole } from '../../meetings/actions/load.ts'
import type { DateFile } from '../../attendances/actions/load.ts'
import { sameToken } from '../../contacts/rules/access.ts'
import { loadEntries } from '../../meetings/actions/list-meetings.ts'
import { hasEnded, knownDates, takesPlace } from '../../meetings/rules/dates.ts'
import type { MeetingDate } from '../../meetings/schema/entry.ts'
import { dutyPaths } from '../contract/paths.ts'
import { tallyToken } from '../rules/tokens.ts'
import type { Tally, TallyInput } from '../schema.ts'
import { readTallies, readTally, tallyWrite } from '../store/tallies.ts'
import { stranger } from './take.ts'

/** Opens the counting of a date: for whoever stands at the door, the host, and the house. */
export async function openTally(
  ctx: Context,
  actor: Actor,
  of: { id: string; key: string },
): Promise<DateFile & { tally: Tally | undefined }> {
  const file = await openDate(ctx, of)
  const token = tallyToken(await ctx.secret(), { meeting: of.id, key: of.key })
  const isDoor = actor.token !== undefined && sameToken(actor.token, token)
  if (!isDoor && (await insideRole(ctx, actor, file)) === undefined) throw stranger(actor)
  const { house, date, meeting } = file
  const tally = await readTally(ctx.table, {
    house: house.id,
    date: date.date,
    meeting: meeting.id,
    key: date.key,
  })
  return { ...file, tally }
}

/** How many came; saying it again replaces it. Refuses with `not-yet` before the date has begun. */
export async function saveTally(
  ctx: Context,
  actor: Actor,
  { id, key, counts }: { id: string; key: string; counts: TallyInput },
): Promise<Tally> {
  const { house, date, meeting, start } = await openTally(ctx, actor, { id, key })
  if (!takesPlace(date)) throw new Refusal('conflict', 'already-decided', { state: date.state })
  if (start > ctx.now()) throw new Refusal('conflict', 'not-yet')
  const { from, to, venue } = date
  const of = { house: house.id, meeting: meeting.id, key: date.key, date: date.date }
  const tally = { ...counts, ...of, from, to, venue, title: date.title.de, at: ctx.now() }
  await ctx.table.transact([tallyWrite(tally)])
  return tally
}

/** The link by which anybody at the door counts. */
export async function tallyHref(
  ctx: Pick<Context, 'secret' | 'settings'>,
  { meeting, key }: { meeting: string; key: string },
): Promise<{ token: string; path: string; url: string }> {
  const token = tallyToken(await ctx.secret(), { meeting, key })
  const path = href({ path: dutyPaths.tally }, { id: meeting, key, token })
  return { token, path, url: ctx.settings.publicUrl + path }
}

/** So long a missing count is asked for. */
const daysBack = 14

/** The same with the link to count each. */
export async function linkedMissing(
  ctx: Context,
  house: { id: string; timeZone: string },
): Promise<{ date: MeetingDate; link: string }[]> {
  const links = (await missingTallies(ctx, house)).map(async (date) => {
    return { date, link: (await tallyHref(ctx, date)).path }
  })
  return Promise.all(links)
}

/** Dates of the last days that nobody has counted: two queries. */
export async function missingTallies(
  ctx: Pick<Context, 'table' | 'now'>,
  { id: house, timeZone }: { id: string; timeZone: string },
): Promise<MeetingDate[]> {
  const to = today(ctx.now(), timeZone)
  const from = addDays(to, -daysBack)
  const [entries, tallies] = await Promise.all([
    loadEntries(ctx, house),
    readTallies(ctx.table, house, { from, to }),
  ])
  const counted = new Set(tallies.map(({ meeting, key }) => `${meeting} ${key}`))
  // Of what pauses or has ended since, too: it took place.
  const dates = entries.flatMap((entry) => knownDates(entry))
  return dates.filter(
    (date) =>
      takesPlace(date) &&
      date.date >= from &&
      hasEnded(date, timeZone, ctx.now()) &&
      !counted.has(`${date.meeting} ${date.key}`),
  )
}
