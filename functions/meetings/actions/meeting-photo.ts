import type { Actor } from '../../../shared/actor.ts'
import type { Context } from '../../../shared/context.ts'
import { invalidField } from '../../../shared/refusal.ts'
import { retryIfChanged } from '../../../shared/retry-if-changed.ts'
import type { Write } from '../../../shared/table/write.ts'
import { isTrusted } from '../../bookings/actions/consent.ts'
import { photoWrite } from '../../photos/actions/owned-photo.ts'
import { photoOfForm } from '../../photos/rules.ts'
import type { Photo, PhotoForm } from '../../photos/schema.ts'
import { stateOf } from '../rules/dates.ts'
import { meetingPhoto } from '../rules/photo.ts'
import type { Meeting } from '../schema.ts'
import { openToChange } from './load.ts'
import type { OpenedMeeting } from './load.ts'
import { stateWrites } from './become.ts'

/**
 * Another photo of the meeting, in the place of the one before, or other words for it. Nobody reads a photo before it is shown, so a host
 * whom the house does not trust can give one only while the meeting is not shown yet (`photo-unseen`). Refuses else as `photoOfForm`.
 */
export function setMeetingPhoto(
  ctx: Context,
  actor: Actor,
  { id, form }: { id: string; form: PhotoForm },
): Promise<void> {
  return change(ctx, actor, id, async (file) => {
    if (!(await mayShow(ctx, file))) throw invalidField('/file', 'photo-unseen')
    const { photo, stored } = photoOfForm(form, meetingPhoto(file.meeting), file.meeting.photo)
    return { photo, writes: stored ? [photoWrite(stored)] : [] }
  })
}

/** The meeting without a photo; without one before, nothing. */
export function removeMeetingPhoto(ctx: Context, actor: Actor, id: string): Promise<void> {
  return change(ctx, actor, id, async () => ({ writes: [] }))
}

async function mayShow(ctx: Context, { by, entry, meeting }: OpenedMeeting): Promise<boolean> {
  return by.kind !== 'contact' || stateOf(entry) === 'draft' || (await isTrusted(ctx, meeting))
}

function change(
  ctx: Context,
  actor: Actor,
  id: string,
  next: (file: OpenedMeeting) => Promise<{ photo?: Photo; writes: readonly Write[] }>,
): Promise<void> {
  return retryIfChanged(async () => {
    const file = await openToChange(ctx, actor, id)
    const { photo, writes } = await next(file)
    const { photo: _before, ...meeting }: Meeting = file.meeting
    const after = photo ? { ...meeting, photo } : meeting
    await ctx.table.transact([...stateWrites(ctx, file, after), ...writes])
  })
}
