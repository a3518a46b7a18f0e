import * as z from 'zod/mini'
import type { Route } from '../../../shared/http/contract.ts'
import { ById, InHouse, managed } from '../../houses/contract/parts.ts'
import { Block, BlockRequest } from '../schema.ts'

const BlockView = z.omit(Block, { by: true, createdAt: true })

export const blockRoutes = {
  createBlock: {
    method: 'POST',
    path: '/api/houses/{house}/blocks',
    access: 'signed-in',
    summary: 'Time that nobody can book: hours, whole days, or a span of days (the last one included).',
    params: InHouse,
    body: BlockRequest,
    answer: { status: 201, schema: BlockView },
    refusals: [
      ...managed,
      'room-taken',
      'unknown-room',
      'too-long',
      'too-many-blocks',
      'too-soon',
      'time-does-not-exist',
    ],
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
