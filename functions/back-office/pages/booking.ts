import { answerForm, html, pagesOf, seeOther } from '../../../shared/http/pages.ts'
import { trustContact } from '../../bookings/actions/trust-contact.ts'
import { answerPulse } from '../../pulses/actions/answer.ts'
import { bookingHref } from '../views/links.ts'
import { bookingRoutes } from '../contract/booking.ts'
import { managedBookingView } from '../views/booking.ts'
import { dateView } from '../views/date.ts'
import { chosenDate } from '../views/scope.ts'
import { bookingModel, openManaged } from './opened.ts'

const { managedBookingPage, sendTrust, sendManagedPulse } = bookingRoutes

export const bookingPages = pagesOf(
  { managedBookingPage, sendTrust, sendManagedPulse },
  {
    managedBookingPage: async (ctx, asked) => {
      const model = await bookingModel(ctx, await openManaged(ctx, asked), asked)
      const { done, occurrence, meant } = asked.query
      const shown = { ...model, ...(done === undefined ? {} : { done }), meant }
      const date = chosenDate({ ...model, occurrence })
      return html(date === undefined ? managedBookingView(shown) : dateView(shown, date))
    },

    sendManagedPulse: async (ctx, asked) => {
      const { booking } = await openManaged(ctx, asked)
      const to = (done: string) => seeOther(bookingHref(booking, 'managedBookingPage', { done }))
      return answerForm(asked, {
        accepted: async (body) => {
          await answerPulse(ctx, asked.actor, { id: asked.params.id, ...body })
          return to(body.answer === 'yes' ? 'pulse-yes' : 'cancelled')
        },
        refused: async () => to('cannot'),
      })
    },

    sendTrust: async (ctx, asked) => {
      const file = await openManaged(ctx, asked)
      return answerForm(asked, {
        accepted: async ({ trusted }) => {
          await trustContact(ctx, asked.actor, { id: asked.params.id, trusted })
          const done = trusted ? 'trusted' : 'untrusted'
          return seeOther(bookingHref(file.booking, 'managedBookingPage', { done }))
        },
        refused: async () => html(managedBookingView(await bookingModel(ctx, file, asked))),
      })
    },
  },
)
