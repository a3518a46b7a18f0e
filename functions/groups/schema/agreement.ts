import * as z from 'zod/mini'
import { Id, Line, Paragraphs } from '../../../shared/text-shapes.ts'
import { Instant } from '../../../shared/time/civil.ts'
import { HouseId } from '../../houses/schema.ts'
import { AgreementHead, mostAgreements } from './trust.ts'

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
