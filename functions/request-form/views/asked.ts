import { purposeList, usualPurposes } from '../../bookings/views/purposes.ts'
import { fieldset, numberField, telField, textArea, textField } from '../../../shared/html/fields.ts'
import { attributes, html } from '../../../shared/html/markup.ts'
import type { Html } from '../../../shared/html/markup.ts'
import { errorFor } from '../../bookings/views/errors.ts'
import { fieldOf } from '../../bookings/views/detail-fields.ts'
import { texts } from '../../bookings/views/texts.ts'
import { aroundFields } from '../../bookings/views/when-fields.ts'
import type { WhenForm } from '../../bookings/views/when-fields.ts'
import { openFields, openFieldset } from '../../hosting/views/open.ts'
import type { OpenModel } from '../../hosting/views/open.ts'
import { isWrongIn } from './folds.ts'

type AskedModel = WhenForm & OpenModel

/** What nobody gets round, in the order of the page. */
export const askedFields = ['purpose', 'contact.name', 'contact.email', 'contact.phone']

const moreFields = ['groupName', 'label', 'attendees', 'setUpMinutes', 'tidyUpMinutes', 'note', ...openFields]

/** What for, who, and one way to reach them. */
export function askedFieldset(model: AskedModel): Html {
  const say = texts(model.language)
  const reach = reachName(model)
  return fieldset({
    legend: say('form.asked'),
    content: [
      textField({ ...fieldOf(model, 'purpose', { list: purposeList }), hint: say('field.purposeHint') }),
      usualPurposes(model.language),
      textField({ ...fieldOf(model, 'contact.name', { autocomplete: 'name' }) }),
      textField({
        name: reach,
        label: say('field.reach'),
        hint: say('field.reachHint'),
        value: model.entered.get(reach),
        ...errorFor(model, reach),
        attributes: { maxlength: 254, autocomplete: 'email', spellcheck: 'false', autocapitalize: 'none' },
      }),
    ],
  })
}

/** Whoever has given a number only finds it in the one field. */
function reachName({ entered, failure }: AskedModel): 'contact.email' | 'contact.phone' {
  const isPhone = entered.get('contact.email') === '' && entered.get('contact.phone') !== ''
  return isPhone && failure?.errorOf('contact.email') === undefined ? 'contact.phone' : 'contact.email'
}

/** All that may be left out, behind one line; it is open where something stands in it. */
export function moreFold(model: AskedModel): Html {
  const { language, entered, failure } = model
  const say = texts(language)
  const isFilled = moreFields.some((name) => !['', 'no'].includes(entered.get(name)))
  const open = isFilled || isPhoneBeside(model) || isWrongIn(failure, moreFields)
  const optional = { mark: say('optional') }
  const content = [
    numberField({ ...fieldOf(model, 'attendees'), ...optional }),
    textField({ ...fieldOf(model, 'groupName'), ...optional }),
    textField({ ...fieldOf(model, 'label'), ...optional, hint: say('field.labelHint') }),
    aroundFields(model),
    openFieldset(model),
    reachName(model) === 'contact.email' && telField({ ...fieldOf(model, 'contact.phone'), ...optional }),
    textArea({ ...fieldOf(model, 'note'), ...optional }),
  ]
  return html`<details${attributes({ class: 'more', open })}>
    <summary>${say('form.more')} <span class="mark">${say('form.moreHint')}</span></summary>
    <div class="more-body">${content}</div>
  </details>`
}

function isPhoneBeside({ entered }: AskedModel): boolean {
  return entered.get('contact.email') !== '' && entered.get('contact.phone') !== ''
}
