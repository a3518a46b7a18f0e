import * as z from 'zod/mini'
import { Id, Line, Paragraphs } from '../../../shared/text-shapes.ts'
import { Instant } from '../../../shared/time/civil.ts'
import { HouseId } from '../schema.ts'

/** So many a house has at most: nobody agrees to a book. */
export const mostAgreements = 10

/** Words of the house to which its groups agree, such as how the key is handed on, without the words themselves. */
export const AgreementHead = z.object({
  id: Id,
  title: z.string(),
  /** Each change makes a new one. */
  version: z.int(),
  /** When this version began to hold. */
  since: Instant,
})
export type AgreementHead = z.infer<typeof AgreementHead>

/** What those who run a house write. */
export const AgreementWords = z.object({ title: Line(80), words: Paragraphs(4000).check(z.minLength(1)) })
export type AgreementWords = z.infer<typeof AgreementWords>

/** Words of a house to which its groups agree, in the version that holds. */
export const Agreement = z.extend(AgreementHead, { house: HouseId, ...AgreementWords.shape })
export type Agreement = z.infer<typeof Agreement>

/** All of a house, without their words: read with the house. */
export const AgreementList = z.object({
  house: HouseId,
  agreements: z.array(AgreementHead).check(z.maxLength(mostAgreements)),
  version: z.int(),
  /** Hosts of all groups are asked anew, from this moment on; as far as is told, and never twice in the same round. */
  round: z.optional(
    z.object({ number: z.int(), at: Instant, from: z.optional(Id), isOver: z.optional(z.boolean()) }),
  ),
})
export type AgreementList = z.infer<typeof AgreementList>
