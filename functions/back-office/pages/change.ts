import type { Context } from '../../../shared/context.ts'
import { answerForm, html, pagesOf, seeOther } from '../../../shared/http/pages.ts'
import type { Answer } from '../../../shared/http/respond.ts'
import { today } from '../../../shared/time/civil.ts'
import type { Scope } from '../../bookings/schema/series.ts'
import { changeDetails } from '../../bookings/actions/change-details.ts'
import { moveBooking } from '../../bookings/actions/move-booking.ts'
import { withChosenSlot } from '../../bookings/views/chosen-slot.ts'
import { whenFields } from '../../bookings/views/when-fields.ts'
import { bookingHref } from '../views/links.ts'
import { bookingRoutes, MoveForm } from '../contract/booking.ts'
import { changeView, moveView } from '../views/move.ts'
import type { FormModel } from '../views/move.ts'
import { isLate, lateFor, lateView } from './decide.ts'
import type { ManagerRequest } from './decide.ts'
import { managedOf, openManaged } from './opened.ts'

const { managedMovePage, sendManagedMove, managedChangePage, sendManagedChange } = bookingRoutes

export const changePages = pagesOf(
  { managedMovePage, sendManagedMove, managedChangePage, sendManagedChange },
  {
    managedMovePage: (ctx, asked) => formPage(ctx, asked, 'move', moveView),
    sendManagedMove: (ctx, asked) =>
      send(
        ctx,
        { ...asked, form: withChosenSlot(MoveForm, asked.form, moveFields) },
        'moved',
        moveView,
        ({ scope, occurrence, shown, version, loseExceptions, ...to }) => {
          const meant = { scope, occurrence: occurrence ?? shown, version }
          return moveBooking(ctx, asked.actor, { id: asked.params.id, ...meant, loseExceptions, to })
        },
      ),

    managedChangePage: (ctx, asked) => formPage(ctx, asked, 'change', changeView),
    sendManagedChange: (ctx, asked) =>
      send(ctx, asked, 'changed', changeView, ({ scope, occurrence, shown, version, ...details }) => {
        const meant = { scope, occurrence: occurrence ?? shown, version }
        return changeDetails(ctx, asked.actor, { id: asked.params.id, ...meant, details })
      }),
  },
)

const moveFields = [...whenFields, 'scope', 'occurrence', 'shown', 'version', 'loseExceptions']

async function formPage(
  ctx: Context,
  asked: ManagerRequest & { query: { occurrence?: string | undefined } },
  step: 'move' | 'change',
  view: (model: FormModel) => string,
): Promise<Answer> {
  const file = await openManaged(ctx, asked)
  const { booking, house } = file
  const done = lateFor(ctx, file, step)
  if (done) return seeOther(bookingHref(booking, 'managedBookingPage', { done }))
  const { occurrence } = asked.query
  const day = today(ctx.now(), house.timeZone)
  return html(view({ ...managedOf(ctx, file, asked), booking, occurrence, today: day }))
}

/** Changes the booking and shows it; the same form again is no change and says so. */
async function send<T extends Scope>(
  ctx: Context,
  asked: ManagerRequest<T>,
  done: string,
  view: (model: FormModel) => string,
  change: (input: T) => Promise<{ version: number }>,
): Promise<Answer> {
  const file = await openManaged(ctx, asked)
  const { booking, house } = file
  return answerForm(asked, {
    accepted: async (input) => {
      const { version } = await change(input)
      if (version === booking.version)
        return seeOther(bookingHref(booking, 'managedBookingPage', { done: 'unchanged' }))
      const { scope } = input
      const meant = scope === 'this' ? undefined : scope
      return seeOther(bookingHref(booking, 'managedBookingPage', { done, meant }))
    },
    refused: async (failure) => {
      if (isLate(failure)) return html(await lateView(ctx, asked, failure.code))
      const occurrence = failure.entered.get('occurrence')
      const { booking: now } = await openManaged(ctx, asked)
      const model = { ...managedOf(ctx, file, asked), booking: now, today: today(ctx.now(), house.timeZone) }
      return html(view({ ...model, ...(occurrence === '' ? {} : { occurrence }), failure }))
    },
  })
}
