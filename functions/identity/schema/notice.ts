import * as z from 'zod/mini'
import { SignIn } from '../schema.ts'

/** Code and link for signing in; in vain after ten minutes. Both are derived when the mail goes, and stored nowhere. */
export const SignInNotice = z.object({
  about: z.literal('sign-in'),
  signIn: z.pick(SignIn, { person: true, nonce: true, language: true, expiresAt: true }),
})
export type SignInNotice = z.infer<typeof SignInNotice>
