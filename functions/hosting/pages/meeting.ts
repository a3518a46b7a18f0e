import type { Context } from '../../../shared/context.ts'
import { answerForm, html, seeOther } from '../../../shared/http/pages.ts'
import type { Form } from '../../../shared/http/form.ts'
import type { Failure } from '../../../shared/http/failure.ts'
import type { Answer } from '../../../shared/http/respond.ts'
import { Refusal } from '../../../shared/refusal.ts'
import { readAskedMoves } from '../../meetings/actions/asked-move.ts'
import { datesOf } from '../../meetings/rules/dates.ts'
import { readAccessData } from '../../meetings/actions/access-data.ts'
import { publishOpenMeeting } from '../../attendances/actions/publish-open-meeting.ts'
import { changeOpenMeeting } from '../../attendances/actions/change-open-meeting.ts'
import { endMeeting } from '../../meetings/actions/end-meeting.ts'
import { pauseMeeting } from '../../meetings/actions/pause-meeting.ts'
import { readHelping } from '../../duties/actions/others.ts'
import { listSuggestions } from '../../suggestions/actions/list-suggestions.ts'
import { countsOf } from '../../meetings/actions/read-meeting.ts'
import type { MeetingForm } from '../contract/forms.ts'
import { changeOfForm } from '../rules/forms.ts'
import { editView } from '../views/edit.ts'
import type { MeetingModel } from '../views/meeting-model.ts'
import { meetingView } from '../views/meeting.ts'
import { hrefOf } from '../views/side.ts'
import { openBehind, shownOf, sideOf } from './opened.ts'
import type { HostRequest } from './opened.ts'

/** The meeting from behind. */
export async function showMeeting(
  ctx: Context,
  asked: HostRequest,
  more: Pick<MeetingModel, 'done' | 'failed' | 'stepFailure' | 'dutiesFailure' | 'photoFailure'> = {},
): Promise<Answer> {
  const file = await openBehind(ctx, asked)
  const { meeting, entry } = file
  const [counts, helping, wishes, moves] = await Promise.all([
    countsOf(ctx, file),
    readHelping(ctx, meeting),
    listSuggestions(ctx, asked.actor, meeting.id),
    readAskedMoves(ctx, datesOf(entry)),
  ])
  const { suggestions } = wishes
  const shown = { ...shownOf(ctx, asked, file), meeting, entry, counts, ...helping, suggestions, moves }
  return html(meetingView({ ...shown, ...more }))
}

export async function showEdit(ctx: Context, asked: HostRequest, failure?: Failure): Promise<Answer> {
  const file = await openBehind(ctx, asked)
  const accessData = await readAccessData(ctx.table, file.meeting.id)
  const { meeting } = file
  return html(
    editView({ ...shownOf(ctx, asked, file), meeting, accessData, ...(failure ? { failure } : {}) }),
  )
}

export async function takeEdit(
  ctx: Context,
  asked: HostRequest & { form: Form<MeetingForm> },
): Promise<Answer> {
  await openBehind(ctx, asked)
  return answerForm(asked, {
    accepted: async (sent) => {
      const { id } = asked.params
      const change = changeOfForm(sent)
      await changeOpenMeeting(ctx, asked.actor, { id, change, form: { version: sent.version } })
      return seeOther(hrefOf(sideOf(asked), '', { done: 'changed' }))
    },
    refused: (failure) => showEdit(ctx, asked, failure),
  })
}

type Step = 'publish' | 'pause' | 'end'
type StepSent = { version: number; reason?: string | undefined }

/** A step of a meeting's life; one that was decided on an older version is shown what there is now. */
export async function takeStep(
  ctx: Context,
  asked: HostRequest & { form: Form<StepSent> },
  step: Step,
): Promise<Answer> {
  const { meeting } = await openBehind(ctx, asked)
  return answerForm(asked, {
    accepted: async ({ version, reason }) => {
      if (version !== meeting.version) throw new Refusal('conflict', 'changed-meanwhile')
      const { actor, params } = asked
      if (step === 'publish') await publishOpenMeeting(ctx, actor, params.id)
      else if (step === 'pause') await pauseMeeting(ctx, actor, params.id)
      else await endMeeting(ctx, actor, { id: params.id, reason })
      return seeOther(hrefOf(sideOf(asked), '', { done: step }))
    },
    refused: (stepFailure) => showMeeting(ctx, asked, { failed: stepFailure.code, stepFailure }),
  })
}
