import { createHmac } from 'node:crypto'
import { keysOf } from './keys.ts'

/** Crockford's base32 in lower case: no i, l, o, u, so that an id can be read aloud and typed. */
const alphabet = '0123456789abcdefghjkmnpqrstvwxyz'

export const idLength = 12
export const idPattern = /^[0-9a-hjkmnp-tv-z]{12}$/

/** Twelve characters (60 bits) out of at least eight bytes; the same bytes give the same id. */
export function idOf(bytes: Uint8Array): string {
  let text = ''
  for (let position = 0; position < idLength; position++) text += alphabet[fiveBits(bytes, position * 5)]
  return text
}

/** The number that the first characters of an id stand for. */
export function numberOf(characters: string): number {
  return Array.from(characters).reduce((sum, character) => sum * 32 + alphabet.indexOf(character), 0)
}

/** The inverse of `numberOf`, `length` characters long. */
export function charactersOf(number: number, length: number): string {
  let text = ''
  for (let rest = number; text.length < length; rest = Math.floor(rest / 32))
    text = alphabet[rest % 32] + text
  return text
}

/** An id that follows from a name, such as the same e-mail address or the same Idempotency-Key; not to be turned back. */
export function derivedId(secret: string, purpose: string, name: string): string {
  return idOf(digest(keysOf(secret).names, purpose, name))
}

/**
 * A token for a link that follows from the secret, so that a mail sent days later can still name it. Whether one that comes back is
 * good, `proves` says: it may have been made from an earlier key.
 */
export function derivedToken(secret: string, purpose: string, name: string): string {
  return tokenOf(digest(keysOf(secret).signs, purpose, name))
}

/** The same for what is found by its token, and ended by itself: no change of keys ends it or gives it another one. */
export function lastingToken(secret: string, purpose: string, name: string): string {
  return tokenOf(digest(keysOf(secret).names, purpose, name))
}

function digest(key: string, purpose: string, name: string): Buffer {
  return createHmac('sha256', key).update(`${purpose}\n${name}`).digest()
}

const tokenOf = (bytes: Buffer) => bytes.toString('base64url').slice(0, 32)

function fiveBits(bytes: Uint8Array, bit: number): number {
  const first = bytes[bit >> 3] ?? 0
  const second = bytes[(bit >> 3) + 1] ?? 0
  return (((first << 8) | second) >> (11 - (bit & 7))) & 31
}
