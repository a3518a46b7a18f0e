import { entry } from '../entry.ts'
import { api } from './api.ts'

export const handler = entry({
  api,
  // Read when their time has come: what programs ask for never waits for them.
  schedules: {
    settleDeadlines: async (ctx) =>
      (await import('../bookings/actions/settle-deadlines.ts')).settleDeadlines(ctx),
    countKept: async (ctx) => (await import('../bookings/actions/kept.ts')).countKept(ctx),
    settlePulses: async (ctx) => (await import('../pulses/actions/settle-pulses.ts')).settlePulses(ctx),
    settleClosures: async (ctx) => (await import('../blocks/actions/settle-closures.ts')).settleClosures(ctx),
    settleAsks: async (ctx) => (await import('../asks/actions/settle-asks.ts')).settleAsks(ctx),
  },
})
