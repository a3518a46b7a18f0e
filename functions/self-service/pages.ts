import type { Endpoints } from '../../shared/http/request.ts'
import { askAnswerPages } from './pages/ask-answer.ts'
import { askPages } from './pages/asks.ts'
import { bookingPages } from './pages/booking.ts'
import { calendarPages } from './pages/calendar.ts'
import { changePages } from './pages/change.ts'
import { extendPages } from './pages/extend.ts'
import { findPages } from './pages/find.ts'
import { givePages } from './pages/give.ts'
import { offerPages } from './pages/offer.ts'
import { proofPages } from './pages/proof.ts'
import { pulsePages } from './pages/pulse.ts'
import { placePages } from './pages/place.ts'

/** What somebody does by the link they have. Nobody but they may keep any of these pages. */
export const pages: Endpoints = new Map([
  ...bookingPages,
  ...calendarPages,
  ...changePages,
  ...extendPages,
  ...findPages,
  ...givePages,
  ...offerPages,
  ...placePages,
  ...askPages,
  ...askAnswerPages,
  ...pulsePages,
  ...proofPages,
])
