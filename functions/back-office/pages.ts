import type { Endpoints } from '../../shared/http/request.ts'
import { bookingPages } from './pages/booking.ts'
import { calendarPages } from './pages/calendar.ts'
import { changePages } from './pages/change.ts'
import { datePages } from './pages/dates.ts'
import { decidePages } from './pages/decide.ts'
import { inboxPages } from './pages/inbox.ts'
import { placePages } from './pages/place.ts'

/** What managers see of bookings and of who waits. */
export const pages: Endpoints = new Map([
  ...inboxPages,
  ...calendarPages,
  ...bookingPages,
  ...datePages,
  ...decidePages,
  ...changePages,
  ...placePages,
])
