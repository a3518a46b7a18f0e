import * as z from 'zod/mini'
import { Language } from '../../../shared/language.ts'
import { Instant } from '../../../shared/time/civil.ts'
import { Email } from '../../../shared/reach.ts'

/** Somebody asked what is stored of an address. It goes after a day, with the link. */
export const DataRequest = z.object({
  /** Hash of the address, under which most is found. */
  id: z.string(),
  email: Email,
  language: Language,
  askedAt: Instant,
})
export type DataRequest = z.infer<typeof DataRequest>

/** A link to what is stored. Address and link are looked up and derived when the mail goes. */
export const DataNotice = z.object({ about: z.literal('data-request'), id: z.string(), askedAt: Instant })
export type DataNotice = z.infer<typeof DataNotice>
