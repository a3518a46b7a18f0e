import * as z from 'zod/mini'
import { Language } from '../../../shared/language.ts'
import { Email } from '../../../shared/reach.ts'
import type { Route } from '../../../shared/http/contract.ts'
import { ById } from '../../houses/contract/parts.ts'

export const FollowForm = z.object({ email: Email, language: z.optional(Language) })

/** Many neighbours may share one network address. */
export const followLimit = { per: 'address', purpose: 'follow', most: 60, minutes: 60 } as const

export const jsonRoutes = {
  followMeeting: {
    method: 'POST',
    path: '/api/meetings/{id}/followers',
    access: 'anyone',
    limit: followLimit,
    summary:
      'Asks an address whether it wants to hear of changes; the answer is the same whoever follows already.',
    params: ById,
    body: FollowForm,
    answer: { status: 202, schema: z.object({}) },
    refusals: ['not-found', 'meeting-ended', 'too-many-requests'],
  },
} as const satisfies Record<string, Route>
