import type { Actor } from '../../../shared/actor.ts'
import type { Context } from '../../../shared/context.ts'
import { Refusal } from '../../../shared/refusal.ts'
import { retryIfChanged } from '../../../shared/retry-if-changed.ts'
import type { Write } from '../../../shared/table/write.ts'
import { isTrusted } from '../../bookings/actions/consent.ts'
import type { MeetingChange } from '../contract/parts.ts'
import { changedMeeting, saysOther } from '../rules/change.ts'
import { accessDataWrite, goneAccessDataWrite, readAccessData } from '../store/access-data.ts'
import { askingWrites } from '../store/asking.ts'
import { entryWrite } from '../store/entries.ts'
import { nextMeetingWrite } from '../store/meetings.ts'
import { changeDate } from './dates.ts'
import { openToChange } from './load.ts'
import type { OpenedMeeting } from './load.ts'

/** A form says all there is, and shows the version it was filled from: what is empty in it is gone. */
export interface Whole {
  version: number
}

/**
 * Other words, registration, access data. What a host says to others whom the house does not trust is shown when somebody has
 * read it; until then it says what it said. With a date and a scope it is said of these dates alone.
 */
export async function changeMeeting(
  ctx: Context,
  actor: Actor,
  { id, change, form }: { id: string; change: MeetingChange; form?: Whole },
): Promise<void> {
  const { occurrence: key, scope, note, accessData: _access, ...said } = change
  if (key !== undefined && scope !== 'all') {
    return changeDate(ctx, actor, { id, key, change: { title: said.title, note, scope } })
  }
  await retryIfChanged(async () => {
    const file = await openToChange(ctx, actor, id)
    const { meeting, by, house } = file
    if (form && form.version !== meeting.version) throw new Refusal('conflict', 'changed-meanwhile')
    const isRead = by.kind !== 'contact' || !saysOther(meeting, said) || (await isTrusted(ctx, meeting))
    const after = changedMeeting(meeting, said, { isRead, now: ctx.now(), whole: form !== undefined })
    await ctx.table.transact([
      nextMeetingWrite(after, house.retentionMonths),
      entryWrite(after),
      ...askingWrites(meeting, after),
      ...(await accessWrites(ctx, file, { change, whole: form !== undefined })),
    ])
  })
}

/** Access data are told again where they changed; a form without them takes them back. */
async function accessWrites(
  ctx: Pick<Context, 'table'>,
  { meeting: { id, house } }: OpenedMeeting,
  { change: { accessData }, whole }: { change: MeetingChange; whole: boolean },
): Promise<Write[]> {
  if (accessData === undefined && !whole) return []
  const before = await readAccessData(ctx.table, id)
  if (accessData === undefined) return before ? [goneAccessDataWrite(id)] : []
  const { text, releaseHoursBefore } = accessData
  if (before?.text === text && before.releaseHoursBefore === releaseHoursBefore) return []
  return [accessDataWrite({ ...accessData, meeting: id, house, version: (before?.version ?? 0) + 1 })]
}
