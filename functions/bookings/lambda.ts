import { entry } from '../entry.ts'
import { api } from './api.ts'
import { settleDeadlines } from './actions/settle.ts'

export const handler = entry({ api, pages: () => import('./pages.ts'), schedules: { settleDeadlines } })
