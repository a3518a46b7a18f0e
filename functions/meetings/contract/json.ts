import * as z from 'zod/mini'
import type { Route } from '../../../shared/http/contract.ts'
import { scopeRefusals, seriesRefusals } from '../../bookings/contract/parts.ts'
import { ById, InHouse, managed, Repeatable } from '../../houses/contract/parts.ts'
import { timeRefusals } from '../../rooms/contract/refusals.ts'
import {
  DateCancel,
  DateChange,
  DateMove,
  MeetingView,
  MoreDates,
  NewMeeting,
  NewMeetingView,
  OfDate,
  ProgrammeQuery,
  ProgrammeView,
} from './parts.ts'

const meeting = { status: 200, schema: MeetingView } as const
const limit = 'needs-the-secret'
const step = { method: 'POST', access: 'holder', limit, params: ById, answer: meeting } as const
const refusals = [...managed, 'meeting-ended', 'changed-meanwhile'] as const
const ofDates = { ...step, params: OfDate } as const

export const jsonRoutes = {
  foundMeeting: {
    method: 'POST',
    path: '/api/houses/{house}/meetings',
    access: 'anyone',
    limit: 'counted-in-the-write',
    summary:
      'Founds an open meeting, with dates of its own or over a booking; shown when the house has said yes.',
    params: InHouse,
    headers: Repeatable,
    body: NewMeeting,
    answer: { status: 201, schema: NewMeetingView },
    refusals: [...seriesRefusals, ...managed, 'too-many-requests', 'open-already', 'key-used-before'],
  },
  readProgramme: {
    method: 'GET',
    path: '/api/houses/{house}/programme',
    access: 'anyone',
    summary: 'What is on, date by date; both dates are included, without them the next seven days.',
    params: InHouse,
    query: ProgrammeQuery,
    answer: { status: 200, schema: ProgrammeView },
    refusals: ['not-found'],
  },
  readMeeting: {
    method: 'GET',
    path: '/api/meetings/{id}',
    access: 'anyone',
    summary: 'A meeting with its dates; drafts and what was not approved only for its hosts and the house.',
    params: ById,
    answer: meeting,
    refusals: ['not-found'],
  },
  publishMeeting: {
    ...step,
    path: '/api/meetings/{id}/publish',
    summary:
      'Shows it in the programme, with the words that were proposed; the house, or a host after a pause.',
    refusals: [...refusals, 'dates-undecided'],
  },
  pauseMeeting: {
    ...step,
    path: '/api/meetings/{id}/pause',
    summary: 'Takes it off the programme for a while; its dates are kept.',
    refusals,
  },
  endMeeting: {
    ...step,
    path: '/api/meetings/{id}/end',
    summary: 'Ends it: all dates to come are cancelled.',
    body: z.optional(z.object({ reason: DateCancel.shape.reason })),
    refusals,
  },
  addMeetingDates: {
    ...step,
    path: '/api/meetings/{id}/dates',
    limit: 'counted-in-the-write',
    summary:
      'Goes on, or a date more: a booking of its own under the same meeting, decided about as any other.',
    body: MoreDates,
    answer: { status: 201, schema: MeetingView },
    refusals: [...refusals, ...seriesRefusals, 'too-many-requests', 'too-many-bookings', 'date-exists'],
  },
  cancelMeetingDate: {
    ...ofDates,
    path: '/api/meetings/{id}/dates/{key}/cancel',
    summary: 'Cancels a date, all until a day, or all that follow, with a reason.',
    body: DateCancel,
    refusals: [...refusals, ...scopeRefusals, 'already-decided'],
  },
  moveMeetingDate: {
    ...ofDates,
    path: '/api/meetings/{id}/dates/{key}/move',
    summary: 'Another time or place: postponed, online instead of in rooms, or back.',
    body: DateMove,
    refusals: [
      ...refusals,
      ...scopeRefusals,
      ...timeRefusals,
      'already-decided',
      'dates-overlap',
      'too-many-remarks',
    ],
  },
  changeMeetingDate: {
    ...ofDates,
    path: '/api/meetings/{id}/dates/{key}/change',
    summary: 'What is said of a date, or of it and all that follow.',
    body: DateChange,
    refusals: [...refusals, ...scopeRefusals, 'too-many-remarks', 'titles-are-read'],
  },
} as const satisfies Record<string, Route>
