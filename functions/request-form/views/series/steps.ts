import { submit } from '../../../../shared/html/buttons.ts'
import type { ButtonKind } from '../../../../shared/html/buttons.ts'
import { html, spoken } from '../../../../shared/html/markup.ts'
import type { Content, Html } from '../../../../shared/html/markup.ts'

/** One click that changes the list: sends the form as it is, to be answered with the changed list. */
interface StepButton {
  /** What to do, and with which date: `['leave', '2026-12-05T19:00']`. */
  step: readonly [string, ...string[]]
  /** The id of the place to land on; the server puts the focus there too. */
  at: string
  label: Content
  /** Said to those who hear the page, where the label does not name the date. */
  about?: string
  kind?: ButtonKind
}

/** `action` is the address of the form. */
export function stepButton(action: string, { step, at, label, about, kind = 'secondary' }: StepButton): Html {
  const attributes = { name: 'step', value: [at, ...step].join('|'), formaction: `${action}#${at}` }
  const words = about === undefined ? label : html`${label}${spoken(` ${about}`)}`
  return submit({ label: words, kind, attributes })
}
