import * as z from 'zod/mini'
import type { Route } from '../../../shared/http/contract.ts'
import { Id } from '../../../shared/text-shapes.ts'
import { EndTime, Instant, LocalDate, LocalTime } from '../../../shared/time/civil.ts'
import { Key } from '../../bookings/contract/parts.ts'
import { ById, managed, Repeatable } from '../../houses/contract/parts.ts'
import { MeetingChange, MeetingView, OfDate } from '../../meetings/contract/parts.ts'
import { DateState } from '../../meetings/schema/entry.ts'
import { Attendance, AttendanceState, Heads, mostDates, Need, SignUp } from '../schema.ts'
import { timeRefusals } from '../../rooms/contract/refusals.ts'

/** Somebody's coming as they may read it. */
export const AttendanceView = z.object({
  id: Id,
  state: AttendanceState,
  heads: Heads,
  name: z.optional(z.string()),
  code: z.string(),
  /** So many people are before them in the waiting list. */
  before: z.optional(z.int()),
  offer: z.optional(z.object({ until: Instant })),
  /** The date begins at another time than that to which they said yes: `accept` says yes to this one. */
  confirm: z.optional(z.literal(true)),
  accessData: z.optional(z.object({ text: z.string(), version: z.int() })),
  date: z.object({
    meeting: Id,
    key: Key,
    title: z.string(),
    date: LocalDate,
    from: LocalTime,
    to: EndTime,
    state: DateState,
  }),
})

export const NewAttendance = z.object({
  id: Id,
  state: AttendanceState,
  before: z.optional(z.int()),
  code: z.string(),
  manageToken: z.string(),
  manageUrl: z.string(),
})

const ListView = z.object({
  coming: z.int(),
  waiting: z.int(),
  offered: z.int(),
  firstTime: z.int(),
  needs: z.array(z.object({ need: Need, count: z.int() })),
  attendances: z.array(
    z.extend(
      z.pick(Attendance, {
        id: true,
        state: true,
        heads: true,
        name: true,
        contact: true,
        firstTime: true,
        needs: true,
        came: true,
      }),
      { code: z.string() },
    ),
  ),
})

/** A whole house may share one network address. */
const limit = { per: 'address', purpose: 'sign-up', most: 120, minutes: 60 } as const
const secret = 'needs-the-secret'
const answer = { status: 200, schema: AttendanceView } as const
const own = { method: 'POST', access: 'holder', limit: secret, params: ById, answer } as const
const signing = [
  'not-found',
  'unknown-date',
  'full',
  'more-than-places',
  'registration-closed',
  'registration-not-open',
  'key-used-before',
] as const
const busy = ['too-many-requests', 'changed-meanwhile'] as const
const changing = [...managed, 'already-decided', 'in-the-past', 'changed-meanwhile'] as const

export const jsonRoutes = {
  signUp: {
    method: 'POST',
    path: '/api/meetings/{id}/dates/{key}/attendances',
    access: 'anyone',
    limit,
    summary: 'Says that somebody comes, with how many; where a date is full they wait.',
    params: OfDate,
    headers: Repeatable,
    body: SignUp,
    answer: { status: 201, schema: NewAttendance },
    refusals: [...signing, ...busy],
  },
  signUpForSeveral: {
    method: 'POST',
    path: '/api/meetings/{id}/attendances',
    access: 'anyone',
    limit,
    summary: 'The same for several dates at once; one that is full or closed does not stop the others.',
    params: ById,
    headers: Repeatable,
    body: z.extend(SignUp, {
      keys: z.array(Key).check(
        z.minLength(1),
        z.maxLength(mostDates),
        z.refine((keys) => new Set(keys).size === keys.length),
      ),
    }),
    answer: {
      status: 201,
      schema: z.object({
        dates: z.array(
          z.object({ key: Key, refused: z.optional(z.string()), attendance: z.optional(NewAttendance) }),
        ),
      }),
    },
    refusals: [...signing, ...busy],
  },
  listAttendances: {
    method: 'GET',
    path: '/api/meetings/{id}/dates/{key}/attendances',
    access: 'holder',
    summary: 'Who comes to a date, sums first; for its host and the house.',
    params: OfDate,
    answer: { status: 200, schema: ListView },
    refusals: [...managed, 'unknown-date'],
  },
  readAttendance: {
    method: 'GET',
    path: '/api/attendances/{id}',
    access: 'holder',
    summary: 'Somebody’s coming, with the access data once their hour has come.',
    params: ById,
    answer,
    refusals: managed,
  },
  acceptOffer: {
    ...own,
    path: '/api/attendances/{id}/accept',
    summary: 'Takes the place that is held.',
    refusals: [...changing, 'not-offered', 'offer-over', 'registration-closed'],
  },
  leaveDate: {
    ...own,
    path: '/api/attendances/{id}/leave',
    summary: 'Does not come after all; what becomes free goes to the next.',
    refusals: changing,
  },
  changeHeads: {
    ...own,
    path: '/api/attendances/{id}/change',
    summary: 'Fewer heads always, more if there is room.',
    body: z.object({ heads: Heads }),
    refusals: [...changing, 'full', 'more-than-places', 'registration-closed'],
  },
  markCame: {
    ...own,
    path: '/api/attendances/{id}/came',
    summary: 'Who really came; said by the host or the house.',
    body: z.object({ came: z.boolean() }),
    refusals: [...managed, 'not-yet', 'changed-meanwhile'],
  },
  changeMeeting: {
    method: 'POST',
    path: '/api/meetings/{id}/change',
    access: 'holder',
    limit: secret,
    params: ById,
    summary:
      'Other words, registration or access data; or title and note of some dates. More places go to those who wait.',
    body: MeetingChange,
    answer: { status: 200, schema: MeetingView },
    refusals: [
      ...managed,
      'meeting-ended',
      'changed-meanwhile',
      'unknown-date',
      'in-the-past',
      'too-many-remarks',
      'titles-are-read',
      ...timeRefusals,
    ],
  },
} as const satisfies Record<string, Route>
