import * as z from 'zod/mini'
import type { Route } from '../../../shared/http/contract.ts'
import { blockPaths } from '../../blocks/contract/paths.ts'
import { BlockRequest } from '../../blocks/schema.ts'
import { managePaths } from '../../houses/contract.ts'
import { InHouse, managed, ManagedById, page } from '../../houses/contract/parts.ts'
import { Prefilled } from '../../rooms/contract/prefilled.ts'
import { SpanForm } from './span.ts'

const of = { access: 'signed-in', answer: page, refusals: managed } as const
/** What was done a moment ago, to be said at the top of the page. */
const Done = z.optional(z.string().check(z.maxLength(20)))

export const blockPages = {
  blockPage: {
    ...of,
    method: 'GET',
    params: InHouse,
    path: managePaths.block,
    summary: 'Form: block time.',
    query: z.extend(Prefilled, { done: Done }),
  },
  sendBlock: {
    ...of,
    method: 'POST',
    path: managePaths.block,
    summary: 'Blocks; bookings in the way are listed first, to leave or to cancel.',
    params: InHouse,
    body: z.extend(z.omit(BlockRequest, { from: true, to: true }), SpanForm.shape),
    refusals: [...managed, 'room-taken', 'too-long', 'too-many-blocks', 'too-soon'],
  },
  blockedPage: {
    ...of,
    method: 'GET',
    params: ManagedById,
    path: blockPaths.block,
    summary: 'A block, and the button that takes it away.',
    query: z.object({ done: Done }),
  },
  sendUnblock: {
    ...of,
    method: 'POST',
    params: ManagedById,
    path: `${blockPaths.block}/remove`,
    summary: 'Takes the block away.',
  },
} as const satisfies Record<string, Route>
