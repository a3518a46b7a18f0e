import * as z from 'zod/mini'
import { Language } from '../../shared/language.ts'
import { Email } from '../../shared/reach.ts'
import { Instant } from '../../shared/time/civil.ts'

/** What somebody does in a house. The houses slice decides what that allows. */
export const Role = z.object({ house: z.string(), role: z.enum(['manager', 'deputy']) })
export type Role = z.infer<typeof Role>

/** Somebody who can sign in. The id follows from the address, so an address is one person. */
export const Person = z.object({
  id: z.string(),
  name: z.string(),
  email: Email,
  language: Language,
  roles: z.array(Role),
})
export type Person = z.infer<typeof Person>

/** Six digits; blanks between them do no harm. */
export const Code = z.pipe(
  z.pipe(
    z.string().check(z.maxLength(40)),
    z.transform((text) => text.replace(/\s+/g, '')),
  ),
  z.string().check(z.regex(/^\d{6}$/)),
)

/** A sign-in that was asked for. Code and link follow from the nonce and the installation's secret and are stored nowhere. */
export const SignIn = z.object({
  person: z.string(),
  nonce: z.string(),
  language: Language,
  /** Where to go on to, a path of this site. */
  next: z.string(),
  askedAt: Instant,
  expiresAt: Instant,
  /** Asked for in a browser in which this person has signed in before. */
  isOwn: z.boolean(),
})
export type SignIn = z.infer<typeof SignIn>

/** What is known of somebody's signing in: the codes of the last hour that were not used, and what was guessed. */
export const SignIns = z.object({
  person: z.string(),
  /** Another one whenever the codes change; empty on an item from when there was one code at a time, which is then over. */
  stamp: z._default(z.string(), ''),
  /** The oldest first. */
  sent: z._default(z.array(z.omit(SignIn, { person: true })), []),
  /** Comparisons with a code since the last success, in browsers that nobody knows. */
  tries: z.int(),
})
export type SignIns = z.infer<typeof SignIns>
export type SentCode = SignIns['sent'][number]

/** A browser that is signed in; the token that it carries is stored as a hash only. */
export const Session = z.object({
  hash: z.string(),
  person: z.object({ id: z.string(), name: z.string() }),
  since: Instant,
  /** When it was used last, to the hour. */
  seenAt: Instant,
  /** When it ends however much it is used. */
  expiresAt: Instant,
})
export type Session = z.infer<typeof Session>
