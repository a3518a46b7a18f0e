import { checkbox } from '../../../shared/html/choices.ts'
import {
  emailField,
  fieldset,
  numberField,
  select,
  telField,
  textArea,
  textField,
} from '../../../shared/html/fields.ts'
import { languageOptions } from '../../../shared/html/language-options.ts'
import type { Content, Html } from '../../../shared/html/markup.ts'
import { fieldOf } from '../../bookings/views/detail-fields.ts'
import { texts as managed } from '../../bookings/views/managed.ts'
import { purposeList, usualPurposes } from '../../bookings/views/purposes.ts'
import { texts } from '../../bookings/views/texts.ts'
import { aroundFields } from '../../bookings/views/when-fields.ts'
import { openFieldset } from '../../hosting/views/open.ts'
import { moreFold } from './asked.ts'
import type { AskedModel } from './asked.ts'
import { queueChoice } from './queue-button.ts'

/** What every call is about, in the order in which it is said: who, by which number, what for. */
export function callFieldset(model: AskedModel): Html {
  const say = texts(model.language)
  return fieldset({
    legend: say('form.asked'),
    content: [
      textField({ ...fieldOf(model, 'contact.name'), label: managed(model.language)('label.contact.name') }),
      telField({ ...fieldOf(model, 'contact.phone'), mark: say('optional') }),
      textField({ ...fieldOf(model, 'purpose', { list: purposeList }), hint: say('field.purposeHint') }),
      usualPurposes(model.language),
    ],
  })
}

const rare = ['attendees', 'contact.email', 'language', 'queueIfTaken']

/** What few callers say, behind one line. */
export function callMoreFold(model: AskedModel): Html {
  const { language, entered } = model
  const say = texts(language)
  const optional = { mark: say('optional') }
  const isSpoken = !['', 'de'].includes(entered.get('language'))
  return moreFold(model, {
    hint: managed(language)('enter.moreHint'),
    names: isSpoken ? rare : rare.filter((name) => name !== 'language'),
    content: [
      emailField({
        ...fieldOf(model, 'contact.email'),
        ...optional,
        hint: managed(language)('hint.contact.email'),
      }),
      numberField({ ...fieldOf(model, 'attendees'), ...optional }),
      textField({ ...fieldOf(model, 'groupName'), ...optional }),
      textField({ ...fieldOf(model, 'label'), ...optional, hint: say('field.labelHint') }),
      aroundFields(model),
      openFieldset(model),
      textArea({ ...fieldOf(model, 'note'), ...optional }),
      queueChoice(model),
      languageField(model),
    ],
  })
}

function languageField({ language, entered }: AskedModel): Content {
  return select(
    {
      name: 'language',
      label: managed(language)('enter.language'),
      value: entered.get('language') || 'de',
      groups: [{ options: languageOptions(language) }],
    },
    'short',
  )
}

/** Whether the answer is given at once, as most calls want it. */
export function answerField({ language, entered }: AskedModel, { isSent }: { isSent: boolean }): Html {
  const say = managed(language)
  return checkbox({
    name: 'approve',
    label: say('enter.approve'),
    hint: say('enter.approveHint'),
    checked: !isSent || entered.has('approve'),
  })
}
