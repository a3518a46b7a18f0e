import type { Actor } from '../../../shared/actor.ts'
import type { Context } from '../../../shared/context.ts'
import type { Failure } from '../../../shared/http/failure.ts'
import type { Form } from '../../../shared/http/form.ts'
import { answerForm, html, pagesOf, seeOther } from '../../../shared/http/pages.ts'
import type { Answer } from '../../../shared/http/respond.ts'
import { invalidField } from '../../../shared/refusal.ts'
import type { Language } from '../../../shared/language.ts'
import { hrefTo } from '../../houses/views/manage-frame.ts'
import { approveBooking, cancelBooking, declineBooking } from '../actions/decide.ts'
import { askContact } from '../actions/ask.ts'
import { managePages } from '../contract/manage-pages.ts'
import { mayTake } from '../rules/state.ts'
import type { Step } from '../rules/state.ts'
import { managedBookingView } from '../views/manage-booking.ts'
import { approveView, askView, cancelView, declineView } from '../views/manage-step.ts'
import type { StepModel } from '../views/manage-step.ts'
import { bookingHref } from '../views/manage-words.ts'
import { bookingModel, isOver, managedOf, metOf, openManaged } from './manage-load.ts'

const { approvePage, sendApprove, declinePage, sendDecline, managedCancelPage, sendManagedCancel } =
  managePages
const { askPage, sendAsk } = managePages

export interface Asked<T = unknown> {
  actor: Actor
  language: Language
  path: string
  params: { house: string; id: string }
  form: Form<T>
}

export const decidePages = pagesOf(
  {
    approvePage,
    sendApprove,
    declinePage,
    sendDecline,
    managedCancelPage,
    sendManagedCancel,
    askPage,
    sendAsk,
  },
  {
    approvePage: (ctx, asked) => confirmPage(ctx, asked, 'approve', approveView),
    sendApprove: (ctx, asked) =>
      send(ctx, asked, approveView, async () => {
        await approveBooking(ctx, asked.actor, asked.params)
        return toInbox(asked, 'approved')
      }),

    declinePage: (ctx, asked) => confirmPage(ctx, asked, 'decline', declineView),
    sendDecline: (ctx, asked) =>
      send(ctx, asked, declineView, async (given) => {
        const reason = reasonOf(given)
        if (reason === undefined) throw invalidField('/reason', 'required')
        await declineBooking(ctx, asked.actor, { id: asked.params.id, reason })
        return toInbox(asked, 'declined')
      }),

    managedCancelPage: (ctx, asked) => confirmPage(ctx, asked, 'cancel', cancelView),
    sendManagedCancel: (ctx, asked) =>
      send(ctx, asked, cancelView, async (given) => {
        const reason = reasonOf(given)
        const words = reason === undefined ? {} : { reason }
        await cancelBooking(ctx, asked.actor, { id: asked.params.id, ...words })
        return toInbox(asked, 'cancelled')
      }),

    askPage: (ctx, asked) => confirmPage(ctx, asked, 'ask', askView),
    sendAsk: (ctx, asked) =>
      send(ctx, asked, askView, async ({ question }) => {
        await askContact(ctx, asked.actor, { id: asked.params.id, question })
        return toInbox(asked, 'asked')
      }),
  },
)

/** Before a step is taken; one that is no longer possible leads to the booking, which says so. */
async function confirmPage(
  ctx: Context,
  asked: Asked,
  step: Step,
  view: (model: StepModel) => string,
): Promise<Answer> {
  const file = await openManaged(ctx, asked)
  const { booking } = file
  const late = !mayTake(step, booking.state)
    ? 'already-decided'
    : (step === 'approve' || step === 'cancel' || step === 'move' || step === 'change') && isOver(ctx, file)
      ? 'in-the-past'
      : undefined
  if (late) return seeOther(bookingHref(booking, 'managedBookingPage', { done: late }))
  const met = await metOf(ctx, file)
  return html(view({ ...managedOf(ctx, file, asked), booking, ...(met ? { met } : {}) }))
}

/** Takes the step; what came too late shows the booking as it stands now, with a plain sentence. */
async function send<T>(
  ctx: Context,
  asked: Asked<T>,
  view: (model: StepModel) => string,
  accepted: (input: T) => Promise<Answer>,
): Promise<Answer> {
  const file = await openManaged(ctx, asked)
  return answerForm(asked, {
    accepted,
    refused: async (failure) => {
      if (isLate(failure)) return html(await lateView(ctx, asked, failure.code))
      return html(view({ ...managedOf(ctx, file, asked), booking: file.booking, failure }))
    },
  })
}

const late = ['already-decided', 'in-the-past', 'changed-meanwhile']

export function isLate({ code }: Failure): boolean {
  return late.includes(code)
}

/** The booking as it is by now. */
export async function lateView(ctx: Context, asked: Asked, code: string): Promise<string> {
  const file = await openManaged(ctx, asked)
  const model = await bookingModel(ctx, file, asked)
  return managedBookingView({ ...model, here: bookingHref(file.booking), done: code })
}

function toInbox({ params: { house, id } }: Asked, done: string): Answer {
  return seeOther(hrefTo('inbox', house, { done, booking: id }))
}

/** What was chosen, then what was written. */
function reasonOf({
  chosen,
  reason,
}: {
  chosen?: string | undefined
  reason?: string | undefined
}): string | undefined {
  const words = [chosen, reason].filter((text) => text !== undefined)
  return words.length === 0 ? undefined : words.join('\n')
}
