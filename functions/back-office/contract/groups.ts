import * as z from 'zod/mini'
import type { Route } from '../../../shared/http/contract.ts'
import { Line } from '../../../shared/text-shapes.ts'
import { groupPaths } from '../../groups/contract/paths.ts'
import { InHouse, managed, ManagedById, page } from '../../houses/contract/parts.ts'

/** Why a group is trusted, or no longer: it is shown. */
export const TrustForm = z.object({ reason: Line(200) })

const of = { access: 'signed-in', answer: page, refusals: managed } as const

export const groupRoutes = {
  managedGroups: {
    ...of,
    method: 'GET',
    path: groupPaths.managed,
    summary: 'The groups of the house: whom to call, whom to trust.',
    params: InHouse,
    query: z.object({ done: z.optional(z.string().check(z.maxLength(20))) }),
  },
  sendGroupStep: {
    ...of,
    method: 'POST',
    path: `${groupPaths.managed}/{id}/{step}`,
    params: z.extend(ManagedById, { step: z.enum(['confirm', 'decline', 'end']) }),
    summary: 'Shows a group after a call, or does not; or ends one.',
    refusals: [...managed, 'group-shown', 'group-ended', 'changed-meanwhile'],
  },
  sendGroupTrust: {
    ...of,
    method: 'POST',
    path: `${groupPaths.managed}/{id}/trust/{trusted}`,
    params: z.extend(ManagedById, { trusted: z.enum(['yes', 'no']) }),
    body: TrustForm,
    summary: 'Trusts a group, or no longer, and says why.',
    refusals: [...managed, 'group-ended', 'changed-meanwhile'],
  },
} as const satisfies Record<string, Route>
