import type { Context } from '../../../shared/context.ts'
import { workOff } from '../../../shared/due-work.ts'
import { loadHouse } from '../../houses/actions/load-house.ts'
import { fateOf, longOver, nextUpkeep } from '../rules/upkeep.ts'
import { parseEntry } from '../rules/parse-entry.ts'
import { goneAccessDataWrite } from '../store/access-data.ts'
import { droppedMeetingWrite, nextMeetingWrite, readMeeting } from '../store/meetings.ts'
import { askingWrites } from '../store/asking.ts'
import { endedMeeting } from '../rules/photo.ts'
import { lostPhotoWrites } from '../store/photo.ts'
import { entryWrite } from '../store/entries.ts'
import { clearedWrite, goneWrites, dueUpkeep, readStoredEntry, upkeepWrite } from '../store/upkeep.ts'
import type { Write } from '../../../shared/table/write.ts'
import type { Meeting } from '../schema.ts'
import type { OfHouse } from '../store/upkeep.ts'

/** A programme is read as a whole: what is long over leaves it, so that it stays as short as what is on. */
export function keepProgrammesShort(ctx: Context): Promise<void> {
  return workOff(ctx, {
    due: dueUpkeep,
    work: (of) => clearUp(ctx, of),
    failed: 'a programme could not be kept short',
  })
}

async function clearUp(ctx: Context, of: OfHouse): Promise<void> {
  // First, so that one that fails is looked at again in a month and is in nobody's way until then.
  await ctx.table.transact([upkeepWrite(of, nextUpkeep(ctx.now()))])
  const stored = await readStoredEntry(ctx.table, of)
  const entry = stored && parseEntry(stored)
  if (stored === undefined || entry === undefined) return
  const day = ctx.now().slice(0, 10)
  const bookings = longOver(entry, day)
  const isShown = entry.bookings.some(({ announced }) => announced) || entry.wasShown === true
  if (bookings.length > 0) await ctx.table.transact([clearedWrite(of, { stored, bookings, isShown })])
  const left = entry.bookings.filter(({ booking }) => !bookings.includes(booking))
  const fate = fateOf({ ...entry, bookings: left, ...(isShown ? { wasShown: true } : {}) }, day)
  if (fate === 'keep') return
  const meeting = await readMeeting(ctx.table, of.meeting)
  const gone = fate === 'forget' ? [...goneWrites(of, stored), goneAccessDataWrite(of.meeting)] : []
  // What was never shown may never have been proved.
  const end =
    fate === 'forget' && !isShown && meeting?.origin === 'public'
      ? droppedWrites(meeting)
      : await endedWrites(ctx, meeting, fate)
  await ctx.table.transact([...gone, ...end])
}

function droppedWrites(meeting: Meeting): Write[] {
  const after = endedMeeting(meeting)
  return [droppedMeetingWrite(meeting), ...askingWrites(meeting, after), ...lostPhotoWrites(meeting, after)]
}

/** A meeting is kept as long as bookings are from the day on which it has ended. */
async function endedWrites(
  ctx: Context,
  meeting: Meeting | undefined,
  fate: 'end' | 'forget',
): Promise<Write[]> {
  if (meeting === undefined || meeting.state === 'ended') return []
  const { house } = await loadHouse(ctx, meeting.house)
  const after = { ...endedMeeting(meeting), updatedAt: ctx.now(), version: meeting.version + 1 }
  return [
    ...(fate === 'end' ? [entryWrite(after)] : []),
    nextMeetingWrite(after, house.retentionMonths),
    ...askingWrites(meeting, after),
    ...lostPhotoWrites(meeting, after),
  ]
}
