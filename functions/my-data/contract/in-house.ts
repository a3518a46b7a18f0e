import * as z from 'zod/mini'
import type { Route } from '../../../shared/http/contract.ts'
import { Id } from '../../../shared/text-shapes.ts'
import { InHouse, managersOnly, page } from '../../houses/contract/parts.ts'
import { Reached } from '../schema.ts'
import { StoredDataView } from './parts.ts'

export const storedPath = '/manage/{house}/stored'

const asked = {
  method: 'POST',
  access: 'signed-in',
  params: InHouse,
  body: Reached,
  answer: { status: 200, schema: StoredDataView },
  refusals: managersOnly,
} as const

const of = {
  access: 'signed-in',
  params: z.extend(InHouse, { who: Id }),
  answer: page,
  refusals: managersOnly,
} as const

/** For managers who have somebody on the phone. Addresses and numbers stand in bodies, never in a path. */
export const inHouseRoutes = {
  readStoredInHouse: {
    ...asked,
    path: '/api/my-data/in/{house}/find',
    summary: 'What the house has stored of an address or a telephone number, for its managers.',
  },
  forgetInHouse: {
    ...asked,
    path: '/api/my-data/in/{house}/forget',
    summary:
      'Ends what is to come in the house and forgets who it was; answers with what is still stored. Twice is no fault.',
  },
  findStoredPage: {
    ...of,
    method: 'GET',
    path: storedPath,
    summary: 'Form for an address or a telephone number.',
    params: InHouse,
  },
  sendFindStored: {
    ...of,
    method: 'POST',
    path: storedPath,
    summary: 'Finds what is stored of somebody.',
    params: InHouse,
    body: Reached,
  },
  storedInHousePage: {
    ...of,
    method: 'GET',
    path: `${storedPath}/{who}`,
    summary: 'What the house has stored of somebody, and buttons to take it along or delete it.',
    query: z.object({ done: z.optional(z.string().check(z.maxLength(20))) }),
  },
  storedInHouseFile: {
    ...of,
    method: 'GET',
    path: `${storedPath}/{who}/file`,
    summary: 'The same as a file.',
    answer: { status: 200, contentType: 'application/json' },
  },
  sendForgetInHouse: { ...of, method: 'POST', path: `${storedPath}/{who}/forget`, summary: 'Forgets.' },
} as const satisfies Record<string, Route>
