import type { Endpoints } from '../../../shared/http/request.ts'
import { bookPages } from './book.ts'
import { bookingPages } from './booking.ts'
import { changePages } from './change.ts'
import { extendPages } from './extend.ts'
import { offerPages } from './offer.ts'
import { queuePages } from './queue.ts'

/** The pages for neighbours: asking for a room, and a booking by its manage link. Nobody but the asker may keep any of them. */
export const publicPages: Endpoints = new Map([
  ...bookPages,
  ...bookingPages,
  ...changePages,
  ...extendPages,
  ...offerPages,
  ...queuePages,
])
