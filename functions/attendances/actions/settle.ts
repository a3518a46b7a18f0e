import type { Context } from '../../../shared/context.ts'
import { workOff } from '../../../shared/due-work.ts'
import { Refusal } from '../../../shared/refusal.ts'
import { readDueAttendanceIds } from '../store/attendances.ts'
import { nextMomentWrite, readDueDates } from '../store/counts.ts'
import { stateOf, takesPlace } from '../../meetings/rules/dates.ts'
import { momentsCome } from '../rules/moments.ts'
import { expireOffer } from './own.ts'
import { moveUp } from './free-places.ts'
import { openDate } from './load.ts'
import { loadMoments, nextOf, tellAll } from './moments.ts'

type OfDate = Awaited<ReturnType<typeof readDueDates>>[number]

/** What is due: offers that nobody took, and what happens by itself before a date. */
export async function settleAttendances(ctx: Context): Promise<void> {
  await workOff(ctx, {
    read: () => readDueAttendanceIds(ctx.table, ctx.now()),
    nameOf: (id) => id,
    work: (id) => expireOffer(ctx, id),
    failed: 'an offer could not be ended',
  })
  await workOff(ctx, {
    read: () => readDueDates(ctx.table, ctx.now()),
    nameOf: ({ house, meeting, key }) => `${house} ${meeting} ${key}`,
    work: (date) => settleDate(ctx, date),
    failed: 'a date could not be settled',
  })
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
  if (isOn) await moveUp(ctx, { id: meeting, key })
  for (const { what } of come) {
    // Each by itself: one that was told before must not keep the others back.
    if (what !== 'newcomers')
      await tellAll(ctx, { ...of, date: date.date, what, version: what === 'release' ? version : 0 })
  }
  await ctx.table.transact([nextMomentWrite(of, isOn ? nextOf(moments, now) : undefined)])
  return true
}
