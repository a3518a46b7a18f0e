import { html, pagesOf, seeOther } from '../../../shared/http/pages.ts'
import { Refusal } from '../../../shared/refusal.ts'
import { confirmBooking, openProof } from '../../bookings/actions/confirm-booking.ts'
import { toldTo } from '../../rooms/actions/told-to.ts'
import { manageHref } from '../../bookings/actions/links.ts'
import { bookingRoutes } from '../contract/booking.ts'
import { bookingProofView } from '../views/proof.ts'
import { orOldLink } from './opened.ts'

const { proofBookingPage, sendBookingProof } = bookingRoutes

/** What the page of the booking says where its address cannot be proved now. */
const told: Readonly<Record<string, string>> = { 'already-decided': 'late', 'too-many-requests': 'later' }

/** What it says to whoever opens the link once more: what was declined or cancelled was proved in time, and the page says what became of it. */
const shownAfter = [
  { states: ['requested', 'approved'], done: 'proved' },
  { states: ['expired'], done: 'late' },
] as const

/** The link of the first mail. */
export const proofPages = pagesOf(
  { proofBookingPage, sendBookingProof },
  {
    proofBookingPage: (ctx, request) =>
      orOldLink(ctx, request, async () => {
        const { params, language } = request
        const file = await toldTo(ctx, await openProof(ctx, params), language)
        const { state } = file.booking
        if (state === 'unconfirmed') return html(bookingProofView({ ...file, language, token: params.token }))
        const { path } = await manageHref(ctx, params.id)
        const done = shownAfter.find((each) => each.states.some((one) => one === state))?.done
        return seeOther(done === undefined ? path : `${path}?done=${done}`)
      }),

    sendBookingProof: (ctx, request) =>
      orOldLink(ctx, request, async () => {
        const { path } = await manageHref(ctx, request.params.id)
        try {
          await confirmBooking(ctx, request.params)
          return seeOther(`${path}?done=proved`)
        } catch (error) {
          // The token was right, so this is the contact: their page says what has become of the request.
          const done = error instanceof Refusal ? told[error.code] : undefined
          if (done === undefined) throw error
          return seeOther(`${path}?done=${done}`)
        }
      }),
  },
)
