import { entry } from '../entry.ts'
import { settleAttendances } from './actions/settle.ts'
import { api } from './api.ts'

export const handler = entry({ api, schedules: { settleAttendances } })
