import type { Endpoints } from '../../shared/http/request.ts'
import { comingPages } from './pages/coming.ts'
import { datePages } from './pages/date.ts'
import { meetingPages } from './pages/meeting.ts'
import { wallPages } from './pages/wall.ts'
import { programmePages } from './pages/programme.ts'

export const pages: Endpoints = new Map([
  ...programmePages,
  ...meetingPages,
  ...datePages,
  ...comingPages,
  ...wallPages,
])
