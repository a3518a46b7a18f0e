import type { Actor } from '../../../shared/actor.ts'
import type { Context } from '../../../shared/context.ts'
import { retryIfChanged } from '../../../shared/retry-if-changed.ts'
import type { Write } from '../../../shared/table/write.ts'
import { isTrusted } from '../../bookings/actions/consent.ts'
import { photoWrite } from '../../photos/actions/owned-photo.ts'
import { photoOfForm } from '../../photos/rules.ts'
import type { PhotoForm } from '../../photos/schema.ts'
import { stateOf } from '../rules/dates.ts'
import { isOtherPhoto, meetingPhoto, waitingPhoto, withWaitingPhoto } from '../rules/photo.ts'
import type { Meeting } from '../schema.ts'
import { openToChange } from './load.ts'
import type { OpenedMeeting } from './load.ts'
import { stateWrites } from './become.ts'

/**
 * Another photo of the meeting, in the place of the one before, or other words for it. Nobody reads a photo before it is shown, so that of a
 * host whom the house does not trust waits, as other words do, once the meeting can be seen. Refuses as `photoOfForm`. `waits`: it does.
 */
export function setMeetingPhoto(
  ctx: Context,
  actor: Actor,
  { id, form }: { id: string; form: PhotoForm },
): Promise<'shown' | 'waits'> {
  return change(ctx, actor, id, async (file) => {
    const { meeting } = file
    const waiting = meeting.proposed?.photo
    if (await mayShow(ctx, file)) {
      const { photo, stored } = photoOfForm(form, meetingPhoto(meeting), meeting.photo)
      // Whoever shows another one has decided about the one that waits.
      const settled = stored ? withWaitingPhoto(meeting, undefined) : meeting
      return { after: { ...settled, photo }, writes: stored ? [photoWrite(stored)] : [], became: 'shown' }
    }
    const { photo, stored } = photoOfForm(form, waitingPhoto(meeting), waiting ?? meeting.photo)
    const after = withWaitingPhoto(meeting, photo)
    return { after, writes: stored && isOtherPhoto(after) ? [photoWrite(stored)] : [], became: 'waits' }
  })
}

/** Without the photo that waits, else without the one that is shown; without either, nothing. */
export function removeMeetingPhoto(ctx: Context, actor: Actor, id: string): Promise<'shown' | 'waits'> {
  return change(ctx, actor, id, async ({ meeting }) => {
    if (meeting.proposed?.photo !== undefined)
      return { after: withWaitingPhoto(meeting, undefined), writes: [], became: 'waits' }
    const { photo: _before, ...after } = meeting
    return { after, writes: [], became: 'shown' }
  })
}

async function mayShow(ctx: Context, { by, entry, meeting }: OpenedMeeting): Promise<boolean> {
  return by.kind !== 'contact' || stateOf(entry) === 'draft' || (await isTrusted(ctx, meeting))
}

interface Changed<Became> {
  after: Meeting
  writes: readonly Write[]
  became: Became
}

function change<Became>(
  ctx: Context,
  actor: Actor,
  id: string,
  next: (file: OpenedMeeting) => Promise<Changed<Became>>,
): Promise<Became> {
  return retryIfChanged(async () => {
    const file = await openToChange(ctx, actor, id)
    const { after, writes, became } = await next(file)
    await ctx.table.transact([...stateWrites(ctx, file, after), ...writes])
    return became
  })
}
