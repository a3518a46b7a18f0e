import type { Capability } from '../../shared/http/contract.ts'
import { jsonRoutes as attendances } from '../attendances/contract/json.ts'
import { jsonRoutes as duties } from '../duties/contract/json.ts'
import { jsonRoutes as followers } from '../followers/contract/json.ts'
import { jsonRoutes as meetings } from '../meetings/contract/json.ts'
import { jsonRoutes as suggestions } from '../suggestions/contract/json.ts'

export const capability = {
  name: 'meetings-api',
  about: 'Meetings for programs, and their timers',
  impact:
    'Programs cannot read the programme or sign anybody up, free places are not passed on, and nobody is asked for the key.',
  table: 'read-write',
  schedules: {
    settleAttendances: { everyMinutes: 5 },
    settleDuties: { everyMinutes: 15 },
    settleFollowers: { everyMinutes: 24 * 60 },
    keepProgrammesShort: { everyMinutes: 24 * 60 },
  },
  routes: { ...meetings, ...attendances, ...followers, ...duties, ...suggestions },
} as const satisfies Capability
