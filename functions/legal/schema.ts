import * as z from 'zod/mini'
import { Paragraphs } from '../../shared/text-shapes.ts'
import { HouseId } from '../houses/schema.ts'

export const subjects = ['imprint', 'privacy', 'accessibility'] as const
export type Subject = (typeof subjects)[number]

/** What a house may write itself; `enforcementBody`: whom people turn to where the house does not take a barrier away. */
export const TextName = z.enum([
  'imprintGerman',
  'imprintEnglish',
  'privacyGerman',
  'privacyEnglish',
  'enforcementBody',
  'accessibilityGerman',
  'accessibilityEnglish',
])
export type TextName = z.infer<typeof TextName>

/** Long enough for what lawyers write, and all of them fit well into one item. */
export const Words = Paragraphs(10_000)

/** Where one is missing, the product's own stands. Apart from the house, which is read with every request. */
export const LegalTexts = z.object({
  house: HouseId,
  imprintGerman: z.optional(Words),
  imprintEnglish: z.optional(Words),
  privacyGerman: z.optional(Words),
  privacyEnglish: z.optional(Words),
  enforcementBody: z.optional(Words),
  accessibilityGerman: z.optional(Words),
  accessibilityEnglish: z.optional(Words),
  version: z.int(),
})
export type LegalTexts = z.infer<typeof LegalTexts>
