import { domainToASCII, domainToUnicode } from 'node:url'
import * as z from 'zod/mini'

/** RFC 5321 `Mailbox` without quotes, of a domain with a dot; the local part in ASCII, as most servers take no other. */
const mailbox =
  /^[\w!#$%&'*+/=?^`{|}~-]+(?:\.[\w!#$%&'*+/=?^`{|}~-]+)*@(?:[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?\.)+(?:[a-z]{2,63}|xn--[a-z\d-]{1,59})$/i

/** A mail address as people type it: without the blanks around it, a domain in other letters as mail carries it (`xn--…`). */
export const Email = z.string().check(
  z.trim(),
  z.overwrite((text) => withDomain(text, domainToASCII)),
  z.maxLength(254),
  z.email({ pattern: mailbox }),
)
export type Email = z.infer<typeof Email>

/** The same as people read it: `post@bücher.example`. */
export function readableEmail(email: string): string {
  return withDomain(email, domainToUnicode)
}

function withDomain(email: string, change: (domain: string) => string): string {
  const at = email.lastIndexOf('@')
  const domain = email.slice(at + 1)
  // Only letters beyond ASCII, or what stands for them: all else stays as it was typed.
  if (at < 0 || !/[^\u0000-\u007f]|(^|\.)xn--/i.test(domain)) return email
  return `${email.slice(0, at)}@${change(domain) || domain}`
}

/** What stands between a number and the extension behind it. */
const extension = /(?:\b(?:App|Apparat|Durchwahl|DW|Nst|ext|extension|x)\b\.?|#)\s*(\p{Nd}{1,6})\s*$/iu

/** Digits in groups, as people write them: brackets, strokes and dashes of all kinds, the zero after a country's code. */
const digits = /^[+＋(]?[\p{Nd}][\p{Nd}\s()/.\u00a0\u2010-\u2015\u2212-]*$/u

/** A telephone number as people write it, an extension included; kept as it is typed. */
export const Phone = z.string().check(z.trim(), z.maxLength(40), z.stringFormat('phone', isPhone))

function isPhone(text: string): boolean {
  const { number } = phoneParts(text)
  const count = number.match(/\p{Nd}/gu)?.length ?? 0
  return digits.test(number.replace(/^\(\+/, '+')) && count >= 5 && count <= 20
}

/** The number, and the extension behind it if there is one. */
export function phoneParts(text: string): { number: string; extension?: string } {
  const found = extension.exec(text)
  if (found === null) return { number: text.trim() }
  return { number: text.slice(0, found.index).replace(/[\s,;-]+$/, ''), extension: found[1] ?? '' }
}

/** For `tel:` links, RFC 3966. */
export function telHref(phone: string): string {
  const { number, extension: more } = phoneParts(phone)
  const dialled = number
    .normalize('NFKC')
    .replace(/[٠-٩۰-۹]/g, plainDigit)
    .replace(/\(0\)/, '')
    .replace(/[^\d+]/g, '')
  return `tel:${dialled}${more === undefined ? '' : `;ext=${more}`}`
}

/** Arabic and Persian digits stand in rows of sixteen code points, the zero first. */
const plainDigit = (digit: string) => String((digit.codePointAt(0) ?? 0) & 0xf)
