import { directionOf } from '../direction.ts'
import { icon } from './icons.ts'
import { attributes, classes, html } from './markup.ts'
import type { Attributes, Content, Html } from './markup.ts'

/** What every field has. `attributes` come from the schema: required, minlength, max, pattern, autocomplete, data-… */
export interface Field {
  name: string
  /** Where a page has the name more than once, such as one form per card; see `fieldId`. */
  id?: string
  label: Content
  value?: string
  hint?: Content
  error?: string
  /** Said in words beside the label: "freiwillig" or "nötig". */
  mark?: string
  attributes?: Attributes
}

/** The id of a field's control, for links and labels from elsewhere: `contact.email` -> `field-contact-email`. */
export function fieldId(name: string): string {
  return `field-${name.replace(/[^\w-]+/g, '-').replace(/^-|-$/g, '')}`
}

/** textField({ name: 'purpose', label: 'Wofür?', hint: 'Steht im Kalender.', attributes: { required: true } }) */
export function textField(field: Field): Html {
  return input('text', field)
}

/** Address for mail: right keyboard on phones, no capital letters. */
export function emailField(field: Field): Html {
  return input('email', field, { autocomplete: 'email', spellcheck: 'false', autocapitalize: 'none' })
}

/** Phone number: right keyboard on phones. */
export function telField(field: Field): Html {
  return input('tel', field, { autocomplete: 'tel' })
}

/** Date as YYYY-MM-DD; `attributes` may hold min and max. */
export function dateField(field: Field): Html {
  return input('date', field, {}, 'short date')
}

/** Small whole number, as wide as it needs. */
export function numberField(field: Field): Html {
  return input('number', field, { inputmode: 'numeric' }, 'short')
}

/** A file; the form around it needs `enctype: 'multipart/form-data'`. No browser keeps the choice when a page comes back. */
export function fileField({ value: _value, ...field }: Field): Html {
  return input('file', field)
}

/** Six digits from a mail: phones offer to fill them in. */
export function codeField(field: Field): Html {
  return input('text', field, { inputmode: 'numeric', autocomplete: 'one-time-code' }, 'short digits')
}

/** textArea({ name: 'note', label: 'Notiz', mark: 'freiwillig', attributes: { rows: 4, maxlength: 500 } }) */
export function textArea(field: Field): Html {
  const control = html`<textarea${attributes({ ...controlAttributes(field), rows: 4, ...field.attributes })}>
${field.value}</textarea>`
  return labelled(field, control)
}

export interface Select extends Field {
  /** First line, without a value: "Bitte wählen". */
  empty?: string
  groups: readonly OptionGroup[]
}

/** A group without a label shows its options directly. */
export interface OptionGroup {
  label?: string
  /** `lang`: of a label in another language than the page's. */
  options: readonly { value: string; label: string; lang?: string; disabled?: boolean }[]
}

/** select({ name: 'policy', label: 'Zusagen', value: 'request', groups: [{ options: [{ value, label }] }] }) */
export function select(field: Select, width: 'short' | '' = ''): Html {
  const groups = field.groups.map(({ label, options }) => {
    const lines = options.map(
      ({ value, label: text, lang, disabled }) =>
        html`<option${attributes({ value, lang, dir: lang && directionOf(lang), selected: value === field.value, disabled })}>${text}</option>`,
    )
    return label === undefined ? lines : html`<optgroup label="${label}">${lines}</optgroup>`
  })
  const empty = field.empty !== undefined && html`<option value="">${field.empty}</option>`
  const all = attributes({ ...controlAttributes(field), ...field.attributes })
  return labelled(field, html`<select${all}>${empty}${groups}</select>`, width)
}

/** Times in quarter hours, grouped: timeSelect({ name: 'from', label: 'Von', groups: [{ label: 'Vormittag', options }] }) */
export function timeSelect(field: Select): Html {
  return select(field, 'short')
}

/** Fields that belong together, with a heading by which they are found as well: fieldset({ legend: 'Wer fragt an?', content: [textField(…)] }) */
export function fieldset({
  legend,
  hint,
  content,
}: {
  legend: Content
  hint?: Content
  content: Content
}): Html {
  const help = hint !== undefined && html`<p class="hint">${hint}</p>`
  return html`<fieldset>
    <legend><h2>${legend}</h2></legend>
    ${help}${content}
  </fieldset>`
}

/** Fields in one line where there is room, such as date, from and to. */
export function fieldRow(...fields: Content[]): Html {
  return html`<div class="field-row">${fields}</div>`
}

/** hiddenField('house', 'aef') */
export function hiddenField(name: string, value: string): Html {
  return html`<input ${attributes({ type: 'hidden', name, value })} />`
}

/** The line that says what is wrong with a field; its id is what `aria-describedby` names. */
export function fieldError(id: string, error: string | undefined): Html | false {
  return error !== undefined && html`<p class="field-error" id="${id}-error">${icon('problem')} ${error}</p>`
}

/** Names of what describes a control: its hint, its error. */
export function describedBy(id: string, { hint, error }: Pick<Field, 'hint' | 'error'>): string | undefined {
  const names = [hint !== undefined && `${id}-hint`, error !== undefined && `${id}-error`].filter(Boolean)
  return names.length > 0 ? names.join(' ') : undefined
}

function input(type: string, field: Field, defaults: Attributes = {}, width = ''): Html {
  const all = { type, ...controlAttributes(field), value: field.value, ...defaults, ...field.attributes }
  const control = html`<input ${attributes(all)} />`
  return labelled(field, control, width)
}

function controlAttributes(field: Field): Attributes {
  const id = field.id ?? fieldId(field.name)
  return { id, name: field.name, 'aria-describedby': describedBy(id, field), ...wrongAttributes(field) }
}

/**
 * What a control of a wrong field carries. It takes the focus, also where no script runs; a summary of what is wrong stands above and has it
 * then, because the first that asks for it gets it.
 */
export function wrongAttributes({ error }: Pick<Field, 'error'>): Attributes {
  return error === undefined ? {} : { 'aria-invalid': 'true', autofocus: true }
}

function labelled(field: Field, control: Html, width = ''): Html {
  const id = field.id ?? fieldId(field.name)
  const mark = field.mark !== undefined && html` <span class="mark">${field.mark}</span>`
  const hint = field.hint !== undefined && html`<p class="hint" id="${id}-hint">${field.hint}</p>`
  return html`<div class="${classes('field', width, field.error !== undefined && 'wrong')}">
    <label for="${id}">${field.label}${mark}</label>${hint}${fieldError(id, field.error)}${control}
  </div>`
}
