import type { Context } from '../../../shared/context.ts'
import { answerForm, html, pagesOf, seeOther } from '../../../shared/http/pages.ts'
import type { Failure } from '../../../shared/http/failure.ts'
import type { Answer } from '../../../shared/http/respond.ts'
import type { PageRequest } from '../../../shared/http/request.ts'
import { addMonths } from '../../../shared/time/civil.ts'
import { extendBooking } from '../../bookings/actions/extend-booking.ts'
import { manageHref } from '../../bookings/actions/links.ts'
import { openBookingAs } from '../../bookings/actions/load.ts'
import { bookingRoutes } from '../contract/booking.ts'
import { isIrregular } from '../../bookings/rules/series.ts'
import { extendView } from '../views/extend.ts'
import { linkTo } from '../views/links.ts'
import { orOldLink } from './opened.ts'
import { toldTo } from '../../rooms/actions/told-to.ts'

const { extendBookingPage, sendExtend } = bookingRoutes
type Linked = Pick<PageRequest, 'actor' | 'language' | 'path'> & { params: { id: string; token: string } }

/** A series by its manage link: going on with it. */
export const extendPages = pagesOf(
  { extendBookingPage, sendExtend },
  {
    extendBookingPage: (ctx, request) => orOldLink(ctx, request, () => show(ctx, request)),

    sendExtend: (ctx, request) =>
      orOldLink(ctx, request, () =>
        answerForm(request, {
          accepted: async ({ until }) => {
            const { actor, params } = request
            const { host } = await openBookingAs(ctx, actor, params.id)
            const more = await extendBooking(ctx, actor, { id: params.id, until })
            const { token } = await manageHref(ctx, more.id, host)
            return seeOther(linkTo({ id: more.id, token }, undefined, { done: 'extended' }))
          },
          refused: (failure) => show(ctx, request, failure),
        }),
      ),
  },
)

/** Half a year further is proposed. A single booking has nothing to extend, and no more have dates without a rule. */
async function show(ctx: Context, { actor, params, language }: Linked, failure?: Failure): Promise<Answer> {
  const file = await toldTo(ctx, await openBookingAs(ctx, actor, params.id), language)
  const { repeat, occurrences } = file.booking
  if (repeat === undefined || isIrregular(repeat))
    return seeOther(linkTo(params, undefined, { done: 'cannot' }))
  const last =
    occurrences
      .map(({ date }) => date)
      .sort()
      .at(-1) ?? ''
  return html(extendView({ ...params, ...file, language, until: addMonths(last, 6), failure }))
}
