import { describedBy, fieldError, fieldId, wrongAttributes } from './fields.ts'
import type { Field } from './fields.ts'
import { attributes, classes, html } from './markup.ts'
import type { Content, Html } from './markup.ts'

export interface Choices extends Omit<Field, 'value' | 'label'> {
  legend: string
  options: readonly Choice[]
  /** Values that are chosen. */
  chosen: readonly string[]
  /** `cards` for few things worth a look (rooms), `list` for plain ones. */
  look?: 'cards' | 'list'
}

export interface Choice {
  value: string
  label: Content
  /** What helps to choose: "rund 100 m², bis 70 Personen". */
  detail?: Content
  disabled?: boolean
}

/** Several of a few: checkboxes({ name: 'rooms', legend: 'Räume', look: 'cards', chosen: ['teekueche'], options }) */
export function checkboxes(given: Choices): Html {
  return choices('checkbox', given)
}

/** One of a few: radios({ name: 'policy', legend: 'Wer sagt zu?', chosen: ['request'], options }) */
export function radios(given: Choices): Html {
  return choices('radio', given)
}

/** One yes or no: checkbox({ name: 'houseRules', value: 'yes', label: 'Wir halten die Hausregeln ein.' }) */
export function checkbox(field: Field & { checked?: boolean }): Html {
  const id = field.id ?? fieldId(field.name)
  const control = attributes({
    type: 'checkbox',
    id,
    name: field.name,
    value: field.value ?? 'yes',
    checked: field.checked,
    'aria-describedby': describedBy(id, field),
    ...wrongAttributes(field),
    ...field.attributes,
  })
  const mark = field.mark !== undefined && html` <span class="mark">${field.mark}</span>`
  const hint = field.hint !== undefined && html`<p class="hint" id="${id}-hint">${field.hint}</p>`
  return html`<div class="${classes('field', 'choice-field', field.error !== undefined && 'wrong')}">
    ${fieldError(id, field.error)}<label class="choice"
      ><input ${control} /><span class="choice-text">${field.label}${mark}</span></label
    >${hint}
  </div>`
}

function choices(type: 'checkbox' | 'radio', given: Choices): Html {
  const id = given.id ?? fieldId(given.name)
  const hint = given.hint !== undefined && html`<p class="hint" id="${id}-hint">${given.hint}</p>`
  const mark = given.mark !== undefined && html` <span class="mark">${given.mark}</span>`
  const group = attributes({
    class: classes('field', given.error !== undefined && 'wrong'),
    'aria-describedby': describedBy(id, given),
  })
  const options = given.options.map((option, index) => choice(type, given, option, index))
  return html`<fieldset${group}><legend>${given.legend}${mark}</legend>${hint}${fieldError(id, given.error)}
<div class="choices ${given.look ?? 'list'}">${options}</div></fieldset>`
}

/** The first control carries the field's own id, so that the error summary can lead there. */
function choice(type: string, given: Choices, option: Choice, index: number): Html {
  const id = (given.id ?? fieldId(given.name)) + (index === 0 ? '' : `-${index}`)
  const control = attributes({
    type,
    id,
    name: given.name,
    value: option.value,
    checked: given.chosen.includes(option.value),
    disabled: option.disabled,
    ...(index === 0 ? wrongAttributes(given) : { 'aria-invalid': given.error !== undefined && 'true' }),
    ...given.attributes,
  })
  const detail = option.detail !== undefined && html`<span class="choice-detail">${option.detail}</span>`
  return html`<label class="choice"
    ><input ${control} /><span class="choice-text">${option.label}${detail}</span></label
  >`
}
