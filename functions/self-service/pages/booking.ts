import type { Context } from '../../../shared/context.ts'
import { href } from '../../../shared/http/contract.ts'
import { answerForm, html, pagesOf, seeOther } from '../../../shared/http/pages.ts'
import type { Failure } from '../../../shared/http/failure.ts'
import type { Answer } from '../../../shared/http/respond.ts'
import type { PageRequest } from '../../../shared/http/request.ts'
import { readShares } from '../../asks/actions/read-shares.ts'
import { answerQuestion } from '../../bookings/actions/answer-question.ts'
import { claimDate, lookAtRefused } from '../../bookings/actions/claim-date.ts'
import { cancelBooking } from '../../bookings/actions/cancel-booking.ts'
import { momentOf } from '../../bookings/actions/moment.ts'
import { manageHref } from '../../bookings/actions/links.ts'
import { hostHref } from '../../meetings/actions/links.ts'
import { openBookingAs } from '../../bookings/actions/load.ts'
import type { Booking } from '../../bookings/schema.ts'
import { meetingPaths } from '../../meetings/contract/paths.ts'
import { capability as rooms } from '../../rooms/contract.ts'
import { houseHref } from '../../rooms/views/frame.ts'
import { bookingRoutes } from '../contract/booking.ts'
import { bookingView } from '../views/booking.ts'
import { cancelView } from '../views/cancel.ts'
import { linkTo } from '../views/links.ts'
import { dateFor, isOver, orOldLink } from './opened.ts'
import { toldTo } from '../../rooms/actions/told-to.ts'

const { bookingPage, cancelBookingPage, sendCancel, sendAnswer, takeDate } = bookingRoutes
type Linked = Pick<PageRequest, 'actor' | 'language' | 'path'> & { params: { id: string; token: string } }

/** A booking by its manage link: seeing, cancelling, answering, taking a date of a series that has become free. */
export const bookingPages = pagesOf(
  { bookingPage, cancelBookingPage, sendCancel, sendAnswer, takeDate },
  {
    bookingPage: (ctx, request) => orOldLink(ctx, request, () => show(ctx, request, request.query)),

    cancelBookingPage: (ctx, request) =>
      orOldLink(ctx, request, () => showCancel(ctx, request, { occurrence: request.query.occurrence })),

    sendCancel: (ctx, request) =>
      orOldLink(ctx, request, () =>
        answerForm(request, {
          accepted: async ({ reason, ...meaning }) => {
            const { actor, params } = request
            const meant = { ...meaning, ...(reason === undefined ? {} : { reason }) }
            const { state } = await cancelBooking(ctx, actor, { id: params.id, ...meant })
            const done = state === 'cancelled' ? 'cancelled' : 'some-cancelled'
            return seeOther(linkTo(params, undefined, { done }))
          },
          refused: (failure) =>
            showCancel(ctx, request, { occurrence: failure.entered.get('occurrence'), failure }),
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
          // The form is gone where no question waits any more.
          refused: (failure) =>
            show(ctx, request, failure.code === 'nothing-asked' ? { missed: failure } : { failure }),
        }),
      ),

    takeDate: (ctx, request) =>
      orOldLink(ctx, request, () =>
        answerForm(request, {
          accepted: async ({ occurrence }) => {
            const { actor, params } = request
            await claimDate(ctx, actor, { id: params.id, occurrence })
            return seeOther(linkTo(params, undefined, { done: 'claimed' }))
          },
          refused: (missed) => show(ctx, request, { missed }),
        }),
      ),
  },
)

async function show(
  ctx: Context,
  { actor, params, language }: Linked,
  more: Pick<Parameters<typeof bookingView>[0], 'done' | 'meant' | 'failure' | 'missed'>,
): Promise<Answer> {
  const file = await toldTo(ctx, await openBookingAs(ctx, actor, params.id), language)
  const { continues: before, continuedBy: after, meeting: open } = file.booking
  const [refused, shares, continues, continuedBy, meeting] = await Promise.all([
    lookAtRefused(ctx, file),
    readShares(ctx, file),
    before === undefined ? undefined : manageHref(ctx, before, file.host),
    after === undefined ? undefined : manageHref(ctx, after, file.host),
    open === undefined ? undefined : hostHref(ctx, open, file.host),
  ])
  const url = ctx.settings.publicUrl + linkTo(params)
  const known = {
    moment: momentOf(ctx, file),
    isOver: isOver(ctx, file),
    continues: continues?.path,
    continuedBy: continuedBy?.path,
    meeting: meeting?.path,
    refused,
    shares,
  }
  const publicUrl = ctx.settings.publicUrl + publicPath(file.booking)
  return html(bookingView({ ...params, ...more, ...file, ...known, language, url, publicUrl }))
}

/** What everybody may open of it. */
function publicPath({ house, meeting, rooms: [room] }: Pick<Booking, 'house' | 'meeting' | 'rooms'>): string {
  if (meeting !== undefined) return href({ path: meetingPaths.meeting }, { house, meeting })
  return room === undefined ? houseHref(house) : href(rooms.routes.roomPage, { house, room })
}

async function showCancel(
  ctx: Context,
  { actor, params, language }: Linked,
  { occurrence: key, failure }: { occurrence: string | undefined; failure?: Failure },
): Promise<Answer> {
  const file = await toldTo(ctx, await openBookingAs(ctx, actor, params.id), language)
  const able = dateFor(ctx, file, { step: 'cancel', key, isBack: failure !== undefined })
  if (able === undefined) return seeOther(linkTo(params, undefined, { done: 'cannot' }))
  const occurrence = file.booking.repeat === undefined ? undefined : able
  const moment = momentOf(ctx, file)
  return html(
    cancelView({ ...params, ...file, language, moment, occurrence, ...(failure ? { failure } : {}) }),
  )
}
