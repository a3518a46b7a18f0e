import type { Endpoints } from '../../shared/http/request.ts'
import { agreementPages } from './pages/agreements.ts'
import { blockPages } from './pages/block.ts'
import { bookingPages } from './pages/booking.ts'
import { calendarPages } from './pages/calendar.ts'
import { changePages } from './pages/change.ts'
import { closingPages } from './pages/closure.ts'
import { datePages } from './pages/dates.ts'
import { decidePages } from './pages/decide.ts'
import { groupPages } from './pages/groups.ts'
import { importPages } from './pages/import.ts'
import { inboxPages } from './pages/inbox.ts'
import { placePages } from './pages/place.ts'
import { severalDecisions } from './pages/several.ts'
import { vacancyPages } from './pages/vacancy.ts'

/** What managers see: bookings and who waits, blocks and closures, calendars to take over, groups. */
export const pages: Endpoints = new Map([
  ...inboxPages,
  ...calendarPages,
  ...bookingPages,
  ...datePages,
  ...decidePages,
  ...severalDecisions,
  ...changePages,
  ...placePages,
  ...vacancyPages,
  ...blockPages,
  ...closingPages,
  ...importPages,
  ...groupPages,
  ...agreementPages,
])
