import * as z from 'zod/mini'
import { Language } from '../../../shared/language.ts'
import { Email } from '../../../shared/reach.ts'
import type { Route } from '../../../shared/http/contract.ts'
import { Id } from '../../../shared/text-shapes.ts'
import { Contact } from '../../contacts/schema.ts'
import { ById, InHouse } from '../../houses/contract/parts.ts'
import { Group, GroupLetter, GroupWords, Member, Role } from '../schema.ts'
import { Report, TrustRecord } from '../schema/trust.ts'
import { trustRoutes } from './trust.ts'

export const foundLimit = { per: 'address', purpose: 'group', most: 20, minutes: 60 } as const
/** Many neighbours may share one network address. */
export const joinLimit = { per: 'address', purpose: 'join', most: 60, minutes: 60 } as const

const keysOf = <Shape extends object>(shape: Shape) =>
  Object.fromEntries(Object.keys(shape).map((name) => [name, true])) as Record<keyof Shape, true>

const optional = { languages: true, audience: true } as const
/** What somebody says who founds a group. */
export const NewGroup = z.extend(z.omit(GroupWords, optional), {
  languages: z._default(GroupWords.shape.languages, []),
  audience: z._default(GroupWords.shape.audience, []),
  host: Contact,
  language: z.optional(Language),
})
export const LetterForm = z.pick(GroupLetter, { subject: true, text: true })
export const GroupChange = z.extend(z.partial(GroupWords), { version: z.optional(z.int()) })

const Public = z.omit(Group, {
  ...keysOf(TrustRecord.shape),
  trust: true,
  emptySince: true,
  hosts: true,
  language: true,
  version: true,
  createdAt: true,
  updatedAt: true,
  notes: true,
})
/** To all whether the house trusts a group; to its people also why, and what is missing. */
const TrustView = z.object({
  trusted: z.boolean(),
  by: z.optional(z.string()),
  why: z.optional(z.string()),
  reason: z.optional(z.string()),
  kept: z.optional(z.int()),
  vouchers: z.optional(z.array(z.string())),
  reports: z.optional(z.array(Report)),
  agreements: z.optional(z.array(z.string())),
  missing: z.optional(z.object({ kept: z.optional(z.int()), vouches: z.optional(z.int()) })),
})
export const PersonView = z.extend(
  z.partial(
    z.omit(Member, {
      house: true,
      group: true,
      contactId: true,
      version: true,
      address: true,
      againAt: true,
    }),
  ),
  { standing: z.string() },
)
export const GroupView = z.extend(Public, {
  trust: TrustView,
  record: z.optional(z.pick(TrustRecord, { kept: true, reports: true, vouches: true, accepted: true })),
  notes: z.optional(z.string()),
  version: z.optional(z.int()),
  hosts: z.array(z.string()),
  people: z.optional(z.array(PersonView)),
})
const Entered = z.object({
  id: Id,
  state: Member.shape.state,
  manageToken: z.string(),
  manageUrl: z.string(),
})
const People = z.object({ members: z.array(PersonView) })

const OfPerson = z.object({ id: Id, member: Id })
const held = ['sign-in-needed', 'not-allowed', 'not-found', 'group-ended'] as const
const step = {
  method: 'POST',
  access: 'holder',
  limit: 'needs-the-secret',
  params: ById,
  refusals: held,
} as const
const done = { status: 200, schema: z.object({}) } as const
const shown = { status: 200, schema: GroupView } as const

export const jsonRoutes = {
  foundGroup: {
    method: 'POST',
    path: '/api/houses/{house}/groups',
    access: 'anyone',
    limit: foundLimit,
    summary: 'Founds a group; it is shown once its first host has proved the address.',
    params: InHouse,
    body: NewGroup,
    answer: {
      status: 201,
      schema: z.object({ id: Id, state: Group.shape.state, manageToken: z.string(), manageUrl: z.string() }),
    },
    refusals: ['not-found', 'too-many-requests'],
  },
  listGroups: {
    method: 'GET',
    path: '/api/houses/{house}/groups',
    access: 'anyone',
    summary: 'The groups of a house, in pages.',
    params: InHouse,
    query: z.object({ from: z.optional(Id) }),
    answer: { status: 200, schema: z.object({ groups: z.array(Public), next: z.optional(Id) }) },
    refusals: ['not-found'],
  },
  getGroup: {
    method: 'GET',
    path: '/api/groups/{id}',
    access: 'anyone',
    summary: 'A group, as much of it as the one who asks may see.',
    params: ById,
    answer: shown,
    refusals: ['not-found', 'not-allowed'],
  },
  changeGroup: {
    ...step,
    path: '/api/groups/{id}/change',
    summary: 'Other words, by a host or the house.',
    body: GroupChange,
    answer: shown,
    refusals: [...held, 'changed-meanwhile'],
  },
  endGroup: { ...step, path: '/api/groups/{id}/end', summary: 'The group is over.', answer: done },
  ...trustRoutes,
  confirmGroup: {
    ...step,
    path: '/api/groups/{id}/confirm',
    summary: 'The house has spoken to the first host: the group is shown.',
    answer: done,
  },
  listMembers: {
    method: 'GET',
    path: '/api/groups/{id}/members',
    access: 'holder',
    summary: 'Who is in the group; how they are reached only for hosts.',
    params: ById,
    answer: { status: 200, schema: People },
    refusals: held,
  },
  addMember: {
    ...step,
    path: '/api/groups/{id}/members',
    limit: 'counted-in-the-write',
    summary: 'Enters somebody; with an e-mail they are invited.',
    body: z.extend(Contact, { role: z.optional(Role), language: z.optional(Language) }),
    answer: { status: 201, schema: z.pick(Entered, { id: true, state: true }) },
    refusals: [...held, 'group-full', 'too-many-requests'],
  },
  inviteMember: {
    ...step,
    path: '/api/groups/{id}/invitations',
    limit: 'counted-in-the-write',
    summary: 'Invites an address by mail.',
    body: z.object({ email: Email, language: z.optional(Language) }),
    answer: { status: 202, schema: z.object({}) },
    refusals: [...held, 'group-full', 'too-many-requests'],
  },
  joinGroup: {
    method: 'POST',
    path: '/api/groups/{id}/join',
    access: 'anyone',
    limit: joinLimit,
    summary: 'Comes into an open group, or asks its hosts.',
    params: ById,
    body: z.extend(Contact, { language: z.optional(Language) }),
    answer: { status: 201, schema: Entered },
    refusals: ['not-found', 'group-closed', 'group-ended', 'group-full', 'too-many-requests'],
  },
  writeToAll: {
    ...step,
    path: '/api/groups/{id}/mail',
    limit: 'counted-in-the-write',
    summary: 'A host writes to all who are in and want mail; answers go to the host alone.',
    body: LetterForm,
    answer: { status: 200, schema: z.object({ recipients: z.int() }) },
    refusals: [...held, 'no-reply-address', 'too-many-requests'],
  },
  giveRole: {
    ...step,
    path: '/api/groups/{id}/members/{member}/role',
    summary: 'Makes somebody host, or member again.',
    params: OfPerson,
    body: z.object({ role: Role }),
    answer: done,
    refusals: [...held, 'last-host', 'changed-meanwhile'],
  },
  letMemberIn: {
    ...step,
    path: '/api/groups/{id}/members/{member}/let-in',
    summary: 'Says yes to whoever asked to join.',
    params: OfPerson,
    answer: done,
    refusals: [...held, 'changed-meanwhile'],
  },
  removeMember: {
    ...step,
    method: 'DELETE',
    path: '/api/groups/{id}/members/{member}',
    summary:
      'Somebody leaves, or is taken out. The only host names a successor, or lets all members be asked.',
    params: OfPerson,
    query: z.object({ successor: z.optional(Id), anyway: z.optional(z.literal('yes')) }),
    answer: { status: 204 },
    refusals: [...held, 'last-host', 'changed-meanwhile'],
  },
  takeOver: {
    ...step,
    path: '/api/groups/{id}/take-over',
    summary: 'A member hosts from now on what nobody hosts.',
    answer: done,
    refusals: [...held, 'hosted-again', 'changed-meanwhile'],
  },
  groupRights: {
    method: 'GET',
    path: '/api/groups/{id}/rights',
    access: 'anyone',
    summary: 'As what somebody comes to a group, and what they may do there.',
    params: ById,
    answer: { status: 200, schema: z.object({ standing: z.string(), rights: z.array(z.string()) }) },
    refusals: ['not-found', 'not-allowed'],
  },
} as const satisfies Record<string, Route>
