import { answerForm, html, pagesOf, seeOther } from '../../../shared/http/pages.ts'
import { trustContact } from '../actions/confirm.ts'
import { managePages } from '../contract/manage-pages.ts'
import { managedBookingView } from '../views/manage-booking.ts'
import { dateView } from '../views/manage-date.ts'
import { chosenDate } from '../views/manage-scope.ts'
import { bookingHref } from '../views/manage-words.ts'
import { bookingModel, openManaged } from './manage-load.ts'

const { managedBookingPage, sendTrust } = managePages

export const bookingPages = pagesOf(
  { managedBookingPage, sendTrust },
  {
    managedBookingPage: async (ctx, asked) => {
      const model = await bookingModel(ctx, await openManaged(ctx, asked), asked)
      const { done, occurrence } = asked.query
      const shown = { ...model, ...(done === undefined ? {} : { done }) }
      const date = chosenDate({ ...model, occurrence })
      return html(date === undefined ? managedBookingView(shown) : dateView(shown, date))
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
