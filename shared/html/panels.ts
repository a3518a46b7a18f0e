import { heading } from './messages.ts'
import { attributes, classes, html, raw } from './markup.ts'
import type { Attributes, Content, Html } from './markup.ts'

export interface Card {
  title: Content
  href?: string
  level?: 2 | 3 | 4
  /** Beside the title: a badge. */
  badge?: Content
  content?: Content
  /** Buttons at the bottom. */
  actions?: Content
  attributes?: Attributes
}

/** One thing among several: card({ title: 'Seminarraum', href, content: 'bis 70 Personen' }) */
export function card(given: Card): Html {
  const title = given.href === undefined ? given.title : html`<a href="${given.href}">${given.title}</a>`
  const body = given.content !== undefined && html`<div class="card-body">${given.content}</div>`
  const all = { ...given.attributes, class: classes('card', String(given.attributes?.['class'] ?? '')) }
  return html`<article${attributes(all)}><div class="card-head">${heading(given.level ?? 2, title)}${given.badge}</div>
${body}${given.actions !== undefined && html`<div class="card-actions">${given.actions}</div>`}</article>`
}

/** Cards beside each other where there is room. */
export function cards(...items: Content[]): Html {
  return html`<div class="cards">${items}</div>`
}

/** Main content with something smaller beside it (below it on phones): beside(form, houseRules) */
export function beside(main: Content, aside: Content): Html {
  return html`<div class="beside">
    <div class="beside-main">${main}</div>
    <div class="beside-aside">${aside}</div>
  </div>`
}

/** A part of the page with its heading: section('Diese Woche', weekList(…)) */
export function section(title: Content, content: Content, given: { level?: 2 | 3; id?: string } = {}): Html {
  return html`<section${attributes({ id: given.id })}>${heading(given.level ?? 2, title)}${content}</section>`
}

/** More for those who want it: details('Hausregeln', html`<ul>…</ul>`) */
export function details(summary: Content, content: Content, given: { open?: boolean } = {}): Html {
  return html`<details${attributes({ class: 'more', open: given.open })}><summary>${summary}</summary>
<div class="more-body">${content}</div></details>`
}

/**
 * Fields that belong together, folded under their heading: one finds the part before its fields. `open` where something in it is to be
 * seen; `words` says beside the heading what stands in the fields, where one line can.
 */
export function foldedFieldset(given: {
  legend: Content
  words?: Content
  level?: 2 | 3
  hint?: Content
  content: Content
  open: boolean
}): Html {
  const hint = given.hint !== undefined && html`<p class="hint">${given.hint}</p>`
  const words = given.words !== undefined && html` <span class="part-words">${given.words}</span>`
  return html`<details${attributes({ class: 'more part', open: given.open })}>
    <summary>${heading(given.level ?? 2, given.legend)}${words}</summary>
    <fieldset class="more-body">
      <legend class="spoken">${given.legend}</legend>
      ${hint}${given.content}
    </fieldset>
  </details>`
}

/** A code to say on the phone, in big letters: codeBig({ label: 'Ihr Kennwort am Telefon', code: 'Birne Wolke 47' }) */
export function codeBig({ label, code }: { label: string; code: string }): Html {
  const words = code.split(' ').map((word) => html`<span>${word}</span> `)
  return html`<div class="code-big">
    <p class="code-label">${label}</p>
    <p class="code-words" translate="no" dir="ltr">${words}</p>
  </div>`
}

/** A QR code drawn by the program itself (SVG markup), with what it leads to in words below. */
export function qr({ svg, label, caption }: { svg: string; label: string; caption?: Content }): Html {
  const below = caption !== undefined && html`<figcaption>${caption}</figcaption>`
  return html`<figure class="qr">
    <div role="img" aria-label="${label}">${raw(svg)}</div>
    ${below}
  </figure>`
}
