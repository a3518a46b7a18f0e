import type { Actor } from '../../../shared/actor.ts'
import type { Context } from '../../../shared/context.ts'
import { Refusal } from '../../../shared/refusal.ts'
import { addDays, today } from '../../../shared/time/civil.ts'
import type { MeetingView } from '../contract/parts.ts'
import { datesOf, isPublic, isShown } from '../rules/dates.ts'
import { meetingView } from '../rules/view.ts'
import type { Counts } from '../schema/counts.ts'
import { readManyCounts } from '../store/counts.ts'
import { insideRole, openMeeting } from './load.ts'
import type { MeetingFile } from './load.ts'

/** A meeting as programs read it: drafts for its hosts and the house alone. Refuses with `not-found`. */
export async function readMeetingView(ctx: Context, actor: Actor, id: string): Promise<MeetingView> {
  const file = await openMeeting(ctx, id)
  const inside = (await insideRole(ctx, actor, file)) !== undefined
  if (!inside && !isShown(file.entry)) throw new Refusal('not-found', 'not-found', { meeting: id })
  const moment = { zone: file.house.timeZone, now: ctx.now() }
  return meetingView(file.meeting, file.entry, { counts: await countsOf(ctx, file), inside, ...moment })
}

/** So far back somebody may still say how many came. */
const daysBack = 60

/** How many come to the dates of a meeting, by key: one read for a hundred dates. */
export async function countsOf(
  ctx: Pick<Context, 'table' | 'now'>,
  { entry, meeting, house }: Pick<MeetingFile, 'entry' | 'meeting' | 'house'>,
): Promise<Map<string, Counts>> {
  const since = addDays(today(ctx.now(), house.timeZone), -daysBack)
  const dates = datesOf(entry).filter(({ date, state }) => date >= since && isPublic(state))
  const names = dates.map(({ key }) => ({ house: meeting.house, meeting: meeting.id, key }))
  return new Map((await readManyCounts(ctx.table, names)).map((each) => [each.key, each]))
}
