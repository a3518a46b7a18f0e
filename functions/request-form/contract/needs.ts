import * as z from 'zod/mini'

/** What the room has to have, as `needWord` writes it. */
export const Needs = z.optional(z.array(z.string().check(z.maxLength(80))).check(z.maxLength(20)))
