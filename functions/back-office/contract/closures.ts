import * as z from 'zod/mini'
import type { Route } from '../../../shared/http/contract.ts'
import { closing } from '../../blocks/contract/closures.ts'
import { blockPaths } from '../../blocks/contract/paths.ts'
import { ClosureRequest } from '../../blocks/schema/closure.ts'
import { BookingId } from '../../bookings/schema.ts'
import { managePaths } from '../../houses/contract.ts'
import { InHouse, managed, ManagedById, page } from '../../houses/contract/parts.ts'
import { SpanForm } from './span.ts'

/** The request as a form has it, sent twice, the second time `sure`. */
const ClosureForm = z.extend(z.omit(ClosureRequest, { from: true, to: true, dryRun: true }), {
  ...SpanForm.shape,
  sure: z.boolean(),
  /** So that a double click is one closure. */
  key: z.optional(BookingId),
})

const pageOf = { access: 'signed-in', params: ManagedById, answer: page, refusals: managed } as const

export const closurePages = {
  closurePage: {
    ...pageOf,
    method: 'GET',
    path: managePaths.close,
    summary: 'Form: close the house.',
    params: InHouse,
  },
  sendClosure: {
    ...pageOf,
    method: 'POST',
    path: managePaths.close,
    summary: 'Lists who is affected; sent once more with `sure`, it closes.',
    params: InHouse,
    body: ClosureForm,
    refusals: closing,
  },
  closedPage: {
    ...pageOf,
    method: 'GET',
    path: blockPaths.closure,
    summary: 'A closure: what became of whom, and for an hour the button that takes it back.',
    query: z.object({ done: z.optional(z.string().check(z.maxLength(20))) }),
  },
  sendUndoClosure: {
    ...pageOf,
    method: 'POST',
    path: `${blockPaths.closure}/undo`,
    summary: 'Takes the closure back.',
    refusals: [...managed, 'too-late', 'changed-meanwhile'],
  },
  sendReopen: {
    ...pageOf,
    method: 'POST',
    path: `${blockPaths.closure}/reopen`,
    summary: 'Opens again what is still to come; who was cancelled stays so.',
    refusals: [...managed, 'in-the-past'],
  },
} as const satisfies Record<string, Route>
