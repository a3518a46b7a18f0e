import * as z from 'zod/mini'

/** What the form may come prefilled with, from a free slot on another page. */
export const Prefilled = z.object({
  rooms: z.optional(z.array(z.string().check(z.maxLength(40))).check(z.maxLength(10))),
  date: z.optional(z.string().check(z.maxLength(10))),
  from: z.optional(z.string().check(z.maxLength(5))),
  to: z.optional(z.string().check(z.maxLength(5))),
})
