import type { Context } from '../../../shared/context.ts'
import type { Form } from '../../../shared/http/form.ts'
import { answerForm, seeOther } from '../../../shared/http/pages.ts'
import type { Answer } from '../../../shared/http/respond.ts'
import { removeMeetingPhoto, setMeetingPhoto } from '../../meetings/actions/meeting-photo.ts'
import type { PhotoForm } from '../../photos/schema.ts'
import { hrefOf } from '../views/side.ts'
import { showMeeting } from './meeting.ts'
import { openBehind, sideOf } from './opened.ts'
import type { HostRequest } from './opened.ts'

/** A photo of the meeting, or other words for it. */
export async function takePhoto(
  ctx: Context,
  asked: HostRequest & { form: Form<PhotoForm> },
): Promise<Answer> {
  await openBehind(ctx, asked)
  return answerForm(asked, {
    accepted: async (form) => {
      const became = await setMeetingPhoto(ctx, asked.actor, { id: asked.params.id, form })
      return seeOther(hrefOf(sideOf(asked), '', { done: became === 'shown' ? 'photo' : 'photoWaits' }))
    },
    refused: (photoFailure) => showMeeting(ctx, asked, { photoFailure }),
  })
}

/** The meeting without the photo that waits, or else that is shown. */
export async function dropPhoto(ctx: Context, asked: HostRequest): Promise<Answer> {
  await openBehind(ctx, asked)
  const was = await removeMeetingPhoto(ctx, asked.actor, asked.params.id)
  return seeOther(hrefOf(sideOf(asked), '', { done: was === 'shown' ? 'photoGone' : 'photoDropped' }))
}
