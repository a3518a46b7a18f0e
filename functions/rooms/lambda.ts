import { entry } from '../entry.ts'

export const handler = entry({ pages: () => import('./pages.ts') })
