import type { Context } from '../../../shared/context.ts'
import { Refusal } from '../../../shared/refusal.ts'
import { readAccessData } from '../../meetings/actions/access-data.ts'
import { openMeeting } from '../../meetings/actions/load.ts'
import { countsOf } from '../../meetings/actions/read-meeting.ts'
import { datesOf, stateOf } from '../../meetings/rules/dates.ts'
import { isAhead } from '../rules/ahead.ts'
import { momentsCome, nextLook, releasedAt } from '../rules/moments.ts'
import { nextMomentWrite } from '../store/counts.ts'
import type { OfDate } from '../store/counts.ts'
import { stepWrite } from '../store/steps.ts'
import { moveUp } from './free-places.ts'
import { openDate } from './load.ts'
import { loadMoments } from './moments.ts'

/**
 * Looks at a date that people come to or wait for: whoever fits by now is offered a place, what its hour has come for is told, each
 * once, and when to look again is noted. By the timer, and whenever something about the date has changed.
 */
export async function lookAt(ctx: Context, of: OfDate): Promise<void> {
  const { meeting, key } = of
  const now = ctx.now()
  const file = await openDate(ctx, { id: meeting, key }).catch(unlessGone)
  if (file === undefined) return void (await ctx.table.transact([nextMomentWrite(of, undefined)]))
  const { date, entry, start, house } = file
  const moments = await loadMoments(ctx, file)
  if (isAhead(file, now)) {
    await moveUp(ctx, { id: meeting, key })
    // Each by itself: one that was told before must not keep the others back.
    for (const moment of momentsCome(moments, { now, date: date.date, zone: house.timeZone })) {
      if (moment.what === 'newcomers') continue
      const { what, version } = moment
      await ctx.table.transact([stepWrite({ ...of, date: date.date, what, version })])
    }
  }
  const next = stateOf(entry) === 'ended' ? undefined : nextLook(moments, { now, start })
  await ctx.table.transact([nextMomentWrite(of, next)])
}

/** The same for all dates of a meeting that anybody is counted for; each by itself, what was not reached is found by the timer. */
export async function lookAtAll(ctx: Context, id: string): Promise<void> {
  const file = await openMeeting(ctx, id)
  const counts = await countsOf(ctx, file)
  for (const { key } of datesOf(file.entry).filter((date) => counts.has(date.key)))
    await lookAt(ctx, { house: file.meeting.house, meeting: id, key })
}

/** Of the access data that all who come to a date have been told by now, if they have. */
export async function releasedVersion(
  ctx: Context,
  of: { id: string; key: string },
): Promise<number | undefined> {
  const access = await readAccessData(ctx.table, of.id)
  const file = access && (await openDate(ctx, of).catch(unlessGone))
  if (access === undefined || file === undefined || !isAhead(file, ctx.now())) return undefined
  return releasedAt(access, file.start) <= ctx.now() ? access.version : undefined
}

function unlessGone(error: unknown): undefined {
  if (error instanceof Refusal && error.kind === 'not-found') return undefined
  throw error
}
