import { entry } from '../entry.ts'
import { countKept } from './actions/kept.ts'
import { settleDeadlines } from './actions/settle.ts'
import { api } from './api.ts'

export const handler = entry({ api, schedules: { settleDeadlines, countKept } })
