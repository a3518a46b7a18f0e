import { entry } from '../entry.ts'
import { settleClosures } from './actions/closure.ts'
import { api } from './api.ts'

export const handler = entry({ api, schedules: { settleClosures } })
