import type { Actor } from '../../../shared/actor.ts'
import type { Context } from '../../../shared/context.ts'
import type { Failure } from '../../../shared/http/failure.ts'
import type { Form } from '../../../shared/http/form.ts'
import { answerForm, html, pagesOf, seeOther } from '../../../shared/http/pages.ts'
import type { Answer } from '../../../shared/http/respond.ts'
import { invalidField } from '../../../shared/refusal.ts'
import type { Language } from '../../../shared/language.ts'
import { losingTo } from '../../bookings/actions/rivals.ts'
import { approveBooking } from '../../bookings/actions/approve-booking.ts'
import { cancelBooking } from '../../bookings/actions/cancel-booking.ts'
import { declineBooking } from '../../bookings/actions/decline-booking.ts'
import { momentOf } from '../../bookings/actions/moment.ts'
import { askContact } from '../../bookings/actions/ask-contact.ts'
import { isUndecided } from '../../bookings/rules/scope.ts'
import { mayTake } from '../../bookings/rules/state.ts'
import type { Step } from '../../bookings/rules/state.ts'
import type { Booking } from '../../bookings/schema.ts'
import { bookingHref, inboxHref } from '../views/links.ts'
import { bookingRoutes } from '../contract/booking.ts'
import { isChangeAsked } from '../views/asked.ts'
import { managedBookingView } from '../views/booking.ts'
import { approveView, askView, cancelView, declineView } from '../views/step.ts'
import type { StepModel } from '../views/step.ts'
import { ableDates } from '../../bookings/rules/able.ts'
import { reasonOf } from '../views/reasons.ts'
import type { BookingFile } from '../../bookings/actions/load.ts'
import { bookingModel, isOver, managedOf, metOf, openManaged } from './opened.ts'

const { approvePage, sendApprove, declinePage, sendDecline, managedCancelPage, sendManagedCancel } =
  bookingRoutes
const { askPage, sendAsk } = bookingRoutes

export interface ManagerRequest<T = unknown> {
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
      send(ctx, asked, 'approve', approveView, async (scope, { booking }) => {
        const done = isChangeAsked(booking) ? 'change-approved' : 'approved'
        const after = await approveBooking(ctx, asked.actor, { id: booking.id, ...scope })
        return next(after, done)
      }),

    declinePage: (ctx, asked) => confirmPage(ctx, asked, 'decline', declineView),
    sendDecline: (ctx, asked) =>
      send(
        ctx,
        asked,
        'decline',
        declineView,
        async ({ chosen, reason: own, ...scope }, { booking, house }) => {
          const { reason, ...said } = reasonOf({ chosen, reason: own }, house, booking.language)
          if (reason === undefined) throw invalidField('/reason', 'required')
          const done = isChangeAsked(booking) ? 'change-declined' : 'declined'
          const after = await declineBooking(ctx, asked.actor, { id: booking.id, reason, ...said, ...scope })
          return next(after, done)
        },
      ),

    managedCancelPage: (ctx, asked) => confirmPage(ctx, asked, 'cancel', cancelView),
    sendManagedCancel: (ctx, asked) =>
      send(
        ctx,
        asked,
        'cancel',
        cancelView,
        async ({ chosen, reason: own, ...scope }, { booking, house }) => {
          const words = reasonOf({ chosen, reason: own }, house, booking.language)
          const after = await cancelBooking(ctx, asked.actor, { id: booking.id, ...words, ...scope })
          return next(after, 'cancelled')
        },
      ),

    askPage: (ctx, asked) => confirmPage(ctx, { ...asked, query: {} }, 'ask', askView),
    sendAsk: (ctx, asked) =>
      send(ctx, asked, 'ask', askView, async ({ question }, { booking: { house, id } }) => {
        await askContact(ctx, asked.actor, { id, question })
        return seeOther(inboxHref(house, { done: 'asked', booking: id }))
      }),
  },
)

/** Before a step is taken; one that is no longer possible, or about what has changed since, leads to the booking, which says so. */
async function confirmPage(
  ctx: Context,
  asked: ManagerRequest & { query: { occurrence?: string | undefined; version?: number | undefined } },
  step: 'approve' | 'decline' | 'cancel' | 'ask',
  view: (model: StepModel) => string,
): Promise<Answer> {
  const file = await openManaged(ctx, asked)
  const { booking } = file
  const late = lateFor(ctx, file, step)
  const { occurrence, version = booking.version } = asked.query
  const changed = version === booking.version ? undefined : 'changed-meanwhile'
  const done = late ?? changed
  if (done) return seeOther(bookingHref(booking, 'managedBookingPage', { done }))
  return html(
    view({ ...managedOf(ctx, file, asked), ...(await meeting(ctx, file, step)), booking, occurrence }),
  )
}

/** What a step would meet, and of a yes who loses by it. */
async function meeting(ctx: Context, file: BookingFile, step: Step) {
  const [met, losing] = await Promise.all([metOf(ctx, file), step === 'approve' ? losingTo(ctx, file) : []])
  return { met, losing }
}

/** Why a step is not possible any more with any of its dates; nothing if it is. */
export function lateFor(ctx: Context, file: BookingFile, step: Step): string | undefined {
  const { booking } = file
  if (step === 'ask') return mayTake(step, booking.state) ? undefined : 'already-decided'
  if (ableDates(booking, step, momentOf(ctx, file)).length > 0) return undefined
  return isOver(ctx, file) ? 'in-the-past' : 'already-decided'
}

/** Takes the step; what came too late shows the booking as it stands now, with a plain sentence. */
async function send<T>(
  ctx: Context,
  asked: ManagerRequest<T>,
  step: Step,
  view: (model: StepModel) => string,
  accepted: (input: T, file: BookingFile) => Promise<Answer>,
): Promise<Answer> {
  const file = await openManaged(ctx, asked)
  return answerForm(asked, {
    accepted: (input) => accepted(input, file),
    refused: async (failure) => {
      const isAsking = step === 'approve' && failure.code === 'changed-meanwhile'
      if (isLate(failure) || isAsking) return html(await lateView(ctx, asked, failure.code))
      const present = await openManaged(ctx, asked)
      const occurrence = failure.entered.get('occurrence')
      const date = occurrence === '' ? {} : { occurrence }
      return html(
        view({
          ...managedOf(ctx, present, asked),
          booking: present.booking,
          ...date,
          ...(await meeting(ctx, present, step)),
          failure,
        }),
      )
    },
  })
}

/** What is typed into a form stays there while the booking can still be decided. */
const late = ['already-decided', 'in-the-past']

export function isLate({ code }: Failure): boolean {
  return late.includes(code)
}

/** The booking as it is by now. */
export async function lateView(
  ctx: Context,
  asked: Pick<ManagerRequest, 'actor' | 'language' | 'path' | 'params'>,
  code: string,
): Promise<string> {
  const file = await openManaged(ctx, asked)
  const model = await bookingModel(ctx, file, asked)
  return managedBookingView({ ...model, here: bookingHref(file.booking), done: code })
}

/** On with the next request; a series of which something is left is looked at again. */
function next(booking: Booking, done: string): Answer {
  const { house, id, repeat } = booking
  const isLeft = repeat !== undefined && (isUndecided(booking) || booking.state === 'approved')
  if (isLeft && !(done.endsWith('approved') && !isUndecided(booking))) {
    return seeOther(bookingHref(booking, 'managedBookingPage', { done }))
  }
  return seeOther(inboxHref(house, { done, booking: id }))
}
