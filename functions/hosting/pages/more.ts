import type * as z from 'zod/mini'
import type { Context } from '../../../shared/context.ts'
import type { Form } from '../../../shared/http/form.ts'
import { answerForm, seeOther } from '../../../shared/http/pages.ts'
import type { Answer } from '../../../shared/http/respond.ts'
import { readHelping } from '../../duties/actions/others.ts'
import { changeDuties } from '../../duties/actions/change-duties.ts'
import { removeSuggestion } from '../../suggestions/actions/remove-suggestion.ts'
import { releaseSuggestion } from '../../suggestions/actions/release-suggestion.ts'
import type { DutiesForm, SuggestionStep } from '../contract/forms.ts'
import { dutiesOfForm } from '../rules/forms.ts'
import { dutiesSeenOf, requireSame } from '../rules/seen.ts'
import { hrefOf } from '../views/side.ts'
import { showMeeting } from './meeting.ts'
import { openBehind, sideOf } from './opened.ts'
import type { HostRequest } from './opened.ts'

/** What each date of a meeting needs. */
export async function takeDuties(
  ctx: Context,
  asked: HostRequest & { form: Form<z.infer<typeof DutiesForm>> },
): Promise<Answer> {
  const { meeting } = await openBehind(ctx, asked)
  return answerForm(asked, {
    accepted: async (sent) => {
      requireSame(sent.seen, dutiesSeenOf((await readHelping(ctx, meeting)).duties))
      await changeDuties(ctx, asked.actor, { id: asked.params.id, duties: dutiesOfForm(sent) })
      return seeOther(hrefOf(sideOf(asked), '', { done: 'duties' }))
    },
    refused: (dutiesFailure) => showMeeting(ctx, asked, { failed: dutiesFailure.code, dutiesFailure }),
  })
}

/** A wish is shown to others, or taken away. */
export async function takeSuggestion(
  ctx: Context,
  asked: HostRequest & { form: Form<z.infer<typeof SuggestionStep>> },
  step: 'release' | 'remove',
): Promise<Answer> {
  await openBehind(ctx, asked)
  return answerForm(asked, {
    accepted: async ({ suggestion }) => {
      const act = step === 'release' ? releaseSuggestion : removeSuggestion
      await act(ctx, asked.actor, { id: asked.params.id, suggestion })
      return seeOther(hrefOf(sideOf(asked), '', { done: 'suggestion' }))
    },
    refused: ({ code }) => showMeeting(ctx, asked, { failed: code }),
  })
}
