import { entry } from '../entry.ts'

export const handler = entry({ api: () => import('./api.ts'), pages: () => import('./pages.ts') })
