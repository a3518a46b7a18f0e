import { pagesOf, seeOther } from '../../../shared/http/pages.ts'
import { Refusal } from '../../../shared/refusal.ts'
import { answerOffer } from '../../bookings/actions/answer-offer.ts'
import { bookingRoutes } from '../contract/booking.ts'
import { linkTo } from '../views/links.ts'
import { orOldLink } from './opened.ts'

const { sendOffer } = bookingRoutes

/** The answer of a contact to another time that is held; the booking's page says what has become of it. */
export const offerPages = pagesOf(
  { sendOffer },
  {
    sendOffer: (ctx, request) =>
      orOldLink(ctx, request, async () => {
        const { actor, params, form } = request
        const answered = (done: string) => seeOther(linkTo(params, undefined, { done }))
        if (!form.ok) return answered('offer-over')
        try {
          await answerOffer(ctx, actor, { id: params.id, ...form.value })
          return answered(form.value.accept ? 'offer-taken' : 'offer-declined')
        } catch (error) {
          const isOver =
            error instanceof Refusal &&
            ['offer-over', 'unknown-date', 'changed-meanwhile'].includes(error.code)
          if (!isOver) throw error
          return answered(error.code === 'changed-meanwhile' ? 'look-again' : 'offer-over')
        }
      }),
  },
)
