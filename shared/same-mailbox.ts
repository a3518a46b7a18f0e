import { domainToASCII } from 'node:url'
import { derivedId } from './ids.ts'

/** Names of one provider's domain, all of which bring mail to the first; in it dots in front of the `@` say nothing. */
const dotless = new Map([
  ['gmail.com', 'gmail.com'],
  ['googlemail.com', 'gmail.com'],
])

/**
 * Where nobody can have an address of their own with a plus in it: what follows a plus reaches whoever has the address without, or
 * nobody. Elsewhere `house+ada@…` and `house+bob@…` may be two people, and neither shall use up what the other may, or read it.
 */
const plusSaysNothing = new Set([
  'gmail.com',
  'outlook.com',
  'outlook.de',
  'hotmail.com',
  'hotmail.de',
  'live.com',
  'live.de',
  'msn.com',
  'icloud.com',
  'me.com',
  'mac.com',
  'proton.me',
  'protonmail.com',
  'pm.me',
  'posteo.de',
  'mailbox.org',
  'gmx.de',
  'gmx.net',
  'gmx.at',
  'gmx.ch',
  'web.de',
  't-online.de',
])

/**
 * The form in which two spellings of one mailbox are equal; for whatever only its owner may do, such as signing in. Never shown and
 * never written to: mail goes where somebody said.
 */
export function mailboxOf(email: string): string {
  const { local, domain } = partsOf(email)
  const provider = dotless.get(domain)
  return provider === undefined ? `${local}@${domain}` : `${local.replaceAll('.', '')}@${provider}`
}

/** The form in which all addresses of one person are equal, as far as that is certain; for whatever is counted or found by a person. */
export function writerOf(email: string): string {
  const mailbox = mailboxOf(email)
  const { local, domain } = partsOf(mailbox)
  const plus = local.indexOf('+')
  return plus > 0 && plusSaysNothing.has(domain) ? `${local.slice(0, plus)}@${domain}` : mailbox
}

/** Hash of whoever writes from an address, by which they are known again. */
export function writerId(secret: string, email: string): string {
  return derivedId(secret, 'contact', writerOf(email))
}

function partsOf(email: string): { local: string; domain: string } {
  const plain = email.trim().normalize('NFC').toLowerCase()
  const at = plain.lastIndexOf('@')
  const domain = plain.slice(at + 1)
  return { local: plain.slice(0, Math.max(0, at)), domain: domainToASCII(domain) || domain }
}
