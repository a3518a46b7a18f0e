import { countKept } from '../bookings/actions/kept.ts'
import { settleDeadlines } from '../bookings/actions/settle-deadlines.ts'
import { entry } from '../entry.ts'
import { api } from './api.ts'

export const handler = entry({
  api,
  schedules: {
    settleDeadlines,
    countKept,
    settlePulses: async (ctx) => (await import('../pulses/actions/settle-pulses.ts')).settlePulses(ctx),
    settleAsks: async (ctx) => (await import('../asks/actions/settle-asks.ts')).settleAsks(ctx),
  },
})
