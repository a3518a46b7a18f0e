import * as z from 'zod/mini'
import type { Route } from '../../../shared/http/contract.ts'
import { Id, Line } from '../../../shared/text-shapes.ts'
import { ById } from '../../houses/contract/parts.ts'
import { Report } from '../schema/trust.ts'

const held = ['sign-in-needed', 'not-allowed', 'not-found', 'group-ended', 'changed-meanwhile'] as const
const step = {
  method: 'POST',
  access: 'holder',
  limit: 'needs-the-secret',
  params: ById,
  refusals: held,
  answer: { status: 200, schema: z.object({}) },
} as const

export const ReportForm = z.pick(Report, { kind: true, date: true, words: true })
/** The version that was shown: nobody agrees to words they have not read. */
export const AgreeForm = z.object({ version: z.int() })
/** How groups are trusted, and what they agree to. */
export const trustRoutes = {
  trustGroup: {
    ...step,
    path: '/api/groups/{id}/trust',
    summary: 'The house trusts a group, or no longer does, and says why.',
    body: z.object({ trusted: z.boolean(), reason: Line(200) }),
  },
  trustByRule: {
    ...step,
    method: 'DELETE',
    path: '/api/groups/{id}/trust',
    summary: 'What the house said is taken back: its rules decide.',
  },
  reportGroup: {
    ...step,
    path: '/api/groups/{id}/reports',
    summary: 'The house reports that nobody came, or that the room was left untidy.',
    body: ReportForm,
  },
  withdrawReport: {
    ...step,
    method: 'DELETE',
    path: '/api/groups/{id}/reports',
    query: z.pick(Report, { kind: true, date: true }),
    summary: 'The report was a mistake.',
  },
  vouchForGroup: {
    ...step,
    path: '/api/groups/{id}/vouch',
    limit: 'counted-in-the-write',
    summary: 'A host of a trusted group stands up for another, or no longer: `group` is their own.',
    body: z.object({ group: Id, vouch: z._default(z.boolean(), true) }),
    refusals: [...held, 'vouch-untrusted', 'vouch-same-host', 'vouched-enough', 'too-many-requests'],
  },
  agreeForGroup: {
    ...step,
    path: '/api/groups/{id}/agreements/{agreement}',
    summary: 'A host agrees for the group to the words that were shown.',
    params: z.object({ id: Id, agreement: Id }),
    body: AgreeForm,
  },
} as const satisfies Record<string, Route>
