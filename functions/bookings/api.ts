import type { Context } from '../../shared/context.ts'
import { jsonApi } from '../../shared/http/api.ts'
import { createBlock, removeBlock } from './actions/block.ts'
import {
  approveBooking,
  askContact,
  cancelBooking,
  confirmBooking,
  declineBooking,
} from './actions/decide.ts'
import { openBookingAs } from './actions/load.ts'
import { moveBooking } from './actions/move-booking.ts'
import { readInbox } from './actions/read.ts'
import { requestBooking } from './actions/request-booking.ts'
import { manageHref } from './actions/links.ts'
import { capability } from './contract.ts'
import { codeOf } from './rules/code.ts'
import type { Booking } from './schema.ts'

export const api = jsonApi(capability.routes, {
  requestBooking: async (ctx, { params, headers, body, actor }) => {
    const idempotencyKey = headers['idempotency-key']
    const asked = { house: params.house, request: body, ...(idempotencyKey ? { idempotencyKey } : {}) }
    return newBookingView(ctx, await requestBooking(ctx, actor, asked))
  },

  readBooking: async (ctx, { params, actor }) =>
    bookingView((await openBookingAs(ctx, actor, params.id)).booking),

  approveBooking: async (ctx, { params, actor }) => bookingView(await approveBooking(ctx, actor, params)),

  declineBooking: async (ctx, { params, body, actor }) =>
    bookingView(await declineBooking(ctx, actor, { ...params, ...body })),

  cancelBooking: async (ctx, { params, body, actor }) =>
    bookingView(await cancelBooking(ctx, actor, { ...params, ...body })),

  moveBooking: async (ctx, { params, body, actor }) =>
    bookingView(await moveBooking(ctx, actor, { ...params, to: body })),

  confirmBooking: async (ctx, { params, body }) =>
    bookingView(await confirmBooking(ctx, { ...params, ...body })),

  askContact: async (ctx, { params, body, actor }) =>
    bookingView(await askContact(ctx, actor, { ...params, ...body })),

  readInbox: async (ctx, { params, actor }) => {
    const { entries } = await readInbox(ctx, actor, params)
    return {
      requests: entries.map(({ booking, collisions, closed }) => ({
        ...bookingView(booking),
        proved: booking.state !== 'unconfirmed',
        collisions,
        closed,
      })),
    }
  },

  createBlock: (ctx, { params, body, actor }) => createBlock(ctx, actor, { ...params, request: body }),

  removeBlock: (ctx, { params, actor }) => removeBlock(ctx, actor, params),
})

function bookingView(booking: Booking) {
  return { ...booking, code: codeOf(booking.id) }
}

async function newBookingView(ctx: Context, booking: Booking) {
  const { token, url } = await manageHref(ctx, booking.id)
  return { ...bookingView(booking), manageToken: token, manageUrl: url }
}
