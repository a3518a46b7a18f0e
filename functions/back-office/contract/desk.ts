import * as z from 'zod/mini'
import type { Route } from '../../../shared/http/contract.ts'
import { Instant, LocalDate } from '../../../shared/time/civil.ts'
import { accepting } from '../../bookings/contract/json.ts'
import { BookingView } from '../../bookings/contract/parts.ts'
import { managePaths } from '../../houses/contract.ts'
import { InHouse, managed, ManagedById, page } from '../../houses/contract/parts.ts'
import { Conflict } from '../../rooms/schema.ts'
import { queuePaths } from '../../waitlist/contract.ts'

const inHouse = {
  access: 'signed-in',
  params: InHouse,
  answer: page,
  refusals: managed,
  method: 'GET',
} as const
const ofPlace = { access: 'signed-in', params: ManagedById, answer: page } as const
/** What was done a moment ago, to be said at the top of the page. */
const Done = z.optional(z.string().check(z.maxLength(20)))

export const deskRoutes = {
  readInbox: {
    method: 'GET',
    path: '/api/houses/{house}/inbox',
    access: 'signed-in',
    summary: 'Open requests, oldest first, with what they would meet.',
    params: InHouse,
    answer: {
      status: 200,
      schema: z.object({
        requests: z.array(
          z.extend(BookingView, {
            deadline: z.optional(Instant),
            proved: z.boolean(),
            collisions: z.array(Conflict),
            closed: z.boolean(),
          }),
        ),
      }),
    },
    refusals: managed,
  },
} as const satisfies Record<string, Route>

export const deskPages = {
  inboxPage: {
    ...inHouse,
    path: managePaths.inbox,
    summary: 'The inbox: open requests, oldest first.',
    /** What was done a moment ago, to which booking. */
    query: z.object({ done: Done, booking: z.optional(z.string().check(z.maxLength(12))) }),
  },
  calendarPage: {
    ...inHouse,
    path: managePaths.calendar,
    summary: 'All rooms side by side, a day or a week.',
    query: z.object({ date: z.optional(LocalDate), view: z.optional(z.enum(['day', 'week'])) }),
  },
  findByCodePage: {
    ...inHouse,
    path: '/manage/{house}/find',
    summary: 'Finds a booking by the code said on the phone.',
    query: z.object({ code: z.optional(z.string().check(z.maxLength(80))) }),
  },
  managedPlacePage: {
    ...ofPlace,
    method: 'GET',
    path: queuePaths.managedPlace,
    summary: 'A place in the queue, for the manager.',
    query: z.object({ done: Done }),
    refusals: managed,
  },
  sendManagedPlaceStep: {
    ...ofPlace,
    method: 'POST',
    path: queuePaths.managedPlace,
    summary: 'Takes what is offered for a caller, or leaves the queue for them.',
    body: z.object({ step: z.enum(['accept', 'leave']) }),
    refusals: [...managed, ...accepting],
  },
} as const satisfies Record<string, Route>
