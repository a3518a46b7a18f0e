import * as z from 'zod/mini'
import type { Route } from '../../../shared/http/contract.ts'
import { LocalDate } from '../../../shared/time/civil.ts'
import { managePaths } from '../../houses/contract.ts'
import { ById, InHouse, managed, ManagedById, page } from '../../houses/contract/parts.ts'
import { Prefilled } from '../../rooms/contract/prefilled.ts'
import { Block, BlockRequest } from '../schema.ts'

const BlockView = z.omit(Block, { by: true, createdAt: true })

const of = { access: 'signed-in', answer: page, refusals: managed } as const
/** What was done a moment ago, to be said at the top of the page. */
const Done = z.optional(z.string().check(z.maxLength(20)))

export const blockRoutes = {
  createBlock: {
    method: 'POST',
    path: '/api/houses/{house}/blocks',
    access: 'signed-in',
    summary: 'Time that nobody can book: hours, whole days, or a span of days (the last one included).',
    params: InHouse,
    body: BlockRequest,
    answer: { status: 201, schema: BlockView },
    refusals: [...managed, 'room-taken', 'unknown-room', 'too-long', 'too-soon', 'time-does-not-exist'],
  },
  removeBlock: {
    method: 'DELETE',
    path: '/api/blocks/{id}',
    access: 'signed-in',
    summary: 'Takes a block away.',
    params: ById,
    answer: { status: 204 },
    refusals: [...managed, 'in-the-past'],
  },
} as const satisfies Record<string, Route>

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
    body: z.extend(z.omit(BlockRequest, { from: true, to: true }), {
      fromDate: LocalDate,
      fromTime: z.optional(z.string().check(z.maxLength(5))),
      toDate: z.optional(LocalDate),
      toTime: z.optional(z.string().check(z.maxLength(5))),
    }),
    refusals: [...managed, 'room-taken', 'too-long', 'too-soon'],
  },
  blockedPage: {
    ...of,
    method: 'GET',
    params: ManagedById,
    path: '/manage/{house}/blocks/{id}',
    summary: 'A block, and the button that takes it away.',
    query: z.object({ done: Done }),
  },
  sendUnblock: {
    ...of,
    method: 'POST',
    params: ManagedById,
    path: '/manage/{house}/blocks/{id}/remove',
    summary: 'Takes the block away.',
  },
} as const satisfies Record<string, Route>
