import { entry } from '../entry.ts'
import { api } from './api.ts'

export const handler = entry({
  api,
  // Read when their time has come: what programs ask for never waits for them.
  schedules: {
    settleAttendances: async (ctx) =>
      (await import('../attendances/actions/settle-attendances.ts')).settleAttendances(ctx),
    settleDuties: async (ctx) => (await import('../duties/actions/settle-duties.ts')).settleDuties(ctx),
    settleFollowers: async (ctx) =>
      (await import('../followers/actions/settle-followers.ts')).settleFollowers(ctx),
    keepProgrammesShort: async (ctx) =>
      (await import('../meetings/actions/upkeep.ts')).keepProgrammesShort(ctx),
  },
})
