import * as z from 'zod/mini'
import type { Route } from '../../../shared/http/contract.ts'
import { Language } from '../../../shared/language.ts'
import { Id } from '../../../shared/text-shapes.ts'
import { Instant } from '../../../shared/time/civil.ts'
import { Key } from '../../bookings/contract/parts.ts'
import { BookingRequest } from '../../bookings/schema.ts'
import { RequestDetails } from '../../contacts/schema.ts'
import { ById, managed } from '../../houses/contract/parts.ts'
import { QuarterEnd, QuarterTime, When } from '../../rooms/schema.ts'
import { Ask, AskKind, AskWords } from '../schema.ts'

/** Many neighbours may share one network address. */
export const askLimit = { per: 'address', purpose: 'ask', most: 30, minutes: 60 } as const

/** What is asked, and by whom: with a booking of their own, in a group's name, or by an address that is proved afterwards. */
export const AskBody = z.object({
  kind: AskKind,
  words: AskWords,
  /** Which date of a series. */
  date: z.optional(Key),
  mine: z.optional(z.object({ booking: Id, date: z.optional(Key) })),
  group: z.optional(Id),
  contact: z.optional(RequestDetails.shape.contact),
  language: z.optional(Language),
  /** Of a shared slot only what they would use of it. */
  from: z.optional(QuarterTime),
  to: z.optional(QuarterEnd),
  rooms: z.optional(When.shape.rooms),
  purpose: z.optional(BookingRequest.shape.purpose),
  attendees: BookingRequest.shape.attendees,
})

/** A question as both sides may read it: names, and nobody's address. */
export const AskView = z.extend(
  z.pick(Ask, { id: true, house: true, kind: true, state: true, words: true, wish: true, attendees: true }),
  {
    from: z.string(),
    of: z.pick(Ask.shape.of, { key: true, slot: true, groupName: true }),
    mine: z.optional(z.object({ slot: Ask.shape.wish })),
    until: Instant,
  },
)

export const jsonRoutes = {
  askHolder: {
    method: 'POST',
    path: '/api/bookings/{id}/ask-holder',
    access: 'anyone',
    limit: askLimit,
    summary: 'Asks the group that has a date to share, swap or merge, if it allows that; shows no addresses.',
    params: ById,
    body: AskBody,
    answer: { status: 201, schema: AskView },
    refusals: [
      ...managed,
      'not-askable',
      'asked-already',
      'in-the-past',
      'unknown-date',
      'no-reply-address',
      'cannot-be-swapped',
      'too-many-people',
      'too-many-requests',
      'group-ended',
      'changed-meanwhile',
    ],
  },
  answerAsk: {
    method: 'POST',
    path: '/api/asks/{id}',
    access: 'holder',
    limit: 'needs-the-secret',
    summary: 'A host of that group says yes or no; a yes changes both bookings at once.',
    params: ById,
    body: z.object({ answer: z.enum(['yes', 'no']) }),
    answer: { status: 200, schema: AskView },
    refusals: [
      ...managed,
      'ask-over',
      'in-the-past',
      'changed-meanwhile',
      'too-many-people',
      'over-limit',
      'room-taken',
    ],
  },
} as const satisfies Record<string, Route>
