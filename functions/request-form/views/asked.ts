import { purposeList, usualPurposes } from '../../bookings/views/purposes.ts'
import { fieldset, numberField, telField, textArea, textField } from '../../../shared/html/fields.ts'
import { attributes, html } from '../../../shared/html/markup.ts'
import type { Content, Html } from '../../../shared/html/markup.ts'
import { errorFor } from '../../bookings/views/errors.ts'
import { fieldOf } from '../../bookings/views/detail-fields.ts'
import { texts } from '../../bookings/views/texts.ts'
import { aroundFields } from '../../bookings/views/when-fields.ts'
import type { WhenForm } from '../../bookings/views/when-fields.ts'
import { openFields, openFieldset } from '../../hosting/views/open.ts'
import type { OpenModel } from '../../hosting/views/open.ts'
import { isWrongIn } from './folds.ts'

export type AskedModel = WhenForm & OpenModel

/** What nobody gets round, in the order of the page. */
export const askedFields = ['purpose', 'contact.name', 'contact.email', 'contact.phone']

const moreFields = ['groupName', 'label', 'setUpMinutes', 'tidyUpMinutes', 'note', ...openFields]

/** What for, who, and one way to reach them. */
export function askedFieldset(model: AskedModel): Html {
  const say = texts(model.language)
  const reach = reachName(model)
  return fieldset({
    legend: say('form.asked'),
    content: [
      textField({ ...fieldOf(model, 'purpose', { list: purposeList }), hint: say('field.purposeHint') }),
      usualPurposes(model.language),
      isKnown(model, 'attendees') && numberField({ ...fieldOf(model, 'attendees'), mark: say('optional') }),
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

/** All that neighbours may leave out. */
export function askedMoreFold(model: AskedModel): Html {
  const say = texts(model.language)
  const optional = { mark: say('optional') }
  return moreFold(model, {
    hint: say(isKnown(model, 'attendees') ? 'form.moreHintKnown' : 'form.moreHint'),
    names: [],
    open: isPhoneBeside(model),
    content: [
      !isKnown(model, 'attendees') && numberField({ ...fieldOf(model, 'attendees'), ...optional }),
      textField({ ...fieldOf(model, 'groupName'), ...optional }),
      textField({ ...fieldOf(model, 'label'), ...optional, hint: say('field.labelHint') }),
      aroundFields(model),
      openFieldset(model),
      reachName(model) === 'contact.email' && telField({ ...fieldOf(model, 'contact.phone'), ...optional }),
      textArea({ ...fieldOf(model, 'note'), ...optional }),
    ],
  })
}

/** Behind one line; it is open where something stands in it or is wrong. `names`: what else the fold holds than every such form's. */
export function moreFold(
  { language, entered, failure }: AskedModel,
  given: { hint: string; names: readonly string[]; content: Content; open?: boolean },
): Html {
  const names = [...moreFields, ...given.names]
  const isFilled = names.some((name) => !['', 'no'].includes(entered.get(name)))
  const open = isFilled || given.open === true || isWrongIn(failure, names)
  return html`<details${attributes({ class: 'more', open })}>
    <summary>${texts(language)('form.more')} <span class="mark">${given.hint}</span></summary>
    <div class="more-body">${given.content}</div>
  </details>`
}

/** What the search before the form was for stands where it is seen. */
function isKnown({ entered }: AskedModel, name: string): boolean {
  return entered.get(name).trim() !== ''
}

function isPhoneBeside({ entered }: AskedModel): boolean {
  return entered.get('contact.email') !== '' && entered.get('contact.phone') !== ''
}
