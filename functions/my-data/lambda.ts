import { entry } from '../entry.ts'
import { settleForgettings } from './actions/forget.ts'
import { api } from './api.ts'

export const handler = entry({ api, pages: () => import('./pages.ts'), schedules: { settleForgettings } })
