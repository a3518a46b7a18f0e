import type { News } from '../../shared/news.ts'
import type { Instant } from '../../shared/time/civil.ts'
import { isOver, signInCode, signInLink } from './rules.ts'
import { SignInNotice } from './schema/notice.ts'
import { SignIns } from './schema.ts'
import type { Person, SignIn } from './schema.ts'

export interface SignInFacts {
  now: Instant
  publicUrl: string
  secret: string
  /** Looked up when the mail is written. */
  person?: Person | undefined
}

/** Code and link go to whoever asked for them; a try that was counted, a code that was used, or one that is over, is no news. */
export const signIn: News<SignIn, SignInNotice, SignInFacts> = {
  about: 'sign-in',
  notice: SignInNotice,

  changeOf(old, after) {
    const { person, sent } = SignIns.parse(after)
    const known = new Set(old && SignIns.parse(old).sent.map(({ nonce }) => nonce))
    const code = sent.at(-1)
    return code && !known.has(code.nonce) ? { person, ...code } : undefined
  },

  tell(signIn, { now }) {
    if (isOver(signIn, now)) return []
    const { person, nonce, language, expiresAt } = signIn
    const notice = { about: 'sign-in', signIn: { person, nonce, language, expiresAt } }
    return [{ name: ['sign-in', person, nonce], notice }]
  },

  overAt: ({ signIn }) => signIn.expiresAt,

  async write({ signIn }, { person, secret, publicUrl }) {
    if (person === undefined) return undefined
    const { signInMail } = await import('./views/mail.ts')
    return signInMail({
      to: person.email,
      language: signIn.language,
      code: signInCode(secret, signIn),
      link: signInLink(publicUrl, secret, signIn),
      site: publicUrl,
    })
  },
}
