import type * as z from 'zod/mini'
import type { Actor } from '../../../shared/actor.ts'
import type { Context } from '../../../shared/context.ts'
import type { Form } from '../../../shared/http/form.ts'
import { answerForm, html, seeOther } from '../../../shared/http/pages.ts'
import type { Answer } from '../../../shared/http/respond.ts'
import { leaveDate } from '../../attendances/actions/leave-date.ts'
import { acceptOffer } from '../../attendances/actions/accept-offer.ts'
import { markCame } from '../../attendances/actions/mark-came.ts'
import { listOfDate } from '../../attendances/actions/list-of-date.ts'
import { signUp } from '../../attendances/actions/sign-up.ts'
import { tallyHref } from '../../duties/actions/missing-tallies.ts'
import type { CallerForm, CameForm, ForThemForm } from '../contract/forms.ts'
import { printedList } from '../views/coming.ts'
import { hrefOf } from '../views/side.ts'
import { showDate } from './date.ts'
import { openBehind, shownOf } from './opened.ts'
import type { HostRequest } from './opened.ts'

type OnDate = HostRequest & { params: { key: string } }

/** Somebody who called, or came by. */
export async function takeCaller(
  ctx: Context,
  asked: OnDate & { form: Form<z.infer<typeof CallerForm>> },
): Promise<Answer> {
  const { side } = await openBehind(ctx, asked)
  const { id, key } = asked.params
  return answerForm(asked, {
    accepted: async (caller) => {
      await signUp(ctx, asked.actor, { id, key, asked: caller })
      return seeOther(`${hrefOf(side, '', { key, done: 'entered' })}#coming`)
    },
    refused: (callerFailure) => showDate(ctx, asked, { callerFailure }),
  })
}

export async function takeCame(
  ctx: Context,
  asked: OnDate & { form: Form<z.infer<typeof CameForm>> },
): Promise<Answer> {
  const { side } = await openBehind(ctx, asked)
  const { key } = asked.params
  return answerForm(asked, {
    accepted: async ({ attendance, came }) => {
      await markCame(ctx, asked.actor, { id: attendance, came })
      return seeOther(`${hrefOf(side, '', { key, done: 'came' })}#coming`)
    },
    refused: ({ code }) => showDate(ctx, asked, { failed: code }),
  })
}

const forThem = {
  accept: (ctx: Context, actor: Actor, id: string) => acceptOffer(ctx, actor, { id }),
  leave: leaveDate,
}

/** Somebody said on the phone that they take their place, or that they do not come. */
export async function takeForThem(
  ctx: Context,
  asked: OnDate & { form: Form<z.infer<typeof ForThemForm>> },
  step: keyof typeof forThem,
): Promise<Answer> {
  const { side } = await openBehind(ctx, asked)
  const { key } = asked.params
  return answerForm(asked, {
    accepted: async ({ attendance }) => {
      await forThem[step](ctx, asked.actor, attendance)
      return seeOther(`${hrefOf(side, '', { key, done: step })}#coming`)
    },
    refused: ({ code }) => showDate(ctx, asked, { failed: code }),
  })
}

/** Who comes, on paper. */
export async function showList(ctx: Context, asked: OnDate): Promise<Answer> {
  const file = await openBehind(ctx, asked)
  const { id, key } = asked.params
  const list = await listOfDate(ctx, asked.actor, { id, key })
  const { path: tally } = await tallyHref(ctx, { meeting: id, key })
  return html(printedList({ ...shownOf(ctx, asked, file), list, tally }))
}
