import * as z from 'zod/mini'

/**
 * Who shall read a mail: whoever asked, or somebody who runs the house; what a group holds concerns its hosts. Addresses are looked up when it goes: whoever no longer
 * runs the house gets no mail.
 */
export const Recipient = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('contact') }),
  z.object({ kind: z.literal('host'), member: z.string() }),
  /** To whom it is offered (a host of that group), and who gave it away. */
  z.object({ kind: z.literal('receiver'), member: z.optional(z.string()) }),
  z.object({ kind: z.literal('giver') }),
  z.object({ kind: z.literal('manager'), person: z.string() }),
])
export type Recipient = z.infer<typeof Recipient>
