import { directionOf } from '../direction.ts'
import { html as tagged, raw as trusted } from 'hono/html'
import type { HtmlEscapedString } from 'hono/utils/html'

/** Markup that is safe to send. It is an object: join pieces by templates and arrays, never by `+` or `join`. */
export type Html = HtmlEscapedString

/** What a template takes: strings are escaped; `false`, `null` and `undefined` leave no trace; lists are flattened. */
export type Content = Html | string | number | boolean | null | undefined | readonly Content[]

/** HTML attributes: `true` writes the bare name, `false` and `undefined` leave it out. Names come from code only. */
export type Attributes = Record<string, string | number | boolean | undefined>

/** Tagged template: html`<p>${text}</p>`. Everything is at hand when a page is drawn, so nothing in it may be a promise. */
export function html(strings: TemplateStringsArray, ...values: Content[]): Html {
  const made = tagged(strings, ...values)
  if (made instanceof Promise) throw new TypeError('html: a promise stands in a template')
  return made
}

/** Marks text as markup. Only for what this program drew itself, such as a QR code's SVG. */
export const raw = trusted as (markup: string) => Html

/**
 * Writes attributes with a leading space each: html`<a${attributes({ href, 'aria-current': 'page' })}>`. Void elements
 * need a space before, html`<input ${attributes(all)} />`: without it the formatter takes them for unknown ones.
 */
export function attributes(record: Attributes): Html {
  const entries = Object.entries(record).filter(([, value]) => value !== undefined && value !== false)
  return html`${entries.map(([name, value]) => (value === true ? raw(` ${name}`) : html` ${raw(name)}="${value}"`))}`
}

/** Joins class names, leaving out what is not there: classes('card', urgent && 'urgent'). */
export function classes(...names: (string | false | undefined)[]): string {
  return names.filter(Boolean).join(' ')
}

/** Text for screen readers only. */
export function spoken(text: Content): Html {
  return html`<span class="spoken">${text}</span>`
}

/** Text in the language it was written in, marked where the page speaks another: a screen reader then changes its voice. */
export function written(text: Content, { language, page }: { language: string; page: string }): Content {
  return language === page
    ? text
    : html`<span${attributes({ lang: language, dir: directionOf(language) })}>${text}</span>`
}
