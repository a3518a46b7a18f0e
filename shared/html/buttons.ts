import { icon } from './icons.ts'
import type { IconName } from './icons.ts'
import { attributes, html } from './markup.ts'
import type { Attributes, Content, Html } from './markup.ts'
import { hiddenField } from './fields.ts'

/** One `primary` per page or card: what most people came for. `plain` looks like a link. */
export type ButtonKind = 'primary' | 'secondary' | 'danger' | 'plain'

/** Sends the form around it: submit({ label: 'Anfrage senden' }) */
export function submit(given: {
  label: Content
  kind?: ButtonKind
  icon?: IconName
  attributes?: Attributes
}): Html {
  const all = { type: 'submit', class: `button ${given.kind ?? 'primary'}`, ...given.attributes }
  return html`<button${attributes(all)}>${given.icon && icon(given.icon)}<span>${given.label}</span></button>`
}

/** Leads somewhere, looks like a button: linkButton({ href, label: 'Raum anfragen', kind: 'primary' }) */
export function linkButton(given: {
  href: string
  label: Content
  kind?: ButtonKind
  icon?: IconName
  attributes?: Attributes
}): Html {
  const all = { class: `button ${given.kind ?? 'secondary'}`, href: given.href, ...given.attributes }
  return html`<a${attributes(all)}>${given.icon && icon(given.icon)}<span>${given.label}</span></a>`
}

/** Puts a text where it can be pasted; there where scripts run. Says `done` when it has. */
export function copyButton(text: string, label: string, done: string): Html {
  return html`<p data-copy="${text}" data-done="${done}" hidden>
    <button type="button" class="button secondary"><span>${label}</span></button> <span aria-live="polite"></span>
  </p>`
}

/** Hands a text and an address on by what the device has for that; there where scripts run and it has something. */
export function shareButton({
  title,
  text,
  url,
  label,
}: {
  title: string
  text: string
  url: string
  label: string
}): Html {
  const data = attributes({ 'data-share': url, 'data-title': title, 'data-text': text, hidden: true })
  return html`<p${data}><button type="button" class="button secondary"><span>${label}</span></button></p>`
}

/** A form that posts; the server alone checks, so the browser's own bubbles stay away. */
export function form(given: { action: string; content: Content; attributes?: Attributes }): Html {
  const all = { method: 'post', action: given.action, novalidate: true, ...given.attributes }
  return html`<form${attributes(all)}>${given.content}</form>`
}

export interface ButtonForm {
  action: string
  label: Content
  kind?: ButtonKind
  icon?: IconName
  /** Hidden fields; a list gives the name several times. */
  fields?: Record<string, string | readonly string[]>
  /** More fields above the button, such as a reason. */
  content?: Content
  attributes?: Attributes
}

/** One thing done by one button: buttonForm({ action: '/sign-out', label: 'Abmelden', kind: 'plain' }) */
export function buttonForm(given: ButtonForm): Html {
  const hidden = Object.entries(given.fields ?? {}).flatMap(([name, value]) =>
    [value].flat().map((one) => hiddenField(name, one)),
  )
  const button = submit({ label: given.label, kind: given.kind ?? 'secondary', icon: given.icon })
  return form({
    action: given.action,
    content: [hidden, given.content, button],
    attributes: { class: 'button-form', ...given.attributes },
  })
}

export interface Confirmation extends ButtonForm {
  /** On the button that only opens: "Absagen …". */
  open: string
  openKind?: ButtonKind
  /** What is about to happen, with dates and names. */
  question: Content
}

/** One click plus confirm, without scripts: a button that unfolds the question, its fields and the deciding button. */
export function confirmation(given: Confirmation): Html {
  const kind = given.openKind ?? 'secondary'
  return html`<details class="confirmation">
    <summary class="button ${kind}">${given.open}</summary>
    <div class="confirmation-body">
      <p class="question">${given.question}</p>
      ${buttonForm(given)}
    </div>
  </details>`
}

/** Buttons side by side, the main one first. */
export function actions(...buttons: Content[]): Html {
  return html`<div class="actions">${buttons}</div>`
}
