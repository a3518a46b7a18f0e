import { entry } from '../entry.ts'

export const handler = entry({
  api: () => import('./api.ts'),
  schedules: {
    settleClosures: async (ctx) => (await import('./actions/settle-closures.ts')).settleClosures(ctx),
  },
})
