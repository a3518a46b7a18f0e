import * as z from 'zod/mini'
import { Email } from '../../../shared/reach.ts'
import type { Route } from '../../../shared/http/contract.ts'
import { Id } from '../../../shared/text-shapes.ts'
import { askLimit } from '../../asks/contract/json.ts'
import { AskKind, AskWords } from '../../asks/schema.ts'
import { Key } from '../../bookings/contract/parts.ts'
import { bookingPaths } from '../../bookings/contract/paths.ts'
import { BookingRequest } from '../../bookings/schema.ts'
import { Contact } from '../../contacts/schema.ts'
import { ById, ByToken, page } from '../../houses/contract/parts.ts'

/** Which date is asked for; what is no date's key is none. */
const OfDate = z.object({ occurrence: z.optional(z.string().check(z.maxLength(40))) })
/** The same by the link of a booking of one's own: whose date, and which of the own ones goes for it. */
const OwnDate = z.extend(OfDate, { of: Id, mine: z.optional(Key) })

const words = { kind: AskKind, words: AskWords }
const proved = {
  purpose: z.optional(BookingRequest.shape.purpose),
  attendees: BookingRequest.shape.attendees,
}

/** By somebody who proves an address afterwards. */
export const AskForm = z.object({ ...words, ...proved, contact: z.extend(Contact, { email: Email }) })
/** By somebody who is known: a host in a group's name (`inNameWord`), or by a booking of their own. */
export const KnownAskForm = z.object({
  ...words,
  ...proved,
  as: z.optional(z.string().check(z.maxLength(120))),
})

const refusals = ['not-found', 'not-askable', 'unknown-date', 'in-the-past'] as const
const sending = [...refusals, 'asked-already', 'too-many-requests'] as const
const OfAsk = z.extend(ByToken, { ask: Id })
const answered = {
  access: 'holder',
  params: OfAsk,
  answer: page,
  refusals: ['not-found', 'not-allowed', 'ask-over'],
} as const

export const askRoutes = {
  askHolderPage: {
    method: 'GET',
    path: bookingPaths.ask,
    access: 'anyone',
    summary: 'Form: ask the group that has a date to share it or to be joined.',
    params: ById,
    query: OfDate,
    answer: page,
    refusals,
  },
  sendAskHolder: {
    method: 'POST',
    path: bookingPaths.ask,
    access: 'anyone',
    limit: askLimit,
    summary: 'Asks; the form for a room may be sent here as it is.',
    params: ById,
    query: OfDate,
    body: AskForm,
    answer: page,
    refusals: [...sending, 'not-allowed', 'group-ended', 'no-reply-address', 'too-many-people'],
  },
  ownAskPage: {
    method: 'GET',
    path: bookingPaths.ownAsk,
    access: 'holder',
    summary: 'The same with a booking of one’s own, which may be swapped.',
    params: ByToken,
    query: OwnDate,
    answer: page,
    refusals,
  },
  sendOwnAsk: {
    method: 'POST',
    path: bookingPaths.ownAsk,
    access: 'holder',
    limit: 'counted-in-the-write',
    summary: 'Asks; the form for another time may be sent here as it is.',
    params: ByToken,
    query: OwnDate,
    body: KnownAskForm,
    answer: page,
    refusals: [...sending, 'not-allowed', 'cannot-be-swapped', 'no-reply-address', 'too-many-people'],
  },
  askedPage: {
    ...answered,
    method: 'GET',
    path: bookingPaths.asked,
    summary: 'A question to a group, for one of its hosts. Opening it says nothing yet.',
  },
  sendAskAnswer: {
    ...answered,
    method: 'POST',
    path: bookingPaths.asked,
    limit: 'needs-the-secret',
    summary: 'Says yes or no.',
    body: z.object({ answer: z.enum(['yes', 'no']) }),
    refusals: [...answered.refusals, 'changed-meanwhile', 'too-many-people', 'over-limit', 'in-the-past'],
  },
  askProofPage: {
    ...answered,
    method: 'GET',
    path: bookingPaths.askProof,
    summary: 'The question, and a button that says that the address is theirs.',
  },
  sendAskProof: {
    ...answered,
    method: 'POST',
    path: bookingPaths.askProof,
    limit: 'counted-in-the-write',
    summary: 'The address is theirs: the question goes out.',
    refusals: [...answered.refusals, 'not-askable', 'too-many-requests', 'changed-meanwhile'],
  },
} as const satisfies Record<string, Route>
