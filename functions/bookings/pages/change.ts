import type { Context } from '../../../shared/context.ts'
import { enteredOf } from '../../../shared/http/form.ts'
import { answerForm, html, pagesOf, seeOther } from '../../../shared/http/pages.ts'
import type { Failure } from '../../../shared/http/failure.ts'
import type { Answer } from '../../../shared/http/respond.ts'
import type { PageRequest } from '../../../shared/http/request.ts'
import { today } from '../../../shared/time/civil.ts'
import { openBookingAs } from '../actions/load.ts'
import { changeDetails } from '../actions/change-details.ts'
import { moveBooking } from '../actions/move-booking.ts'
import { NewTime } from '../contract/parts.ts'
import { publicPages } from '../contract/public-pages.ts'
import { linkTo } from '../views/links.ts'
import { changeView, moveView } from '../views/move.ts'
import { whenFields } from '../views/when-fields.ts'
import { freeTimeOf } from './free.ts'
import { orOldLink } from './opened.ts'
import { withChosenSlot } from './slot.ts'

const { moveBookingPage, sendMove, changeBookingPage, sendChange } = publicPages
type Linked = Pick<PageRequest, 'actor' | 'language' | 'path'> & { params: { id: string; token: string } }

/** A booking by its manage link: another time, other words. */
export const changePages = pagesOf(
  { moveBookingPage, sendMove, changeBookingPage, sendChange },
  {
    moveBookingPage: (ctx, request) => orOldLink(ctx, request, () => showMove(ctx, request)),

    sendMove: (ctx, request) =>
      orOldLink(ctx, request, () =>
        answerForm(
          { form: withChosenSlot(NewTime, request.form, whenFields) },
          {
            accepted: async ({ setUpMinutes = 0, tidyUpMinutes = 0, ...to }) => {
              const { actor, params } = request
              await moveBooking(ctx, actor, { id: params.id, to: { ...to, setUpMinutes, tidyUpMinutes } })
              return seeOther(`${linkTo(params)}?done=moved`)
            },
            refused: (failure) => showMove(ctx, request, failure),
          },
        ),
      ),

    changeBookingPage: (ctx, request) => orOldLink(ctx, request, () => showChange(ctx, request)),

    sendChange: (ctx, request) =>
      orOldLink(ctx, request, () =>
        answerForm(request, {
          accepted: async (details) => {
            await changeDetails(ctx, request.actor, { id: request.params.id, details })
            return seeOther(`${linkTo(request.params)}?done=changed`)
          },
          refused: (failure) => showChange(ctx, request, failure),
        }),
      ),
  },
)

async function showMove(
  ctx: Context,
  { actor, params, language }: Linked,
  failure?: Failure,
): Promise<Answer> {
  const file = await openBookingAs(ctx, actor, params.id)
  const { booking, house, rooms } = file
  const [first] = booking.occurrences
  const { date, from, to } = first ?? {}
  const entered = failure?.entered ?? enteredOf({ ...booking, date, from, to })
  const free = await freeTimeOf(ctx, entered, { rooms, zone: house.timeZone, self: booking.id })
  const day = today(ctx.now(), house.timeZone)
  return html(moveView({ ...params, ...file, language, entered, free, today: day, failure }))
}

async function showChange(
  ctx: Context,
  { actor, params, language }: Linked,
  failure?: Failure,
): Promise<Answer> {
  const file = await openBookingAs(ctx, actor, params.id)
  const entered = failure?.entered ?? enteredOf(file.booking)
  return html(changeView({ ...params, ...file, language, entered, failure }))
}
