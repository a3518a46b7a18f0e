import type { Context } from '../../../shared/context.ts'
import { answerForm, file as download, html, pagesOf, seeOther } from '../../../shared/http/pages.ts'
import type { Failure } from '../../../shared/http/failure.ts'
import type { Answer } from '../../../shared/http/respond.ts'
import type { PageRequest } from '../../../shared/http/request.ts'
import { Refusal } from '../../../shared/refusal.ts'
import { answerQuestion } from '../actions/ask.ts'
import { cancelBooking } from '../actions/decide.ts'
import { confirmBooking } from '../actions/confirm.ts'
import { manageHref } from '../actions/links.ts'
import { openBookingAs } from '../actions/load.ts'
import { publicPages } from '../contract/public-pages.ts'
import { bookingCalendar as calendarOf } from '../views/calendar.ts'
import { bookingView } from '../views/booking.ts'
import { cancelView } from '../views/cancel.ts'
import { linkTo } from '../views/links.ts'
import { isOver, orOldLink } from './opened.ts'

const { bookingPage, bookingCalendar, proveAddress, cancelBookingPage, sendCancel, sendAnswer } = publicPages
type Linked = Pick<PageRequest, 'actor' | 'language' | 'path'> & { params: { id: string; token: string } }

/** A booking by its manage link: seeing, proving, cancelling, answering. */
export const bookingPages = pagesOf(
  { bookingPage, bookingCalendar, proveAddress, cancelBookingPage, sendCancel, sendAnswer },
  {
    bookingPage: (ctx, request) =>
      orOldLink(ctx, request, () => show(ctx, request, { done: request.query.done })),

    bookingCalendar: (ctx, request) =>
      orOldLink(ctx, request, async () => {
        const { booking, house, rooms } = await openBookingAs(ctx, request.actor, request.params.id)
        if (booking.state !== 'approved') throw new Refusal('not-found', 'not-found')
        const { host } = new URL(ctx.settings.publicUrl)
        const name = `${house.id}-${booking.id}.ics`
        return download(calendarOf(booking, { house, rooms, host }), 'text/calendar; charset=utf-8', {
          'content-disposition': `attachment; filename="${name}"`,
        })
      }),

    proveAddress: (ctx, request) =>
      orOldLink(ctx, request, async () => {
        const { path } = await manageHref(ctx, request.params.id)
        try {
          await confirmBooking(ctx, request.params)
          return seeOther(`${path}?done=proved`)
        } catch (error) {
          // The token was right, so this is the contact: their page says what has become of the request.
          if (error instanceof Refusal && error.code === 'already-decided')
            return seeOther(`${path}?done=late`)
          throw error
        }
      }),

    cancelBookingPage: (ctx, request) => orOldLink(ctx, request, () => showCancel(ctx, request)),

    sendCancel: (ctx, request) =>
      orOldLink(ctx, request, () =>
        answerForm(request, {
          accepted: async ({ reason }) => {
            const { actor, params } = request
            await cancelBooking(ctx, actor, { id: params.id, ...(reason === undefined ? {} : { reason }) })
            return seeOther(`${linkTo(params)}?done=cancelled`)
          },
          refused: (failure) => showCancel(ctx, request, failure),
        }),
      ),

    sendAnswer: (ctx, request) =>
      orOldLink(ctx, request, () =>
        answerForm(request, {
          accepted: async ({ answer }) => {
            const { actor, params } = request
            await answerQuestion(ctx, actor, { id: params.id, answer })
            return seeOther(`${linkTo(params)}?done=answered`)
          },
          refused: (failure) => show(ctx, request, { failure }),
        }),
      ),
  },
)

async function show(
  ctx: Context,
  { actor, params, language }: Linked,
  more: { done?: string | undefined; failure?: Failure },
): Promise<Answer> {
  const file = await openBookingAs(ctx, actor, params.id)
  const url = ctx.settings.publicUrl + linkTo(params)
  return html(bookingView({ ...params, ...more, ...file, language, url, isOver: isOver(ctx, file) }))
}

async function showCancel(
  ctx: Context,
  { actor, params, language }: Linked,
  failure?: Failure,
): Promise<Answer> {
  const file = await openBookingAs(ctx, actor, params.id)
  return html(cancelView({ ...params, ...file, language, ...(failure ? { failure } : {}) }))
}
