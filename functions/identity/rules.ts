import { createHash, createHmac } from 'node:crypto'
import { href } from '../../shared/http/contract.ts'
import { derivedId, derivedToken, idLength } from '../../shared/ids.ts'
import { keysOf } from '../../shared/keys.ts'
import { Refusal } from '../../shared/refusal.ts'
import { mailboxOf } from '../../shared/same-mailbox.ts'
import type { Instant } from '../../shared/time/civil.ts'
import { capability } from './contract.ts'
import type { SignIn } from './schema.ts'

export const codeMinutes = 10
export const sessionDays = 30
/** How long the count of tries is remembered. */
export const memoryDays = 30

/** Who signs in is the owner of a mailbox, and nobody else: what is counted as one person may be two here. */
export function personId(secret: string, email: string): string {
  return derivedId(secret, 'person', mailboxOf(email))
}

/**
 * The six digits of a sign-in; known to whoever knows the secret, so the mail can name them later. They are right for one key only, for
 * more would be as many chances to guess: who asks in the minute in which keys change may have to ask again.
 */
export function signInCode(secret: string, { person, nonce }: Pick<SignIn, 'person' | 'nonce'>): string {
  const digest = createHmac('sha256', keysOf(secret).signs)
    .update(`sign-in-code\n${person}\n${nonce}`)
    .digest()
  return String(digest.readUIntBE(0, 6) % 1_000_000).padStart(6, '0')
}

/** What the link carries: whose sign-in, and the proof. */
export function signInToken(secret: string, { person, nonce }: Pick<SignIn, 'person' | 'nonce'>): string {
  return person + derivedToken(secret, 'sign-in-link', `${person}\n${nonce}`)
}

export function signInLink(
  publicUrl: string,
  secret: string,
  signIn: Pick<SignIn, 'person' | 'nonce'>,
): string {
  return publicUrl + href(capability.routes.signInLinkPage, { token: signInToken(secret, signIn) })
}

/** Whose sign-in a link's token claims to be; whether it is, `proves` with `signInToken` tells. */
export function personOfToken(token: string): string {
  return token.slice(0, idLength)
}

/** What is stored of a session's token: nothing that would let somebody in. */
export function tokenHash(token: string): string {
  return createHash('sha256').update(token).digest('base64url')
}

export function isOver({ expiresAt }: { expiresAt: Instant }, now: Instant): boolean {
  return expiresAt <= now
}

/** Says the same whether the address is unknown, nothing was asked for, or the digits are wrong. */
export function wrongCode(): Refusal {
  return new Refusal('invalid', 'wrong-code', { pointer: '/code' })
}

/** Only for whoever has the right digits or the link. */
export function codeExpired(): Refusal {
  return new Refusal('gone', 'code-expired')
}

/** Only for whoever has the right digits: too many wrong ones were entered, and the link of the same mail signs in all the same. */
export function codesClosed(): Refusal {
  return new Refusal('too-many', 'codes-closed')
}

export function signInNeeded(): Refusal {
  return new Refusal('unauthenticated', 'sign-in-needed')
}
