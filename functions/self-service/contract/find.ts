import * as z from 'zod/mini'
import type { Route } from '../../../shared/http/contract.ts'
import { Phone } from '../../../shared/reach.ts'
import { Line } from '../../../shared/text-shapes.ts'
import { InHouse, page } from '../../houses/contract/parts.ts'

export const findPath = '/{house}/find'

export const findRoutes = {
  findPage: {
    method: 'GET',
    path: findPath,
    access: 'anyone',
    summary: 'Form: what has become of a request, by its code and a telephone.',
    params: InHouse,
    answer: page,
    refusals: ['not-found'],
  },
  sendFind: {
    method: 'POST',
    path: findPath,
    access: 'anyone',
    // A code has 25 bits: whoever knows a telephone and tries ten codes an hour needs 190 years for half of them.
    limit: { per: 'address', purpose: 'find', most: 10, minutes: 60 },
    summary: 'Says what has become of it, and nothing else; changing it takes the link or a call.',
    params: InHouse,
    body: z.object({ code: Line(60), phone: Phone }),
    answer: page,
    refusals: ['not-found', 'nothing-found', 'too-many-requests'],
  },
} as const satisfies Record<string, Route>
