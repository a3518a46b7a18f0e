import * as z from 'zod/mini'
import type { Route } from '../../../shared/http/contract.ts'
import { Key } from '../../bookings/contract/parts.ts'
import { ByToken, page } from '../../houses/contract/parts.ts'
import { attendancePaths } from '../../attendances/contract/paths.ts'
import { Heads, mostDates, Need, Reach } from '../../attendances/schema.ts'
import { DutyForm } from '../../duties/contract/json.ts'
import { meetingPaths } from '../../meetings/contract/paths.ts'
import { Line } from '../../../shared/text-shapes.ts'
import { FollowForm, followLimit } from '../../followers/contract/json.ts'
import { suggestionLimit } from '../../suggestions/contract/json.ts'
import { SuggestionForm } from '../../suggestions/schema.ts'
import { OfDate, OfMeeting } from './pages.ts'

/** What a form asks of somebody who wants to come. */
export const ComeForm = z.object({
  name: z.optional(Line(80)),
  heads: Heads,
  contact: z.optional(Reach),
  firstTime: z.optional(z.boolean()),
  needs: z.optional(z.array(Need).check(z.maxLength(6))),
  remind: z.optional(z.boolean()),
  /** Further dates, by key. */
  also: z.optional(z.array(Key).check(z.maxLength(29))),
})

const limit = { per: 'address', purpose: 'sign-up', most: 120, minutes: 60 } as const
const secret = 'needs-the-secret'
const linked = ['not-found', 'not-allowed'] as const
const own = { method: 'GET', access: 'holder', params: ByToken, answer: page, refusals: linked } as const
const send = { ...own, method: 'POST', limit: secret } as const
const steps = [...linked, 'already-decided', 'in-the-past', 'changed-meanwhile'] as const

export const comingRoutes = {
  sendCome: {
    method: 'POST',
    path: `${meetingPaths.date}/come`,
    access: 'anyone',
    limit,
    summary: 'Says that somebody comes.',
    params: OfDate,
    body: ComeForm,
    answer: page,
    refusals: [
      'not-found',
      'full',
      'more-than-places',
      'registration-closed',
      'registration-not-open',
      'too-many-requests',
    ],
  },
  sendDuty: {
    method: 'POST',
    path: `${meetingPaths.date}/duty`,
    access: 'anyone',
    limit: { per: 'address', purpose: 'duty', most: 120, minutes: 60 },
    summary: 'Takes a duty, from the page of the date.',
    params: OfDate,
    body: DutyForm,
    answer: page,
    refusals: [
      'not-found',
      'duty-taken',
      'duty-yours',
      'in-the-past',
      'registration-closed',
      'too-many-requests',
    ],
  },
  sendFollow: {
    method: 'POST',
    path: `${meetingPaths.meeting}/follow`,
    access: 'anyone',
    limit: followLimit,
    summary: 'Asks an address whether it wants to hear of changes.',
    params: OfMeeting,
    body: FollowForm,
    answer: page,
    refusals: ['not-found', 'meeting-ended', 'too-many-requests'],
  },
  sendWish: {
    method: 'POST',
    path: `${meetingPaths.meeting}/wish`,
    access: 'anyone',
    limit: suggestionLimit,
    summary: 'Hands in what somebody wishes for the evening.',
    params: OfMeeting,
    body: SuggestionForm,
    answer: page,
    refusals: ['not-found', 'suggestions-closed', 'suggestions-full', 'too-many-requests'],
  },
  sendCode: {
    method: 'POST',
    path: `${meetingPaths.date}/code`,
    access: 'anyone',
    limit: { per: 'address', purpose: 'coming-code', most: 20, minutes: 60 },
    summary: 'Opens somebody’s own page by the code that they were told.',
    params: OfDate,
    body: z.object({ code: Line(60) }),
    answer: page,
    refusals: ['not-found', 'unknown-code', 'too-many-requests'],
  },
  comingPage: {
    ...own,
    path: attendancePaths.own,
    summary: 'Somebody’s own coming: where it stands, and what can be done.',
    query: z.object({
      done: z.optional(z.string().check(z.maxLength(20))),
      /** Dates that were asked for with it and could not be had. */
      missed: z.optional(z.array(Key).check(z.maxLength(mostDates))),
    }),
  },
  sendAccept: {
    ...send,
    path: `${attendancePaths.own}/accept`,
    summary: 'Takes the place that is held, or says yes to another time of the date.',
    body: z.object({ at: z.optional(z.string().check(z.maxLength(20))) }),
    refusals: [...steps, 'not-offered', 'offer-over', 'registration-closed'],
  },
  sendLeave: { ...send, path: `${attendancePaths.own}/leave`, summary: 'Does not come.', refusals: steps },
  sendHeads: {
    ...send,
    path: `${attendancePaths.own}/heads`,
    summary: 'Comes with more or fewer.',
    body: z.object({ heads: Heads }),
    refusals: [...steps, 'full', 'more-than-places', 'registration-closed'],
  },
  provePage: {
    ...own,
    access: 'anyone',
    path: attendancePaths.proof,
    summary: 'A button that says that the address is theirs.',
  },
  sendProof: { ...send, access: 'anyone', path: attendancePaths.proof, summary: 'The address is theirs.' },
} as const satisfies Record<string, Route>
