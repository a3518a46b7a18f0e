import type { Context } from '../../../shared/context.ts'
import { href } from '../../../shared/http/contract.ts'
import { today, addDays } from '../../../shared/time/civil.ts'
import { loadEntries } from '../../meetings/actions/list-meetings.ts'
import { knownDates, takesPlace, hasEnded } from '../../meetings/rules/dates.ts'
import type { MeetingDate } from '../../meetings/schema/entry.ts'
import { dutyPaths } from '../contract/paths.ts'
import { tallyToken } from '../rules/tokens.ts'
import { readTallies } from '../store/tallies.ts'

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
