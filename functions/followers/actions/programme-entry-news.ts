import type { Context } from '../../../shared/context.ts'
import { newsSource } from '../../../shared/news.ts'
import { attendancesOf } from '../../attendances/actions/lists.ts'
import type { Attendance } from '../../attendances/schema.ts'
import { readHouseFacts } from '../../rooms/actions/house-facts.ts'
import { programmeEntry } from '../news/entry.ts'
import { datesOf, hasEnded } from '../../meetings/rules/dates.ts'
import type { EntryChange } from '../rules/changes.ts'
import { readFollowers } from '../store.ts'

/** The news of a meeting's dates, with what is read for them: its followers, and who comes to the dates that changed. */
export const programmeEntryNews = newsSource(programmeEntry, {
  async forTelling(ctx, change) {
    const { entry } = change
    const facts = await readHouseFacts(ctx, entry.house)
    if (facts === undefined) return undefined
    const [followers, attendances] = await Promise.all([
      readFollowers(ctx.table, entry.card.id),
      attendancesAt(ctx, change, facts.house.timeZone),
    ])
    return { ...facts, followers, attendances }
  },

  async forWriting(ctx, { house }) {
    const facts = await readHouseFacts(ctx, house)
    return facts && { ...facts, followers: [], attendances: [] }
  },
})

/** A pause concerns all dates to come; as many as a year has. */
const mostDates = 60

async function attendancesAt(
  ctx: Context,
  { entry, dates, life }: EntryChange,
  zone: string,
): Promise<Attendance[]> {
  const ahead = datesOf(entry).filter((date) => !hasEnded(date, zone, ctx.now()))
  const keys = life ? ahead.map(({ key }) => key) : dates.map(({ key }) => key)
  const lists: Attendance[] = []
  for (const key of [...new Set(keys)].slice(0, mostDates))
    lists.push(...(await attendancesOf(ctx, { meeting: entry.card.id, key })))
  return lists
}
