import type { Endpoints } from '../../shared/http/request.ts'
import { api as attendances } from './api/attendances.ts'
import { api as duties } from './api/duties.ts'
import { api as followers } from './api/followers.ts'
import { api as meetings } from './api/meetings.ts'
import { api as suggestions } from './api/suggestions.ts'

export const api: Endpoints = new Map([...meetings, ...attendances, ...followers, ...duties, ...suggestions])
