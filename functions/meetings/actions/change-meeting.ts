import type { Actor } from '../../../shared/actor.ts'
import type { Context } from '../../../shared/context.ts'
import { known } from '../../../shared/known.ts'
import { invalidField, Refusal } from '../../../shared/refusal.ts'
import { retryIfChanged } from '../../../shared/retry-if-changed.ts'
import type { Write } from '../../../shared/table/write.ts'
import { isTrusted } from '../../bookings/actions/consent.ts'
import { pickRooms } from '../../rooms/actions/load-rooms.ts'
import type { MeetingChange } from '../contract/parts.ts'
import { changedMeeting, saysOther } from '../rules/change.ts'
import { datesOf, hasBegun, mayBeCancelled } from '../rules/dates.ts'
import type { Venue } from '../schema/venue.ts'
import { accessDataWrite, goneAccessDataWrite, readAccessData } from '../store/access-data.ts'
import { askingWrites } from '../store/asking.ts'
import { entryWrite } from '../store/entries.ts'
import { nextMeetingWrite } from '../store/meetings.ts'
import { moveDate } from './move-date.ts'
import { changeDate } from './change-date.ts'
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
  if (isOfDates(change)) return changeSome(ctx, actor, { id, change })
  const { occurrence: _key, scope: _scope, note: _note, accessData: _access, venue, ...others } = change
  // Where the house has to say yes to other rooms first, the meeting is where it was until then.
  const isThere = venue !== undefined && (await moveWithRooms(ctx, actor, { id, venue })) === 'moved'
  const said = isThere ? { ...others, venue } : others
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

/** What is said of dates: with all that a meeting says it is never mixed. Refuses with the field that only a meeting can have. */
function isOfDates({
  occurrence,
  scope,
  title: _title,
  note,
  venue: _venue,
  ...others
}: MeetingChange): boolean {
  if (occurrence === undefined) {
    if (note !== undefined || (scope !== undefined && scope !== 'all')) throw invalidField('/occurrence')
    return false
  }
  if (scope === 'all' && note === undefined) return false
  const [other] = Object.keys(known(others))
  if (other !== undefined) throw invalidField(`/${other}`)
  return true
}

async function changeSome(
  ctx: Context,
  actor: Actor,
  { id, change }: { id: string; change: MeetingChange },
): Promise<void> {
  const { occurrence: key = '', scope, title, note, venue } = change
  if (venue !== undefined) await moveDate(ctx, actor, { id, key, change: { venue, scope } })
  if (title !== undefined || note !== undefined)
    await changeDate(ctx, actor, { id, key, change: { title, note, scope } })
}

/** Into rooms or out of them: all dates to come go there with their booking, by its own rules. */
async function moveWithRooms(
  ctx: Context,
  actor: Actor,
  { id, venue }: { id: string; venue: Venue },
): Promise<'moved' | 'asked'> {
  const { meeting, entry, house, rooms } = await openToChange(ctx, actor, id)
  if (venue.kind === 'rooms') pickRooms(rooms, venue.rooms)
  else if (meeting.venue.kind !== 'rooms') return 'moved'
  const first = datesOf(entry).find(
    (date) => !hasBegun(date, house.timeZone, ctx.now()) && mayBeCancelled(date),
  )
  if (first === undefined) return 'moved'
  return moveDate(ctx, actor, { id, key: first.key, change: { venue, scope: 'all' } })
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
