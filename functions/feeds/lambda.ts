import { entry } from '../entry.ts'

export const handler = entry({
  api: () => import('./api.ts'),
  pages: () => import('./pages.ts'),
  // Whoever asks for a calendar does not wait for what follows the changes.
  stream: async (ctx, records) => (await import('./stream.ts')).followChanges(ctx, records),
})
