import * as z from 'zod/mini'
import type { Capability, Route } from '../../shared/http/contract.ts'
import { Id } from '../../shared/text-shapes.ts'
import { page } from '../houses/contract/parts.ts'
import { followPaths } from './contract/paths.ts'
import de from './texts/problems.de.json' with { type: 'json' }
import en from './texts/problems.en.json' with { type: 'json' }

const Linked = z.object({ meeting: Id, id: Id, token: z.string() })
const linked = {
  access: 'holder',
  params: Linked,
  answer: page,
  refusals: ['not-found', 'not-allowed'],
} as const
const send = { ...linked, method: 'POST', limit: 'needs-the-secret' } as const

const routes = {
  followPage: {
    ...linked,
    method: 'GET',
    path: followPaths.own,
    summary: 'What somebody follows, and the end of it.',
  },
  sendUnfollow: {
    ...send,
    path: followPaths.own,
    summary: 'Hears nothing more; also by the one click of mail programs (RFC 8058).',
    refusals: [...linked.refusals, 'changed-meanwhile'],
  },
  proveFollowPage: {
    ...linked,
    method: 'GET',
    path: followPaths.proof,
    summary: 'A button that says that the address is theirs.',
  },
  sendProveFollow: {
    ...send,
    path: followPaths.proof,
    summary: 'The address is theirs.',
    refusals: [...linked.refusals, 'followers-full', 'changed-meanwhile'],
  },
} as const satisfies Record<string, Route>

export const capability = {
  name: 'followers',
  about: 'Hearing by mail what changes about a meeting',
  impact: 'Nobody can follow a meeting by mail or leave.',
  table: 'read-write',
  live: ['/following/*'],
  problems: { name: 'followers/problems', de, en },
  news: ['follower', 'programme-entry'],
  routes,
} as const satisfies Capability
