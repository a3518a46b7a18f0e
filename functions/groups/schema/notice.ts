import * as z from 'zod/mini'
import { Id } from '../../../shared/text-shapes.ts'
import { Recipient } from '../../contacts/schema/recipient.ts'
import { HouseId } from '../../houses/schema.ts'

/** What somebody in a group, or at its door, is told. `proof` and `invited` go to addresses of which nobody knows whose they are. */
export const MemberNotice = z.object({
  about: z.literal('group-member'),
  house: HouseId,
  group: Id,
  /** To whom. */
  id: Id,
  what: z.enum(['proof', 'invited', 'let-in', 'host', 'knocking', 'again']),
})
export type MemberNotice = z.infer<typeof MemberNotice>

/**
 * To each of a group that nobody hosts any more; to its hosts, who are to agree to words of the house (`agree`); or to those who run
 * the house: somebody is to be called, or nobody is left who could be asked (`nobody`).
 */
export const GroupNotice = z.object({
  about: z.literal('group'),
  house: HouseId,
  group: Id,
  what: z.optional(z.enum(['agree', 'nobody'])),
  to: z.union([z.object({ kind: z.literal('member'), id: Id }), Recipient]),
})
export type GroupNotice = z.infer<typeof GroupNotice>

/** Of a letter to all, to one of them. */
export const LetterNotice = z.object({
  about: z.literal('group-letter'),
  house: HouseId,
  group: Id,
  letter: Id,
  id: Id,
})
export type LetterNotice = z.infer<typeof LetterNotice>
