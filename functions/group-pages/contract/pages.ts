import * as z from 'zod/mini'
import type { Route } from '../../../shared/http/contract.ts'
import { Id } from '../../../shared/text-shapes.ts'
import { Contact } from '../../contacts/schema.ts'
import { InHouse, ManagedById, page } from '../../houses/contract/parts.ts'
import { foundLimit, joinLimit, LetterForm } from '../../groups/contract/json.ts'
import { AgreeForm } from '../../groups/contract/trust.ts'
import { groupPaths } from '../../groups/contract/paths.ts'
import { GroupWords } from '../../groups/schema.ts'

const done = z.object({ done: z.optional(z.string().check(z.maxLength(20))) })

/** What a group says of itself, as forms ask it: nothing chosen is nothing sent. */
const wordsFields = {
  name: GroupWords.shape.name,
  purpose: GroupWords.shape.purpose,
  languages: z.optional(GroupWords.shape.languages),
  audience: z.optional(GroupWords.shape.audience),
  joining: GroupWords.shape.joining,
  askable: GroupWords.shape.askable,
} as const

export const FoundForm = z.object({
  ...wordsFields,
  host: Contact,
  /** The form's own: a second click founds no second group. */
  key: z.optional(z.string().check(z.maxLength(40))),
})
/** The version that was shown: who saw other words is asked to look again. */
export const WordsForm = z.object({ ...wordsFields, notes: GroupWords.shape.notes, version: z.int() })
export const JoinForm = Contact
export const AddForm = z.extend(Contact, { role: z.optional(z.enum(['host', 'member'])) })
const VouchForm = z.object({ group: Id })
export const LeaveForm = z.object({ successor: z.optional(Id), anyway: z.optional(z.literal('yes')) })

const open = { method: 'GET', access: 'anyone', answer: page, refusals: ['not-found'] } as const
const Own = z.extend(ManagedById, { token: z.string() })
const own = { access: 'holder', params: Own, answer: page, refusals: ['not-found', 'not-allowed'] } as const
const send = {
  ...own,
  method: 'POST',
  limit: 'needs-the-secret',
  refusals: [...own.refusals, 'group-ended', 'changed-meanwhile'],
} as const

export const pageRoutes = {
  groupsPage: {
    ...open,
    path: groupPaths.list,
    summary: 'The groups of a house.',
    params: InHouse,
    query: z.object({ from: z.optional(Id) }),
  },
  foundGroupPage: { ...open, path: groupPaths.found, summary: 'Form: found a group.', params: InHouse },
  sendFoundGroup: {
    ...open,
    method: 'POST',
    path: groupPaths.found,
    limit: foundLimit,
    summary: 'Founds a group; it is shown once its first host has proved the address.',
    params: InHouse,
    body: FoundForm,
    refusals: ['not-found', 'too-many-requests'],
  },
  groupPage: {
    ...open,
    path: groupPaths.group,
    summary: 'A group: who it is, and how to join.',
    params: ManagedById,
    query: done,
  },
  sendJoinGroup: {
    ...open,
    method: 'POST',
    path: `${groupPaths.group}/join`,
    limit: joinLimit,
    summary: 'Comes into an open group, or asks its hosts.',
    params: ManagedById,
    body: JoinForm,
    refusals: ['not-found', 'group-closed', 'group-ended', 'group-full', 'too-many-requests'],
  },
  ownGroupPage: {
    ...own,
    method: 'GET',
    path: groupPaths.own,
    summary: 'A group from inside, as much of it as whoever has the link may see.',
    query: done,
  },
  sendGroupWords: {
    ...send,
    path: `${groupPaths.own}/words`,
    summary: 'Other words, by a host.',
    body: WordsForm,
  },
  sendAddPerson: {
    ...send,
    path: `${groupPaths.own}/people`,
    limit: 'counted-in-the-write',
    summary: 'A host enters somebody; with an e-mail they are invited.',
    body: AddForm,
    refusals: [...send.refusals, 'group-full', 'too-many-requests'],
  },
  sendPersonStep: {
    ...send,
    path: `${groupPaths.own}/people/{member}/{step}`,
    params: z.extend(Own, { member: Id, step: z.enum(['let-in', 'host', 'member', 'out']) }),
    summary: 'A host lets somebody in, makes them host or member, or takes them out.',
    refusals: [...send.refusals, 'last-host'],
  },
  sendGroupAccept: { ...send, path: `${groupPaths.own}/accept`, summary: 'Whoever was invited comes in.' },
  sendTakeOver: {
    ...send,
    path: `${groupPaths.own}/take-over`,
    summary: 'A member hosts from now on what nobody hosts.',
    refusals: [...send.refusals, 'hosted-again'],
  },
  sendGroupLeave: {
    ...send,
    path: `${groupPaths.own}/leave`,
    summary: 'Goes; the only host names somebody, or lets all be asked.',
    body: LeaveForm,
    refusals: [...send.refusals, 'last-host'],
  },
  sendGroupLetter: {
    ...send,
    path: `${groupPaths.own}/mail`,
    limit: 'counted-in-the-write',
    summary: 'A host writes to all.',
    body: LetterForm,
    refusals: [...send.refusals, 'no-reply-address', 'too-many-requests'],
  },
  quietPage: {
    ...own,
    method: 'GET',
    path: `${groupPaths.own}/quiet`,
    summary: 'A button that ends mail to all.',
  },
  sendQuiet: {
    ...send,
    path: `${groupPaths.own}/quiet`,
    summary: 'No more mail to all; also by the one click of mail programs (RFC 8058).',
  },
  sendVouch: {
    ...send,
    path: `${groupPaths.own}/vouch`,
    limit: 'counted-in-the-write',
    summary: 'A host of a trusted group stands up for another.',
    body: VouchForm,
    refusals: [...send.refusals, 'vouch-untrusted', 'vouch-same-host', 'vouched-enough', 'too-many-requests'],
  },
  sendVouchBack: {
    ...send,
    path: `${groupPaths.own}/vouch/{other}/back`,
    params: z.extend(Own, { other: Id }),
    summary: 'It does so no longer.',
  },
  sendAgree: {
    ...send,
    path: `${groupPaths.own}/agreements/{agreement}`,
    params: z.extend(Own, { agreement: Id }),
    summary: 'A host agrees for the group to words of the house.',
    body: AgreeForm,
  },
  sendLoud: { ...send, path: `${groupPaths.own}/loud`, summary: 'Mail to all again.' },
  proofGroupPage: {
    ...own,
    method: 'GET',
    path: groupPaths.proof,
    params: z.extend(Own, { member: Id }),
    summary: 'A button that says that the address is theirs.',
  },
  sendGroupProof: {
    ...send,
    path: groupPaths.proof,
    params: z.extend(Own, { member: Id }),
    summary: 'The address is theirs; with its first host a group is shown.',
  },
} as const satisfies Record<string, Route>
