import { entry } from '../entry.ts'
import { askToAgree } from './actions/ask-to-agree.ts'
import { settleGroups } from './actions/settle-groups.ts'
import { api } from './api.ts'

export const handler = entry({ api, schedules: { settleGroups, askToAgree } })
