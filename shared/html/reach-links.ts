import type { Language } from '../language.ts'
import { comma } from '../in-a-row.ts'
import { readableEmail, telHref } from '../reach.ts'
import { html } from './markup.ts'
import type { Html } from './markup.ts'

/** A telephone number to touch. */
export function phoneLink(phone: string): Html {
  return html`<a href="${telHref(phone)}"><bdi>${phone}</bdi></a>`
}

/** An address to write to. */
export function mailLink(email: string): Html {
  return html`<a href="mailto:${email}"><bdi>${readableEmail(email)}</bdi></a>`
}

/** How somebody is reached, in one line; nothing where they are not. */
export function waysTo(ways: readonly (string | undefined)[], language: Language): Html | false {
  const known = ways.filter((way) => way !== undefined)
  if (known.length === 0) return false
  return html`${known.map((way, at) => html`${at > 0 && comma(language)}<bdi>${readableEmail(way)}</bdi>`)}`
}
