import { href } from '../../../shared/http/contract.ts'
import type { Language } from '../../../shared/language.ts'
import { findPath } from '../contract/find.ts'
import { giveRoutes } from '../contract/give.ts'
import { pulseRoutes } from '../contract/pulse.ts'
import { calendarPaths } from '../../rooms/contract.ts'
import { bookingRoutes } from '../contract/booking.ts'

/** A booking opened by its manage link. */
export interface LinkedBooking {
  language: Language
  id: string
  token: string
}

const pages = {
  move: bookingRoutes.moveBookingPage,
  change: bookingRoutes.changeBookingPage,
  cancel: bookingRoutes.cancelBookingPage,
  answer: bookingRoutes.sendAnswer,
  calendar: bookingRoutes.bookingCalendar,
  claim: bookingRoutes.takeDate,
  extend: bookingRoutes.extendBookingPage,
  give: giveRoutes.giveBookingPage,
  pulse: pulseRoutes.sendPulse,
}

/** Where somebody without a link looks what has become of a request. */
export function findHref(house: string): string {
  return href({ path: findPath }, { house })
}

/** The booking's page, or the page for one of the things to do with it; `query` may name a date of a series. */
export function linkTo(
  { id, token }: Pick<LinkedBooking, 'id' | 'token'>,
  step?: keyof typeof pages,
  query: { occurrence?: string | undefined; done?: string; meant?: string | undefined } = {},
): string {
  return href(step === undefined ? bookingRoutes.bookingPage : pages[step], { id, token }, query)
}

/** Where whoever has the link gets a calendar that follows the booking. */
export function ownCalendarHref({ id, token }: Pick<LinkedBooking, 'id' | 'token'>): string {
  return href({ path: calendarPaths.own }, { of: 'booking', id, token })
}
