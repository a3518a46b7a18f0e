import { entry } from '../entry.ts'
import { settleClosures } from './actions/settle-closures.ts'
import { api } from './api.ts'

export const handler = entry({ api, schedules: { settleClosures } })
