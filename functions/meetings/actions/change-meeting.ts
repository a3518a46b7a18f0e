import type { Actor } from '../../../shared/actor.ts'
import type { Context } from '../../../shared/context.ts'
import { retryIfChanged } from '../../../shared/retry-if-changed.ts'
import type { Write } from '../../../shared/table/write.ts'
import { isTrusted } from '../../bookings/actions/consent.ts'
import type { MeetingChange } from '../contract/parts.ts'
import { changedMeeting, saysOther } from '../rules/change.ts'
import { accessDataWrite, readAccessData } from '../store/access-data.ts'
import { entryWrite } from '../store/entries.ts'
import { nextMeetingWrite } from '../store/meetings.ts'
import { changeDate } from './dates.ts'
import { openToChange } from './load.ts'
import type { OpenedMeeting } from './load.ts'

/**
 * Other words, registration, access data. What a host says to others whom the house does not trust is shown when somebody has
 * read it; until then it says what it said. With a date and a scope it is said of these dates alone.
 */
export async function changeMeeting(
  ctx: Context,
  actor: Actor,
  { id, change }: { id: string; change: MeetingChange },
): Promise<void> {
  const { occurrence: key, scope, note, accessData: _access, ...said } = change
  if (key !== undefined && scope !== 'all') {
    return changeDate(ctx, actor, { id, key, change: { title: said.title, note, scope } })
  }
  await retryIfChanged(async () => {
    const file = await openToChange(ctx, actor, id)
    const { meeting, by, house } = file
    const isRead = by.kind !== 'contact' || !saysOther(meeting, said) || (await isTrusted(ctx, meeting))
    const after = changedMeeting(meeting, said, { isRead, now: ctx.now() })
    await ctx.table.transact([
      nextMeetingWrite(after, house.retentionMonths),
      entryWrite(after),
      ...(await accessWrites(ctx, file, change)),
    ])
  })
}

/** Access data are told again where they changed. */
async function accessWrites(
  ctx: Pick<Context, 'table'>,
  { meeting: { id, house } }: OpenedMeeting,
  { accessData }: MeetingChange,
): Promise<Write[]> {
  if (accessData === undefined) return []
  const before = await readAccessData(ctx.table, id)
  const { text, releaseHoursBefore } = accessData
  if (before?.text === text && before.releaseHoursBefore === releaseHoursBefore) return []
  return [accessDataWrite({ ...accessData, meeting: id, house, version: (before?.version ?? 0) + 1 })]
}
