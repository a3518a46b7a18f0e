import { actions, form, linkButton, submit } from '../../../shared/html/buttons.ts'
import { radios } from '../../../shared/html/choices.ts'
import {
  emailField,
  fieldset,
  hiddenField,
  numberField,
  telField,
  textArea,
  textField,
} from '../../../shared/html/fields.ts'
import { pageHeading } from '../../../shared/html/layout.ts'
import { html } from '../../../shared/html/markup.ts'
import type { Content } from '../../../shared/html/markup.ts'
import { href } from '../../../shared/http/contract.ts'
import type { Entered } from '../../../shared/http/form.ts'
import type { Failure } from '../../../shared/http/failure.ts'
import { textsOf } from '../../../shared/texts.ts'
import type { Language } from '../../../shared/language.ts'
import type { TeamHouse } from '../../houses/rules/roles.ts'
import { fieldsOf } from '../../houses/views/form-fields.ts'
import type { FormFields } from '../../houses/views/form-fields.ts'
import { hrefTo, managePage } from '../../houses/views/manage-frame.ts'
import { houseHref, housePage } from '../../rooms/views/frame.ts'
import { audienceChoice, languageChoice } from '../../hosting/views/open.ts'
import { whenFields } from '../../hosting/views/when-fields.ts'
import { meetingPaths } from '../../meetings/contract/paths.ts'
import { StartForm } from '../contract/start.ts'
import de from '../texts/start.de.json' with { type: 'json' }
import en from '../texts/start.en.json' with { type: 'json' }
import { dataNote } from '../../houses/views/data-note.ts'

export const texts = textsOf({ name: 'request-form/start', de, en })

export interface StartModel {
  language: Language
  house: TeamHouse
  today: string
  entered: Entered
  failure?: Failure
  key: string
  isManaged: boolean
}

/** A meeting outdoors, at a partner's or online: where, when, what, who. */
export function startView(model: StartModel): string {
  const { language, house, isManaged, key, failure, entered } = model
  const say = texts(language)
  const action = href(
    { path: isManaged ? meetingPaths.managedStart : meetingPaths.start },
    { house: house.id },
  )
  const fields = fieldsOf({ language, schema: StartForm, entered, failure, texts })
  const leave = isManaged ? hrefTo('inbox', house.id) : houseHref(house.id)
  const title = say('start.title')
  const main = html`${fields.summary()}
  ${pageHeading(title, { lead: say(isManaged ? 'start.leadManager' : 'start.lead') })}
  ${form({
    action,
    attributes: { 'data-once': true },
    content: [
      hiddenField('key', key),
      wherePart(model, fields),
      whenPart(model, fields),
      whatPart(model, fields),
      whoPart(model, fields),
      dataNote(house.id, language),
      actions(
        submit({ label: say(isManaged ? 'start.sendManager' : 'start.send') }),
        linkButton({ href: leave, label: say('start.leave'), kind: 'plain' }),
      ),
    ],
  })}`
  if (isManaged) return managePage({ language, house, path: action, title, current: 'meetings', main })
  return housePage({ language, house, here: action, title, current: 'book', main })
}

function wherePart({ language, entered }: StartModel, fields: FormFields): Content {
  const say = texts(language)
  return fieldset({
    legend: say('start.where'),
    content: [
      radios({
        name: 'kind',
        legend: say('label.kind'),
        chosen: [entered.get('kind')],
        options: (['outdoors', 'partner', 'online'] as const).map((value) => ({
          value,
          label: say(`kind.${value}`),
        })),
      }),
      textField({ ...fields.field('place'), mark: say('start.placeMark') }),
      textField(fields.field('address')),
      textField(fields.field('map')),
    ],
  })
}

function whenPart(model: StartModel, fields: FormFields): Content {
  return fieldset({ legend: texts(model.language)('start.when'), content: whenFields(fields, model) })
}

function whatPart(model: StartModel, fields: FormFields): Content {
  return fieldset({
    legend: texts(model.language)('start.what'),
    content: [
      textField(fields.field('title')),
      textArea(fields.field('description')),
      audienceChoice('audience', model),
      languageChoice('languages', model),
      numberField(fields.field('places')),
    ],
  })
}

function whoPart({ language, isManaged }: StartModel, fields: FormFields): Content {
  const say = texts(language)
  const mark = say(isManaged ? 'optional' : 'oneOfBoth')
  return fieldset({
    legend: say('start.who'),
    hint: say('start.whoHint'),
    content: [
      textField(fields.field('contact.name')),
      emailField(fields.field('contact.email', { mark })),
      telField(fields.field('contact.phone', { mark })),
      textArea(fields.field('note')),
    ],
  })
}
