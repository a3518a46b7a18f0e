import type { Context } from '../../../shared/context.ts'
import { Refusal } from '../../../shared/refusal.ts'
import type { Write } from '../../../shared/table/write.ts'
import { hasBegun, hasEnded } from '../rules/dates.ts'
import { spanOf } from '../rules/scope.ts'
import { withRemark } from '../rules/remarks.ts'
import type { MeetingDate, Remark } from '../schema/entry.ts'
import { remarksWrite } from '../store/entries.ts'
import type { OpenedMeeting } from './load.ts'

export interface OfDate<Change> {
  id: string
  key: string
  change: Change
}

/** Dates that have begun stay as they are; refuses with `in-the-past` if nothing else is meant. */
export function upcoming(
  ctx: Pick<Context, 'now'>,
  { house }: Pick<OpenedMeeting, 'house'>,
  dates: readonly MeetingDate[],
  isPast: typeof hasEnded | typeof hasBegun = hasBegun,
): MeetingDate[] {
  const now = ctx.now()
  const meant = dates.filter((date) => !isPast(date, house.timeZone, now))
  if (meant.length === 0) throw new Refusal('conflict', 'in-the-past')
  return meant
}

/** Why dates are called off, as far as there is room to say it beside them: they are called off in any case, and whoever holds them reads it. */
export function reasonWrites(
  ctx: Pick<Context, 'now'>,
  file: Pick<OpenedMeeting, 'entry' | 'meeting' | 'house'>,
  dates: readonly MeetingDate[],
  reason: string,
): Write[] {
  try {
    return [remarkWrite(ctx, file, dates, { note: reason })]
  } catch (error) {
    if (error instanceof Refusal && error.code === 'too-many-remarks') return []
    throw error
  }
}

export function remarkWrite(
  ctx: Pick<Context, 'now'>,
  { entry, meeting, house }: Pick<OpenedMeeting, 'entry' | 'meeting' | 'house'>,
  dates: readonly MeetingDate[],
  said: Omit<Remark, 'from' | 'to'>,
): Write {
  const remark = { ...spanOf(dates), ...said }
  const now = ctx.now()
  const remarks = withRemark(entry, remark, { now, zone: house.timeZone })
  return remarksWrite(meeting.house, meeting.id, { remarks, now })
}
