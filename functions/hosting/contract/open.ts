import * as z from 'zod/mini'
import type { Route } from '../../../shared/http/contract.ts'
import { LanguageCode } from '../../../shared/text-shapes.ts'
import { ByToken, managed, ManagedById, page } from '../../houses/contract/parts.ts'
import { Tag } from '../../houses/schema.ts'
import { meetingPaths } from '../../meetings/contract/paths.ts'
import { Words } from '../../meetings/schema.ts'

/** What a form asks of something that others may come to; all of it can be changed later. */
export const OpenForm = z.object({
  others: z.optional(z.enum(['no', 'yes'])),
  /** Without it, it is called as what it is for. */
  title: z.optional(Words.shape.title),
  description: Words.shape.description,
  audience: z.optional(z.array(Tag).check(z.maxLength(12))),
  languages: z.optional(z.array(LanguageCode).check(z.maxLength(12))),
  places: z.optional(z.int().check(z.minimum(1), z.maximum(10000))),
  needsKey: z.optional(z.boolean()),
})
export type OpenForm = z.infer<typeof OpenForm>

const send = z.object({ open: OpenForm })
const refusals = ['not-found', 'not-allowed', 'open-already', 'already-decided', 'changed-meanwhile'] as const

/** A booking that exists is opened to others: by its contact, or by those who run the house. */
export const openRoutes = {
  openBookingPage: {
    method: 'GET',
    path: meetingPaths.open,
    access: 'holder',
    params: ByToken,
    summary: 'Form: others may come to a booking.',
    answer: page,
    refusals,
  },
  sendOpenBooking: {
    method: 'POST',
    path: meetingPaths.open,
    access: 'holder',
    limit: 'needs-the-secret',
    params: ByToken,
    summary: 'Opens a booking to others; what others read is read by the house first.',
    body: send,
    answer: page,
    refusals,
  },
  managedOpenPage: {
    method: 'GET',
    path: meetingPaths.managedOpen,
    access: 'signed-in',
    params: ManagedById,
    summary: 'Form: others may come to a booking.',
    answer: page,
    refusals: [...managed, ...refusals],
  },
  sendManagedOpen: {
    method: 'POST',
    path: meetingPaths.managedOpen,
    access: 'signed-in',
    params: ManagedById,
    summary: 'Opens a booking to others.',
    body: send,
    answer: page,
    refusals: [...managed, ...refusals],
  },
} as const satisfies Record<string, Route>
