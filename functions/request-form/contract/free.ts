import * as z from 'zod/mini'
import type { Route } from '../../../shared/http/contract.ts'
import { InHouse, page } from '../../houses/contract/parts.ts'
import { freePath } from '../../rooms/contract.ts'
import { Needs } from './needs.ts'

const Word = z.optional(z.string().check(z.maxLength(10)))

/** What cannot be read is as if it were not there: a link to a search leads to an answer, whoever cut it short. */
const FreeQuery = z.object({
  attendees: Word,
  minutes: Word,
  weekdays: z.optional(z.array(z.string().check(z.maxLength(2))).check(z.maxLength(7))),
  /** `morning`, `afternoon`, `evening`; or between `from` and `to`. */
  part: Word,
  from: Word,
  to: Word,
  /** The first day. */
  date: Word,
  needs: Needs,
})

export const freeRoutes = {
  freePage: {
    method: 'GET',
    path: freePath,
    access: 'anyone',
    summary: 'When something is free in the next eight weeks, whichever room: a list of times that lead on.',
    params: InHouse,
    query: FreeQuery,
    answer: page,
    refusals: ['not-found'],
  },
} as const satisfies Record<string, Route>
