import type { Context } from '../../../shared/context.ts'
import { newsSource } from '../../../shared/news.ts'
import type { Instant } from '../../../shared/time/civil.ts'
import { attendancesOf } from '../../attendances/actions/list-of-date.ts'
import type { Attendance } from '../../attendances/schema.ts'
import { takersAt } from '../../duties/actions/others.ts'
import { loadMeetings } from '../../meetings/actions/list-meetings.ts'
import { datesOf, hasEnded } from '../../meetings/rules/dates.ts'
import { readHouseFacts } from '../../rooms/actions/house-facts.ts'
import { programmeEntry } from '../news/entry.ts'
import type { EntryChange } from '../rules/changes.ts'
import type { EntryNotice } from '../schema/notice.ts'
import { readFollower, readFollowers } from '../store.ts'

const nobody = { followers: [], attendances: [], helping: [] }

/** The news of a meeting's dates, with what is read for them: its followers, and who comes to the dates that changed. */
export const programmeEntryNews = newsSource(programmeEntry, {
  async forTelling(ctx, change) {
    const { entry, life } = change
    const facts = await readHouseFacts(ctx, entry.house)
    if (facts === undefined) return undefined
    if (life === 'published') return { ...facts, ...nobody, meeting: await meetingOf(ctx, entry.card.id) }
    const keys = concerned(change, { now: ctx.now(), zone: facts.house.timeZone })
    const [followers, attendances, helping] = await Promise.all([
      readFollowers(ctx.table, entry.card.id),
      attendancesAt(ctx, entry.card.id, keys),
      takersAt(ctx, entry.card.id, keys),
    ])
    return { ...facts, followers, attendances, helping }
  },

  async forWriting(ctx, notice) {
    const facts = await readHouseFacts(ctx, notice.house, 'host' in notice ? undefined : notice.language)
    return facts && { ...facts, ...nobody, ...(await readerOf(ctx, notice)) }
  },
})

/** Who left between the change and its mail hears nothing of it. */
async function readerOf(ctx: Context, notice: EntryNotice) {
  if ('host' in notice) return { meeting: await meetingOf(ctx, notice.meeting) }
  const { meeting, follower: id } = notice
  const follower = id === undefined ? undefined : await readFollower(ctx.table, { meeting, id })
  return { follows: follower !== undefined }
}

async function meetingOf(ctx: Context, id: string) {
  return (await loadMeetings(ctx, [id]))[0]
}

/** A pause concerns all dates to come; as many as a year has. */
const mostDates = 60

/** The keys of the dates that a change is about. */
function concerned(
  { entry, dates, life, renamed }: EntryChange,
  { now, zone }: { now: Instant; zone: string },
): string[] {
  const ahead = datesOf(entry).filter((date) => !hasEnded(date, zone, now))
  const isOfAll = life !== undefined || renamed !== undefined
  const keys = (isOfAll ? ahead : dates).map(({ key }) => key)
  return [...new Set(keys)].slice(0, mostDates)
}

async function attendancesAt(ctx: Context, meeting: string, keys: readonly string[]): Promise<Attendance[]> {
  const lists: Attendance[] = []
  for (const key of keys) lists.push(...(await attendancesOf(ctx, { meeting, key })))
  return lists
}
