import { entry } from '../entry.ts'

export const handler = entry({
  api: () => import('./api.ts'),
  pages: () => import('./pages.ts'),
  schedules: {
    settleForgettings: async (ctx) => (await import('./actions/forget.ts')).settleForgettings(ctx),
  },
})
