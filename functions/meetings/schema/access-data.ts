import * as z from 'zod/mini'
import { Id, Paragraphs } from '../../../shared/text-shapes.ts'
import { HouseId } from '../../houses/schema.ts'

/** Link, dial-in and words for those who come; told to them from so many hours before each date on. */
export const AccessDataInput = z.object({
  text: Paragraphs(2000).check(z.minLength(1)),
  releaseHoursBefore: z._default(z.int().check(z.minimum(0), z.maximum(2160)), 24),
})

export const AccessData = z.extend(AccessDataInput, {
  meeting: Id,
  house: HouseId,
  /** Each change is told again to whoever had the one before. */
  version: z.int(),
})
export type AccessData = z.infer<typeof AccessData>
