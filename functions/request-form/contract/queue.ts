import * as z from 'zod/mini'
import type { Route } from '../../../shared/http/contract.ts'
import { InHouse, managed, page } from '../../houses/contract/parts.ts'
import { Prefilled } from '../../rooms/contract/prefilled.ts'
import { joining, queuePaths } from '../../waitlist/contract.ts'
import { QueueRequest } from '../../waitlist/schema.ts'

/** The form carries a key, so that a double click is one place. */
export const QueueForm = z.extend(QueueRequest, { key: z.optional(z.string().check(z.maxLength(40))) })

const inHouse = { params: InHouse, answer: page } as const

export const queueRoutes = {
  queuePage: {
    ...inHouse,
    method: 'GET',
    path: queuePaths.join,
    access: 'anyone',
    summary: 'The form for a place in the queue.',
    query: Prefilled,
    refusals: ['not-found'],
  },
  sendQueue: {
    ...inHouse,
    method: 'POST',
    path: queuePaths.join,
    access: 'anyone',
    limit: 'counted-in-the-write',
    summary: 'Takes a place in the queue; the booking form may be sent here as it is.',
    body: QueueForm,
    refusals: joining,
  },
  managedQueuePage: {
    ...inHouse,
    method: 'GET',
    path: '/manage/{house}/book/queue',
    access: 'signed-in',
    summary: 'The form for a caller who wants to wait.',
    query: Prefilled,
    refusals: managed,
  },
  sendManagedQueue: {
    ...inHouse,
    method: 'POST',
    path: '/manage/{house}/book/queue',
    access: 'signed-in',
    summary: 'Takes a place in the queue for a caller.',
    body: QueueForm,
    refusals: [...managed, ...joining],
  },
} as const satisfies Record<string, Route>
