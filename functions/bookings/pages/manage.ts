import type { Endpoints } from '../../../shared/http/request.ts'
import { blockPages } from './manage-block.ts'
import { bookingPages } from './manage-booking.ts'
import { calendarPages } from './manage-calendar.ts'
import { changePages } from './manage-change.ts'
import { closingPages } from './manage-closure.ts'
import { datePages } from './manage-dates.ts'
import { decidePages } from './manage-decide.ts'
import { enterPages } from './manage-enter.ts'
import { importPages } from './manage-import.ts'
import { inboxPages } from './manage-inbox.ts'
import { managedQueuePages } from './manage-queue.ts'

const parts = [
  inboxPages,
  bookingPages,
  datePages,
  decidePages,
  changePages,
  calendarPages,
  enterPages,
  blockPages,
  importPages,
  closingPages,
  managedQueuePages,
]

/** All pages for people who run a house. */
export const managePages: Endpoints = new Map(parts.flatMap((pages) => [...pages]))
