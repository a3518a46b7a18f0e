import * as z from 'zod/mini'
import type { Route } from '../../../shared/http/contract.ts'
import { Instant } from '../../../shared/time/civil.ts'
import { longestTypedDate } from '../../../shared/time/typed-date.ts'
import { accepting } from '../../bookings/contract/json.ts'
import { BookingView } from '../../bookings/contract/parts.ts'
import { BookingId } from '../../bookings/schema.ts'
import { Id } from '../../../shared/text-shapes.ts'
import { managePaths } from '../../houses/contract.ts'
import { InHouse, managed, ManagedById, page } from '../../houses/contract/parts.ts'
import { Conflict } from '../../rooms/schema.ts'
import { mostAtOnce } from './several.ts'
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

const Days = z.int().check(z.minimum(1), z.maximum(365))
const Doers = ['deputy', 'rule', 'clock'] as const
const Steps = ['reminded', 'handed-over', 'deadline-extended'] as const
const Ends = [
  ...(['approved', 'expired', 'declined'] as const),
  ...(['change-approved', 'change-expired', 'change-declined'] as const),
] as const

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
  readVacancy: {
    method: 'GET',
    path: '/api/houses/{house}/vacancy',
    access: 'signed-in',
    summary:
      'What would become of each open request if nobody of the house came for so many days; a page of them.',
    params: InHouse,
    query: z.object({
      days: z._default(Days, 90),
      /** Where the page before ended. */
      from: z.optional(Id),
    }),
    answer: {
      status: 200,
      schema: z.object({
        requests: z.array(
          z.object({
            booking: BookingId,
            when: Instant,
            /** `open`: it would still wait then, for whom `by` says. */
            what: z.enum([...Ends, 'open']),
            by: z.enum(['manager', ...Doers]),
            steps: z.array(z.object({ when: Instant, what: z.enum([...Steps, ...Ends]), by: z.enum(Doers) })),
          }),
        ),
        /** What else waits, on the first page: groups for a call, meetings for somebody to read their new words. */
        others: z.array(
          z.object({
            kind: z.enum(['group', 'words']),
            id: Id,
            when: Instant,
            what: z.enum(['forgotten', 'open']),
            by: z.enum(['manager', 'clock']),
          }),
        ),
        until: Instant,
        /** From when on the managers would count as silent, and who would be asked besides. */
        silentFrom: z.optional(Instant),
        deputies: z.array(z.string()),
        next: z.optional(Id),
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
    query: z.object({
      done: Done,
      booking: z.optional(z.string().check(z.maxLength(12))),
      /** Of several at once those that are approved, and those that are not with the code of the refusal. */
      yes: z.optional(z.array(Id).check(z.maxLength(mostAtOnce))),
      no: z.optional(
        z.array(z.string().check(z.regex(/^[0-9a-z]{12}\.[a-z-]{1,40}$/))).check(z.maxLength(mostAtOnce)),
      ),
    }),
  },
  vacancyPage: {
    ...inHouse,
    path: '/manage/{house}/vacancy',
    summary: 'What would become of what is open if nobody came for so many days.',
    query: z.object({ days: z._default(Days, 90), from: z.optional(Id) }),
  },
  calendarPage: {
    ...inHouse,
    path: managePaths.calendar,
    summary: 'All rooms side by side, a day or a week.',
    query: z.object({
      /** As it is typed where a browser has no picker for dates. */
      date: z.optional(z.string().check(z.maxLength(longestTypedDate))),
      view: z.optional(z.enum(['day', 'week'])),
    }),
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
