import * as z from 'zod/mini'
import type { Route } from '../../../shared/http/contract.ts'
import { Id } from '../../../shared/text-shapes.ts'
import { shown, ShownDay } from '../../../shared/shown.ts'
import { Key } from '../../bookings/contract/parts.ts'
import { housePath } from '../../houses/contract.ts'
import { InHouse, page } from '../../houses/contract/parts.ts'
import { HouseId } from '../../houses/schema.ts'
import { ProgrammeQuery } from '../../meetings/contract/parts.ts'
import { meetingPaths } from '../../meetings/contract/paths.ts'

export const OfMeeting = z.object({ house: HouseId, meeting: Id })
export const OfDate = z.extend(OfMeeting, { key: Key })

const of = { method: 'GET', access: 'anyone', answer: page, refusals: ['not-found'] } as const

/** What is searched for, and which days are shown: a date of the week or month. */
export const Shown = z.extend(
  z.pick(ProgrammeQuery, { audience: true, language: true, access: true, free: true }),
  { from: ShownDay, view: shown(z.enum(['week', 'month'])) },
)

export const pageRoutes = {
  housePage: {
    ...of,
    path: housePath,
    summary: 'The house: what is on for everybody, its rooms, its calendar.',
    params: InHouse,
    query: z.object({ week: ShownDay }),
  },
  programmePage: {
    ...of,
    path: meetingPaths.programme,
    summary: 'What is on, day by day; a week or a month.',
    params: InHouse,
    query: Shown,
  },
  wallPage: {
    ...of,
    path: meetingPaths.wall,
    summary:
      'The same for the wall: a week or a month on one sheet, or a screen with what is on now and next.',
    params: InHouse,
    query: z.object({
      /** Its first day; of a month any day. */
      week: ShownDay,
      view: shown(z.enum(['week', 'month'])),
      paper: shown(z.enum(['a4', 'a3'])),
      display: z.optional(z.string().check(z.maxLength(5))),
    }),
  },
  meetingPage: {
    ...of,
    path: meetingPaths.meeting,
    summary: 'A meeting: what it is, for whom, its next dates.',
    params: OfMeeting,
    query: z.object({ done: z.optional(z.string().check(z.maxLength(20))) }),
  },
  shortPage: {
    ...of,
    path: meetingPaths.short,
    summary: 'The short address on the wall: leads to the meeting.',
    params: z.object({ meeting: Id }),
  },
  datePage: {
    ...of,
    path: meetingPaths.date,
    summary: 'One date: when, where, whether a place is free, and how to come.',
    params: OfDate,
    query: z.object({ done: z.optional(z.string().check(z.maxLength(20))) }),
  },
} as const satisfies Record<string, Route>
