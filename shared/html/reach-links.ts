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
