import { actions, form, submit } from '../../../shared/html/buttons.ts'
import { emailField, fieldset, hiddenField, telField, textField } from '../../../shared/html/fields.ts'
import { pageHeading } from '../../../shared/html/layout.ts'
import { html } from '../../../shared/html/markup.ts'
import type { Failure } from '../../../shared/http/failure.ts'
import type { Entered } from '../../../shared/http/form.ts'
import type { Language } from '../../../shared/language.ts'
import type { House } from '../../houses/schema.ts'
import { fieldsOf } from '../../houses/views/form-fields.ts'
import { housePage } from '../../rooms/views/frame.ts'
import { FoundForm } from '../contract/pages.ts'
import { foundHref } from './links.ts'
import { texts } from './texts.ts'
import { wordsFields } from './words-form.ts'
import { dataNote } from '../../houses/views/data-note.ts'

interface FoundModel {
  language: Language
  house: House
  entered: Entered
  failure?: Failure
}

/** The form by which anybody founds a group. */
export function foundView({ language, house, entered, failure }: FoundModel): string {
  const say = texts(language)
  const mark = say('oneOfBoth')
  const fields = fieldsOf({ language, schema: FoundForm, entered, failure, texts })
  return housePage({
    language,
    house,
    here: foundHref(house.id),
    current: 'groups',
    title: say('found.title'),
    main: html`${fields.summary()} ${pageHeading(say('found.title'), { lead: say('found.lead') })}
    ${form({
      action: foundHref(house.id),
      attributes: { 'data-once': true },
      content: [
        hiddenField('key', entered.get('key')),
        wordsFields({ language, house, fields, entered }),
        fieldset({
          legend: say('found.who'),
          hint: say('found.whoHint'),
          content: [
            textField({ ...fields.field('host.name'), attributes: { maxlength: 80, autocomplete: 'name' } }),
            emailField(fields.field('host.email', { mark })),
            telField({ ...fields.field('host.phone', { mark }), attributes: {} }),
          ],
        }),
        dataNote(house.id, language),
        actions(submit({ label: say('found.send') })),
      ],
    })}`,
  })
}
