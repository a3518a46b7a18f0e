import { entry } from '../entry.ts'

export const handler = entry({
  api: () => import('./api.ts'),
  schedules: {
    settleGroups: async (ctx) => (await import('./actions/settle-groups.ts')).settleGroups(ctx),
    askToAgree: async (ctx) => (await import('./actions/ask-to-agree.ts')).askToAgree(ctx),
  },
})
