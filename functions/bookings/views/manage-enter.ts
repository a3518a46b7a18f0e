import { actions, form, linkButton, submit } from '../../../shared/html/buttons.ts'
import { checkbox } from '../../../shared/html/choices.ts'
import {
  emailField,
  fieldset,
  hiddenField,
  select,
  telField,
  textArea,
  textField,
} from '../../../shared/html/fields.ts'
import { pageHeading } from '../../../shared/html/layout.ts'
import { html } from '../../../shared/html/markup.ts'
import type { Content } from '../../../shared/html/markup.ts'
import { fieldsOf } from '../../houses/views/form-fields.ts'
import { hrefTo, managePage } from '../../houses/views/manage-frame.ts'
import { BookingForm } from '../contract/public-pages.ts'
import { conflictNotice } from './conflict.ts'
import { detailFields, purposeFieldset } from './detail-fields.ts'
import { errorFor, errorsAbove } from './errors.ts'
import { freeTimePanel } from './free-time.ts'
import type { FreeTime } from './free-time.ts'
import { bookable } from './manage-move.ts'
import { texts } from './manage-words.ts'
import type { Managed } from './manage-words.ts'
import { aroundFields, whenFields, whenFieldset } from './when-fields.ts'
import type { WhenForm } from './when-fields.ts'

export interface EnterModel extends Managed, Omit<WhenForm, 'rooms' | 'language'> {
  /** By which a form that is sent twice is one booking. */
  key: string
  free?: FreeTime | undefined
}

/** The form for a caller: the neighbours' own, without what only they are asked, approved at once if wished. */
export function enterView(model: EnterModel): string {
  const { language, house, failure, entered, key, free, today } = model
  const say = texts(language)
  const when = { language, rooms: bookable(model.rooms), entered, today, failure }
  const action = hrefTo('book', house.id)
  const title = say('enter.title')
  return managePage({
    language,
    house,
    title,
    current: 'book',
    path: action,
    main: html`${failure?.code !== 'room-taken' && errorsAbove(when, [...whenFields, ...detailFields])}
    ${pageHeading(title, { lead: say('enter.lead') })}
    ${form({
      action,
      attributes: { 'data-once': true },
      content: [
        hiddenField('key', key),
        conflictNotice(when),
        whenFieldset(when),
        freeTimePanel({ language, house: house.id, rooms: model.rooms, free }),
        purposeFieldset(when, aroundFields(when)),
        callerFields(model),
        answerFields(model),
        actions(
          submit({ label: say('enter.send') }),
          linkButton({ href: hrefTo('inbox', house.id), label: say('leave'), kind: 'plain' }),
        ),
      ],
    })}`,
  })
}

/** Who calls or comes by: everything but the name may be missing. */
function callerFields({ language, rooms, entered, failure }: EnterModel): Content {
  const say = texts(language)
  const { field } = fieldsOf({ language, schema: BookingForm, entered, failure, texts })
  const given = (name: string) => {
    const { pattern: _, ...limits } = field(name).attributes ?? {}
    return { ...field(name), ...errorFor({ language, rooms, failure }, name), attributes: limits }
  }
  return fieldset({
    legend: say('enter.caller'),
    content: [
      textField(given('contact.name')),
      telField(given('contact.phone')),
      emailField(given('contact.email')),
      textArea(given('note')),
    ],
  })
}

/** What the house answers, and in which language. */
function answerFields({ language, entered, failure }: EnterModel): Content {
  const say = texts(language)
  const spoken = entered.get('language') || 'de'
  return fieldset({
    legend: say('enter.answer'),
    content: [
      checkbox({
        name: 'approve',
        label: say('enter.approve'),
        hint: say('enter.approveHint'),
        checked: failure === undefined || entered.has('approve'),
      }),
      select(
        {
          name: 'language',
          label: say('enter.language'),
          value: spoken,
          groups: [
            { options: (['de', 'en'] as const).map((value) => ({ value, label: say(`language.${value}`) })) },
          ],
        },
        'short',
      ),
    ],
  })
}
