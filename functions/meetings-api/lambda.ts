import { settleAttendances } from '../attendances/actions/settle.ts'
import { settleDuties } from '../duties/actions/settle.ts'
import { entry } from '../entry.ts'
import { settleFollowers } from '../followers/actions/settle.ts'
import { api } from './api.ts'

export const handler = entry({ api, schedules: { settleAttendances, settleDuties, settleFollowers } })
