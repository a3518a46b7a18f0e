import { entry } from '../entry.ts'
import { settleFollowers } from './actions/settle.ts'
import { api } from './api.ts'

export const handler = entry({ api, pages: () => import('./pages.ts'), schedules: { settleFollowers } })
