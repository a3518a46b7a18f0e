import type { Context } from '../../../shared/context.ts'
import { workOff } from '../../../shared/due-work.ts'
import { Refusal } from '../../../shared/refusal.ts'
import { addMinutes } from '../../../shared/time/civil.ts'
import type { Instant } from '../../../shared/time/civil.ts'
import { openMeeting } from '../../meetings/actions/load.ts'
import { datesOf, startOf, stateOf, takesPlace } from '../../meetings/rules/dates.ts'
import { readManyCounts } from '../../meetings/actions/counts.ts'
import { keyMoments } from '../rules/key-moments.ts'
import { keyStepWrite, nextLookWrite, dueKeys, readLookAt } from '../store/key-steps.ts'
import { dutySettingsAmong } from '../store/settings.ts'

/** A meeting may have been moved by whoever has its booking: it is looked at again after two days at the latest. */
const mostMinutes = 2 * 24 * 60
const failedMinutes = 60
/** What is further off is asked for in time. */
const mostDates = 40
/** Sees to it that somebody has the key: whoever had it before is asked, then those who decide. */
export function settleDuties(ctx: Context): Promise<void> {
  return workOff(ctx, {
    due: dueKeys,
    work: ({ house, meeting }) => lookAt(ctx, house, meeting),
    failed: 'a key could not be seen to',
  })
}

async function lookAt(ctx: Context, house: string, meeting: string): Promise<void> {
  const seen = await readLookAt(ctx.table, house, meeting)
  if (seen === undefined || seen > ctx.now()) return
  try {
    const next = await askForKeys(ctx, meeting).catch(unlessGone)
    await ctx.table.transact([nextLookWrite(house, meeting, { seen, next })])
  } catch (error) {
    // Put off, so that many that fail are never in the way of those behind them.
    const next = addMinutes(ctx.now(), failedMinutes)
    await ctx.table.transact([nextLookWrite(house, meeting, { seen, next })])
    throw error
  }
}

function unlessGone(error: unknown): undefined {
  if (error instanceof Refusal && error.kind === 'not-found') return undefined
  throw error
}

/** Asks for what is open, and says when to look again; never again where the meeting is over or needs no key. */
async function askForKeys(ctx: Context, id: string): Promise<Instant | undefined> {
  const { meeting, entry, house, beside } = await openMeeting(ctx, id)
  const now = ctx.now()
  if (!meeting.needsKey || stateOf(entry) === 'ended') return undefined
  const days = dutySettingsAmong(house.id, beside).keyAskDays
  const zone = house.timeZone
  const ahead = datesOf(entry).filter((date) => takesPlace(date) && startOf(date, zone) > now)
  const some = ahead.slice(0, mostDates)
  const names = some.map(({ key }) => ({ house: house.id, meeting: id, key }))
  const counts = new Map((await readManyCounts(ctx.table, names)).map((each) => [each.key, each.keys]))
  const open = some.filter(({ key }) => (counts.get(key) ?? 0) === 0)
  const moments = open.flatMap((date) =>
    keyMoments(date, { days, zone }).map((moment) => ({ ...moment, date })),
  )
  if (stateOf(entry) === 'published') {
    for (const { stage, date } of moments.filter(({ at }) => at <= now))
      await ctx.table.transact([
        keyStepWrite({ house: house.id, meeting: id, key: date.key, date: date.date, stage, at: now }),
      ])
  }
  const coming = moments.map(({ at }) => at).filter((at) => at > now)
  const latest = addMinutes(now, mostMinutes)
  return coming.reduce((first, at) => (at < first ? at : first), latest)
}
