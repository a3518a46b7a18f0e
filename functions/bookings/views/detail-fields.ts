import { purposeList, usualPurposes } from './purposes.ts'
import {
  emailField,
  fieldset,
  numberField,
  telField,
  textArea,
  textField,
} from '../../../shared/html/fields.ts'
import { html } from '../../../shared/html/markup.ts'
import type { Content, Html } from '../../../shared/html/markup.ts'
import { attributesOf } from '../../../shared/http/attributes.ts'
import type { Entered } from '../../../shared/http/form.ts'
import { RequestDetails } from '../../contacts/schema.ts'
import { errorFor } from './errors.ts'
import type { FormErrors } from './errors.ts'
import { formTexts } from './texts.ts'

export interface DetailForm extends FormErrors {
  entered: Entered
}

export const detailFields = [
  'purpose',
  'groupName',
  'label',
  'attendees',
  'contact.name',
  'contact.email',
  'contact.phone',
  'note',
]

/** What it is for, and how many come; `around` stands at the end. `inName`: of a group it is known how it is called. */
export function purposeFieldset(model: DetailForm, around?: Content, { inName = false } = {}): Html {
  const say = formTexts(model)
  const content = [
    textField({ ...fieldOf(model, 'purpose', { list: purposeList }), hint: say('field.purposeHint') }),
    usualPurposes(model.language),
    !inName && textField({ ...fieldOf(model, 'groupName'), mark: say('optional') }),
    textField({ ...fieldOf(model, 'label'), mark: say('optional'), hint: say('field.labelHint') }),
    numberField({ ...fieldOf(model, 'attendees'), mark: say('optional') }),
    around,
  ]
  return fieldset({ legend: say('form.purpose'), content })
}

/** Who asks and how they are reached. Without `email` the address is not asked for: it has been proved already. */
export function contactFieldset(model: DetailForm, { email }: { email: boolean }): Html {
  const say = formTexts(model)
  const content = [
    textField({ ...fieldOf(model, 'contact.name', { autocomplete: 'name' }) }),
    email &&
      emailField({
        ...fieldOf(model, 'contact.email'),

        hint: say('field.emailHint'),
      }),
    telField({ ...fieldOf(model, 'contact.phone'), ...(email ? {} : { mark: say('optional') }) }),
    textArea({ ...fieldOf(model, 'note'), mark: say('optional') }),
  ]
  return fieldset({
    legend: say('form.contact'),
    ...(email ? { hint: say('form.contactHint') } : {}),
    content,
  })
}

/** In whose name a host asks; who they are is known. */
export function inNameFieldset(
  model: DetailForm,
  { groupName, contact }: { groupName: string; contact: { name: string } },
): Html {
  const say = formTexts(model)
  return fieldset({
    legend: say('form.inName'),
    content: [
      html`<p>${say('form.inNameWho', { group: groupName, name: contact.name })}</p>`,
      textArea({ ...fieldOf(model, 'note'), mark: say('optional') }),
    ],
  })
}

type FieldName =
  | 'purpose'
  | 'groupName'
  | 'label'
  | 'attendees'
  | 'contact.name'
  | 'contact.email'
  | 'contact.phone'
  | 'note'

/** A field as the schema limits it, filled with what was entered. */
export function fieldOf(model: DetailForm, name: FieldName, more: Record<string, string> = {}) {
  const { pattern: _, ...limits } = attributesOf(RequestDetails, name)
  return {
    name,
    label: formTexts(model)(`field.${name}`),
    value: model.entered.get(name),
    ...errorFor(model, name),
    attributes: { ...limits, ...more },
  }
}
