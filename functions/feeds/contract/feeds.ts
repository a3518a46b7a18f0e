import * as z from 'zod/mini'
import type { Route } from '../../../shared/http/contract.ts'
import { Id } from '../../../shared/text-shapes.ts'
import { Key } from '../../bookings/contract/parts.ts'
import { groupPaths } from '../../groups/contract/paths.ts'
import { managePaths } from '../../houses/contract.ts'
import { InHouse, managed, page } from '../../houses/contract/parts.ts'
import { HouseId } from '../../houses/schema.ts'
import { ProgrammeQuery } from '../../meetings/contract/parts.ts'
import { meetingPaths } from '../../meetings/contract/paths.ts'
import { calendarPaths } from '../../rooms/contract.ts'
import { RoomId } from '../../rooms/schema.ts'
import { FeedId, FeedName } from '../schema.ts'

const OfMeeting = z.object({ house: HouseId, meeting: Id })

const calendar = { status: 200, contentType: 'text/calendar' } as const

/** A language of ours, else German. One language for each address, whatever the reader sends along. */
const InLanguage = z.object({ lang: z.optional(z.string()) })

export const feedRoutes = {
  readPublicCalendar: {
    method: 'GET',
    path: calendarPaths.house,
    access: 'anyone',
    summary: 'What is on in the house, for calendar programs: last month and a year ahead, nothing personal.',
    params: InHouse,
    query: InLanguage,
    answer: calendar,
    refusals: ['not-found'],
  },
  readRoomCalendar: {
    method: 'GET',
    path: calendarPaths.room,
    access: 'anyone',
    summary: 'The same for one room.',
    params: z.object({ house: HouseId, room: RoomId }),
    query: InLanguage,
    answer: calendar,
    refusals: ['not-found'],
  },
  readProgrammeCalendar: {
    method: 'GET',
    path: meetingPaths.programmeCalendar,
    access: 'anyone',
    summary: 'What is on for everybody, perhaps only for some, for calendar programs.',
    params: InHouse,
    query: z.extend(
      InLanguage,
      z.pick(ProgrammeQuery, { audience: true, language: true, access: true }).shape,
    ),
    answer: calendar,
    refusals: ['not-found'],
  },
  readMeetingCalendar: {
    method: 'GET',
    path: meetingPaths.calendar,
    access: 'anyone',
    summary: 'All dates of one meeting.',
    params: OfMeeting,
    query: InLanguage,
    answer: calendar,
    refusals: ['not-found'],
  },
  readDateCalendar: {
    method: 'GET',
    path: meetingPaths.dateCalendar,
    access: 'anyone',
    summary: 'One date of a meeting, to be put into a calendar.',
    params: z.extend(OfMeeting, { key: Key }),
    query: InLanguage,
    answer: calendar,
    refusals: ['not-found'],
  },
  readGroupCalendar: {
    method: 'GET',
    path: groupPaths.calendar,
    access: 'anyone',
    summary: 'What a group does, as far as everybody may know it, for calendar programs.',
    params: z.object({ file: z.string() }),
    query: InLanguage,
    answer: calendar,
    refusals: ['not-found'],
  },
  readFeed: {
    method: 'GET',
    path: '/feeds/{file}',
    access: 'anyone',
    summary:
      'A calendar of one’s own, opened by its secret name: a manager’s with everything, or what somebody has booked and comes to; 410 once it has ended.',
    query: InLanguage,
    answer: calendar,
    refusals: ['not-found', 'feed-revoked'],
  },
  feedsPage: {
    method: 'GET',
    path: managePaths.feeds,
    access: 'signed-in',
    summary: 'The calendars to subscribe to: one’s own secret ones and the public ones.',
    params: InHouse,
    query: z.object({ done: z.optional(z.enum(['made', 'revoked'])) }),
    answer: page,
    refusals: managed,
  },
  makeFeed: {
    method: 'POST',
    path: managePaths.feeds,
    access: 'signed-in',
    summary: 'Makes a secret calendar for whoever is signed in.',
    params: InHouse,
    body: z.object({ name: FeedName }),
    answer: page,
    refusals: [...managed, 'too-many-feeds'],
  },
  revokeFeed: {
    method: 'POST',
    path: `${managePaths.feeds}/{feed}/revoke`,
    access: 'signed-in',
    summary: 'Ends one of one’s own secret calendars for good.',
    params: z.object({ house: HouseId, feed: FeedId }),
    answer: page,
    refusals: managed,
  },
} as const satisfies Record<string, Route>
