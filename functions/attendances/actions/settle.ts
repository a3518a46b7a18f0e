import type { Context } from '../../../shared/context.ts'
import { errorFacts } from '../../../shared/log.ts'
import { Refusal } from '../../../shared/refusal.ts'
import { epochMilliseconds } from '../../../shared/time/civil.ts'
import { readDueAttendanceIds } from '../store/attendances.ts'
import { nextMomentWrite, readDueDates } from '../store/counts.ts'
import { stateOf, takesPlace } from '../../meetings/rules/dates.ts'
import { momentsCome } from '../rules/moments.ts'
import { expireOffer } from './own.ts'
import { moveUp } from './free-places.ts'
import { openDate } from './load.ts'
import { loadMoments, nextOf, tellAll } from './moments.ts'

/** It ends well before its function's minute does, and the next run goes on. */
const mostMilliseconds = 40_000

/**
 * What is due: offers that nobody took, and what happens by itself before a date. Until nothing is left or the time is up; what
 * fails is left for the next time and does not stop the others.
 */
export async function settleAttendances(ctx: Context): Promise<void> {
  const started = epochMilliseconds(ctx.now())
  const isOver = () => epochMilliseconds(ctx.now()) - started > mostMilliseconds
  await untilNothingIsDue(ctx, isOver, () => readDueAttendanceIds(ctx.table, ctx.now()), expireOffer)
  await untilNothingIsDue(
    ctx,
    isOver,
    async () => (await readDueDates(ctx.table, ctx.now())).map((date) => JSON.stringify(date)),
    (_, date) => settleDate(ctx, JSON.parse(date) as OfDate),
  )
}

type OfDate = Awaited<ReturnType<typeof readDueDates>>[number]

async function untilNothingIsDue(
  ctx: Context,
  isOver: () => boolean,
  read: () => Promise<string[]>,
  settle: (ctx: Context, name: string) => Promise<boolean>,
): Promise<void> {
  const failed = new Set<string>()
  for (;;) {
    const due = (await read()).filter((name) => !failed.has(name))
    if (due.length === 0) return
    for (const name of due) {
      if (isOver()) return
      const isSettled = await settle(ctx, name).catch((error: unknown) => tell(ctx, error))
      // An index lags behind: what is settled already may still be listed.
      if (!isSettled) failed.add(name)
    }
  }
}

/** The moments of a date that have come, each once, and when the next one comes. */
async function settleDate(ctx: Context, { house, meeting, key }: OfDate): Promise<boolean> {
  const of = { house, meeting, key }
  const now = ctx.now()
  const file = await openDate(ctx, { id: meeting, key }).catch((error: unknown) => {
    if (error instanceof Refusal && error.kind === 'not-found') return undefined
    throw error
  })
  if (file === undefined) {
    await ctx.table.transact([nextMomentWrite(of, undefined)])
    return true
  }
  const { date, entry, start } = file
  const { moments, version } = await loadMoments(ctx, file)
  const isOn = stateOf(entry) === 'published' && takesPlace(date) && start > now
  const zone = file.house.timeZone
  const come = isOn ? momentsCome(moments, { now, date: date.date, zone }) : []
  if (come.some(({ what }) => what === 'newcomers')) await moveUp(ctx, { id: meeting, key })
  for (const { what } of come) {
    if (what === 'newcomers') await moveUp(ctx, { id: meeting, key })
    // Each by itself: one that was told before must not keep the others back.
    else await tellAll(ctx, { ...of, date: date.date, what, version: what === 'release' ? version : 0 })
  }
  await ctx.table.transact([nextMomentWrite(of, isOn ? nextOf(moments, now) : undefined)])
  return true
}

function tell(ctx: Context, error: unknown): false {
  if (!(error instanceof Refusal)) ctx.log.error('a date could not be settled', errorFacts(error))
  return false
}
