import { jsonApi } from '../../shared/http/api.ts'
import { codeOf } from '../contacts/rules/code.ts'
import { readInbox } from './actions/read-inbox.ts'
import { capability } from './contract.ts'

export const api = jsonApi(capability.routes, {
  readInbox: async (ctx, { params, actor }) => {
    const { entries } = await readInbox(ctx, actor, params)
    return {
      requests: entries.map(({ booking, collisions, closed }) => ({
        ...booking,
        code: codeOf(booking.id),
        proved: booking.state !== 'unconfirmed',
        collisions,
        closed,
      })),
    }
  },
})
