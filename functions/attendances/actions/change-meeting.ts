import type { Actor } from '../../../shared/actor.ts'
import type { Context } from '../../../shared/context.ts'
import { readAccessData } from '../../meetings/actions/access-data.ts'
import { changeMeeting } from '../../meetings/actions/change-meeting.ts'
import { openMeeting } from '../../meetings/actions/load.ts'
import { countsOf } from '../../meetings/actions/read-meeting.ts'
import { datesOf, startOf, takesPlace } from '../../meetings/rules/dates.ts'
import { releasedAt } from '../rules/moments.ts'
import { nextMomentWrite } from '../store/counts.ts'
import { moveUp } from './free-places.ts'
import { loadMoments, nextOf, tellAll } from './moments.ts'

/**
 * What a meeting says is changed, and then what follows for those who come: more places go to those who wait, new access data are
 * told again to exactly those who had the ones before. Each date by itself; what was not reached is reached by whoever changes next.
 */
export async function changeOpenMeeting(
  ctx: Context,
  actor: Actor,
  change: Parameters<typeof changeMeeting>[2],
): Promise<void> {
  await changeMeeting(ctx, actor, change)
  const { registration, accessData } = change.change
  if (registration !== undefined) await moveUpAll(ctx, change.id)
  if (accessData !== undefined || change.form) await tellAgain(ctx, change.id)
}

/** On all dates to come that anybody is counted for. */
async function moveUpAll(ctx: Context, id: string): Promise<void> {
  for (const { key } of await countedAhead(ctx, id)) await moveUp(ctx, { id, key })
}

/** Whoever had access data gets them anew; dates whose hour has not come yet get a new hour. */
async function tellAgain(ctx: Context, id: string): Promise<void> {
  const access = await readAccessData(ctx.table, id)
  const file = await openMeeting(ctx, id)
  const now = ctx.now()
  for (const date of await countedAhead(ctx, id)) {
    const start = startOf(date, file.house.timeZone)
    const of = { house: file.meeting.house, meeting: id, key: date.key }
    const isReleased = access !== undefined && releasedAt(access, start) <= now
    const { moments } = await loadMoments(ctx, { ...file, date, start })
    await ctx.table.transact([nextMomentWrite(of, nextOf(moments, now))])
    if (isReleased) await tellAll(ctx, { ...of, date: date.date, what: 'release', version: access.version })
  }
}

async function countedAhead(ctx: Context, id: string) {
  const file = await openMeeting(ctx, id)
  const { entry, house } = file
  const counts = await countsOf(ctx, file)
  const ahead = datesOf(entry).filter(
    (date) => takesPlace(date) && startOf(date, house.timeZone) > ctx.now() && counts.has(date.key),
  )
  return ahead
}
