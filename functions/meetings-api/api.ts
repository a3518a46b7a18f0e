import { lateApi } from '../../shared/http/late-api.ts'
import type { Endpoints } from '../../shared/http/request.ts'
import { jsonRoutes as attendances } from '../attendances/contract/json.ts'
import { jsonRoutes as duties } from '../duties/contract/json.ts'
import { jsonRoutes as followers } from '../followers/contract/json.ts'
import { jsonRoutes as meetings } from '../meetings/contract/json.ts'
import { jsonRoutes as suggestions } from '../suggestions/contract/json.ts'

export const api: Endpoints = new Map([
  ...lateApi(meetings, () => import('./api/meetings.ts')),
  ...lateApi(attendances, () => import('./api/attendances.ts')),
  ...lateApi(followers, () => import('./api/followers.ts')),
  ...lateApi(duties, () => import('./api/duties.ts')),
  ...lateApi(suggestions, () => import('./api/suggestions.ts')),
])
