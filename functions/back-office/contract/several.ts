import * as z from 'zod/mini'
import type { Route } from '../../../shared/http/contract.ts'
import { InHouse, managed, page } from '../../houses/contract/parts.ts'

/** More are decided in several goes: each yes is a write of its own. */
export const mostAtOnce = 50

/** A request and the version that was looked at (`rules/plain.ts`). */
const Yes = z.string().check(z.regex(/^[0-9a-z]{12}\.\d{1,9}$/))
const Ticked = z.object({ yes: z._default(z.array(Yes).check(z.maxLength(mostAtOnce)), []) })

const several = { access: 'signed-in', params: InHouse, path: '/manage/{house}/approve' } as const

export const severalPages = {
  approveSeveralPage: {
    ...several,
    method: 'GET',
    summary: 'Asks once more about several requests.',
    query: Ticked,
    answer: page,
    refusals: managed,
  },
  sendApproveSeveral: {
    ...several,
    method: 'POST',
    summary: 'Approves several requests; one that cannot be approved any more stops no other.',
    body: Ticked,
    answer: page,
    refusals: managed,
  },
} as const satisfies Record<string, Route>
