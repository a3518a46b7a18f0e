import { timingSafeEqual } from 'node:crypto'

/** What the installation's secret is made of. One word alone is both `names` and `signs`. */
export interface Keys {
  /**
   * Ids follow from it (of addresses, of repeated requests), and the addresses of managers' calendars. It stays for ever: with another
   * one nobody is known.
   */
  names: string
  /** Links are made from it. */
  signs: string
  /** Links will be made from it; it proves already, so that each function knows it before the first such link is opened. */
  next?: string
  /** Links were made from it, and are still good. */
  before?: string
}

export function keysOf(secret: string): Keys {
  const [names = '', signs, next, before] = secret.split('.')
  return { names, signs: signs ?? names, ...(next && { next }), ...(before && { before }) }
}

/** The inverse of `keysOf`. */
export function secretOf({ names, signs, next = '', before = '' }: Keys): string {
  return next === '' && before === '' && signs === names ? names : [names, signs, next, before].join('.')
}

/** Whether a token is the one that `tokenOf` makes from any of the keys that prove. Every proof of a link goes through here. */
export function proves(given: string, secret: string, tokenOf: (secret: string) => string): boolean {
  const { names, signs, next, before } = keysOf(secret)
  return [signs, next, before].some(
    (key) => key !== undefined && sameText(given, tokenOf(secretOf({ names, signs: key }))),
  )
}

/** Takes as long for a wrong text as for the right one. */
export function sameText(given: string, right: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(right)]
  return a.length === b.length && timingSafeEqual(a, b)
}
