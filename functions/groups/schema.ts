import * as z from 'zod/mini'
import { Language } from '../../shared/language.ts'
import { Id, LanguageCode, Line, Paragraphs, unique } from '../../shared/text-shapes.ts'
import { Instant } from '../../shared/time/civil.ts'
import { Contact } from '../contacts/schema.ts'
import { HouseId, Tags } from '../houses/schema.ts'
import { TrustRecord } from './schema/trust.ts'

/** What a group says of itself. */
export const GroupWords = z.object({
  name: Line(80),
  purpose: Paragraphs(1000).check(z.minLength(1)),
  /** For members: where the tea stands, who brings what. */
  notes: z.optional(Paragraphs(2000)),
  languages: z.array(LanguageCode).check(z.maxLength(12), z.refine(unique)),
  /** Without any: all. */
  audience: Tags,
  /** Who wants to join is in, is asked about, or has to be invited. */
  joining: z.enum(['open', 'request', 'closed']),
  /** Others may ask its hosts to share, swap or merge a date. */
  askable: z.optional(z.boolean()),
})
export type GroupWords = z.infer<typeof GroupWords>

/** Neighbours who do something together. It is shown once its first host has proved an address, or the house has spoken to them. */
export const Group = z.extend(GroupWords, {
  id: Id,
  house: HouseId,
  state: z.enum(['asked', 'active', 'ended']),
  language: Language,
  /** Its founder gave but a telephone: somebody of the house calls before it is shown. */
  needsCall: z.optional(z.boolean()),
  /** Counted with each write, so that a limit and "the last one" are true. */
  hosts: z.int(),
  members: z.int(),
  /** Since when nobody hosts it: whoever of the members says yes first takes over. */
  seekingSince: z.optional(Instant),
  /** Nobody at all is in it or at its door. */
  emptySince: z.optional(Instant),
  /** Given and taken by the house, with the reason that is shown; stands above what follows from its record. */
  trust: z.optional(z.object({ trusted: z.boolean(), reason: Line(200), at: Instant })),
  ...TrustRecord.shape,
  createdAt: Instant,
  updatedAt: Instant,
  version: z.int(),
})
export type Group = z.infer<typeof Group>

export const Role = z.enum(['host', 'member'])
export type Role = z.infer<typeof Role>

/** Somebody in a group, or about to be: `asked` waits for a host, `invited` for themselves. */
export const Member = z.extend(Contact, {
  id: Id,
  group: Id,
  house: HouseId,
  /** Hash of their address, or else of their telephone. */
  contactId: z.optional(z.string()),
  role: Role,
  state: z.enum(['member', 'asked', 'invited']),
  language: Language,
  at: Instant,
  /** Follows from the e-mail address: by it nobody is in a group twice. */
  address: z.optional(Id),
  /** When somebody last came again by the same address: it is written to again. */
  againAt: z.optional(Instant),
  /** When the owner of the address said that it is theirs; without it nothing but one mail goes there. */
  provedAt: z.optional(Instant),
  /** A host has entered them or said yes to them. */
  isKnown: z.optional(z.boolean()),
  /** They do not want mail to all. */
  isQuiet: z.optional(z.boolean()),
  version: z.int(),
})
export type Member = z.infer<typeof Member>

/** What a host writes to all who are in a group. */
export const GroupLetter = z.object({
  id: Id,
  group: Id,
  house: HouseId,
  /** Who wrote it, and where answers go. */
  from: z.object({ id: Id, name: z.string(), email: z.string() }),
  contactId: z.optional(z.string()),
  subject: Line(120),
  text: Paragraphs(4000).check(z.minLength(1)),
  at: Instant,
})
export type GroupLetter = z.infer<typeof GroupLetter>
