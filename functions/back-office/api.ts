import { jsonApi } from '../../shared/http/api.ts'
import { bookingView } from '../bookings/rules/booking-view.ts'
import { readInbox } from './actions/read-inbox.ts'
import { readVacancy } from './actions/read-vacancy.ts'
import { capability } from './contract.ts'

export const api = jsonApi(capability.routes, {
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

  readVacancy: async (ctx, { params, query, actor }) => {
    const { ahead, others, until, silentFrom, managers, next } = await readVacancy(ctx, actor, {
      ...params,
      ...query,
    })
    return {
      requests: ahead.map(({ booking, end, steps }) => ({ booking: booking.id, ...end, steps })),
      others: others.map(({ name: _name, ...other }) => other),
      until,
      ...(silentFrom === undefined ? {} : { silentFrom }),
      deputies: managers.filter(({ role }) => role === 'deputy').map(({ person }) => person),
      ...(next === undefined ? {} : { next }),
    }
  },
})
