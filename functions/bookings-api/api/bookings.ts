import type { Context } from '../../../shared/context.ts'
import { jsonApi } from '../../../shared/http/api.ts'
import { reachRefusal } from '../../contacts/rules/contact.ts'
import { placeView } from '../../waitlist/rules/place-view.ts'
import { answerOffer } from '../../bookings/actions/answer-offer.ts'
import { answerGift } from '../../bookings/actions/answer-gift.ts'
import { giveBooking } from '../../bookings/actions/give-booking.ts'
import { askContact } from '../../bookings/actions/ask-contact.ts'
import { changeDetails } from '../../bookings/actions/change-details.ts'
import { claimDate, lookAtRefused } from '../../bookings/actions/claim-date.ts'
import { confirmBooking } from '../../bookings/actions/confirm-booking.ts'
import { approveBooking } from '../../bookings/actions/approve-booking.ts'
import { cancelBooking } from '../../bookings/actions/cancel-booking.ts'
import { decideDates } from '../../bookings/actions/decide-dates.ts'
import { declineBooking } from '../../bookings/actions/decline-booking.ts'
import { extendBooking } from '../../bookings/actions/extend-booking.ts'
import { manageHref } from '../../bookings/actions/links.ts'
import { openBookingAs } from '../../bookings/actions/load.ts'
import { moveBooking } from '../../bookings/actions/move-booking.ts'
import { acceptPlace } from '../../bookings/actions/accept-place.ts'
import { previewBooking } from '../../bookings/actions/preview-booking.ts'
import { requestBooking } from '../../bookings/actions/request-booking.ts'
import { jsonRoutes } from '../../bookings/contract/json.ts'
import { bookingView } from '../../bookings/rules/booking-view.ts'
import { withLiveRefusals } from '../../bookings/rules/meets.ts'
import type { Booking } from '../../bookings/schema.ts'

export const api = jsonApi(
  jsonRoutes,
  {
    requestBooking: async (ctx, { params, headers, body, actor }) => {
      const idempotencyKey = headers['idempotency-key']
      const asked = { house: params.house, request: body, ...(idempotencyKey ? { idempotencyKey } : {}) }
      return newBookingView(ctx, await requestBooking(ctx, actor, asked))
    },

    previewBooking: async (ctx, { params, body, actor }) => {
      const { dates, leftOut } = await previewBooking(ctx, actor, { house: params.house, request: body })
      const occurrences = dates.map(({ conflicts: _conflicts, ...date }) => ({
        ...date,
        state: date.refused ? ('refused' as const) : ('requested' as const),
      }))
      return { house: params.house, rooms: body.rooms, occurrences, leftOut }
    },

    readBooking: async (ctx, { params, actor }) => {
      const file = await openBookingAs(ctx, actor, params.id)
      return bookingView(withLiveRefusals(file.booking, await lookAtRefused(ctx, file)))
    },

    approveBooking: async (ctx, { params, body: { occurrences: keys, ...body }, actor }) =>
      bookingView(await approveBooking(ctx, actor, { ...params, ...body, ...(keys ? { keys } : {}) })),

    declineBooking: async (ctx, { params, body, actor }) =>
      bookingView(await declineBooking(ctx, actor, { ...params, ...body })),

    decideDates: async (ctx, { params, body, actor }) =>
      bookingView(await decideDates(ctx, actor, { ...params, ...body })),

    cancelBooking: async (ctx, { params, body, actor }) =>
      bookingView(await cancelBooking(ctx, actor, { ...params, ...body })),

    moveBooking: async (
      ctx,
      { params, body: { scope, occurrence, version, loseExceptions, ...to }, actor },
    ) =>
      bookingView(
        await moveBooking(ctx, actor, { ...params, scope, occurrence, version, loseExceptions, to }),
      ),

    changeBooking: async (ctx, { params, body: { scope, occurrence, version, ...details }, actor }) =>
      bookingView(await changeDetails(ctx, actor, { ...params, scope, occurrence, version, details })),

    claimDate: async (ctx, { params, body, actor }) =>
      bookingView(await claimDate(ctx, actor, { ...params, ...body })),

    extendBooking: async (ctx, { params, body, actor }) =>
      newBookingView(ctx, await extendBooking(ctx, actor, { ...params, ...body })),

    giveBooking: async (ctx, { params, body, actor }) =>
      bookingView(await giveBooking(ctx, actor, { ...params, ...body })),

    answerGift: async (ctx, { params, body, actor }) => {
      const view = bookingView(await answerGift(ctx, actor, { ...params, ...body }))
      // Whoever says no has no part in it: neither how its owner is reached nor what was said of it.
      return body.accept
        ? view
        : { ...view, contact: { name: view.contact.name }, note: undefined, history: [] }
    },

    confirmBooking: async (ctx, { params, body }) =>
      bookingView(await confirmBooking(ctx, { ...params, ...body })),

    askContact: async (ctx, { params, body, actor }) =>
      bookingView(await askContact(ctx, actor, { ...params, ...body })),

    acceptPlace: async (ctx, { params, body, actor }) => {
      const { place, booking } = await acceptPlace(ctx, actor, { ...params, ...body })
      const { token, url } = await manageHref(ctx, booking.id)
      return {
        ...placeView(place, ctx.now()),
        bookingState: booking.state,
        manageToken: token,
        manageUrl: url,
      }
    },

    answerOffer: async (ctx, { params, body, actor }) =>
      bookingView(await answerOffer(ctx, actor, { ...params, ...body })),
  },
  { requestBooking: reachRefusal },
)

async function newBookingView(ctx: Context, booking: Booking) {
  const { token, url } = await manageHref(ctx, booking.id)
  return { ...bookingView(booking), manageToken: token, manageUrl: url }
}
