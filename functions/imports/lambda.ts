import { entry } from '../entry.ts'

export const handler = entry({
  schedules: {
    settleImports: async (ctx) => (await import('./actions/settle-imports.ts')).settleImports(ctx),
  },
})
