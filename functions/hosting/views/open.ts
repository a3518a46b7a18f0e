import { checkbox, checkboxes, radios } from '../../../shared/html/choices.ts'
import { fieldset, numberField, textArea, textField } from '../../../shared/html/fields.ts'
import { html } from '../../../shared/html/markup.ts'
import type { Content, Html } from '../../../shared/html/markup.ts'
import { attributesOf } from '../../../shared/http/attributes.ts'
import { textsOf } from '../../../shared/texts.ts'
import { errorFor } from '../../bookings/views/errors.ts'
import type { House } from '../../houses/schema.ts'
import type { DetailForm } from '../../bookings/views/detail-fields.ts'
import { audiencesOf, languageWords, spokenLanguages, tagWords } from '../../meetings/views/words.ts'
import { OpenForm } from '../contract/open.ts'
import { forThem, wordsBy } from '../../bookings/views/texts.ts'
import de from '../texts/open.de.json' with { type: 'json' }
import en from '../texts/open.en.json' with { type: 'json' }

export const texts = textsOf({ name: 'hosting/open', de, en })
const formTexts = wordsBy(texts, textsOf({ name: 'hosting/open', de, en }, forThem))

export interface OpenModel extends DetailForm {
  house: House
}

export const openFields = [
  'open.others',
  'open.title',
  'open.description',
  'open.audience',
  'open.languages',
  'open.places',
  'open.needsKey',
]

/** Whether others may come; what they are told then is only asked of those who say yes, where the browser can tell. */
export function openFieldset(model: OpenModel): Html {
  const { entered } = model
  const say = formTexts(model)
  const chosen = entered.get('open.others') || 'no'
  return fieldset({
    legend: say('open.legend'),
    hint: say('open.hint'),
    content: html`<div class="asks-more">
      ${radios({
        name: 'open.others',
        legend: say('open.others'),
        chosen: [chosen],
        options: (['no', 'yes'] as const).map((value) => ({ value, label: say(`open.${value}`) })),
      })}
      <div class="more-asked">${moreFields(model)}</div>
    </div>`,
  })
}

function moreFields(model: OpenModel): Content {
  const { entered } = model
  const say = formTexts(model)
  const field = (name: 'open.title' | 'open.description' | 'open.places') => ({
    name,
    label: say(`field.${name}`),
    hint: say(`hint.${name}`),
    mark: say('optional'),
    value: entered.get(name),
    attributes: attributesOf(OpenForm, name.slice('open.'.length)),
    ...errorFor(model, name),
  })
  return [
    textField(field('open.title')),
    textArea(field('open.description')),
    audienceChoice('open.audience', model),
    languageChoice('open.languages', model),
    numberField(field('open.places')),
    checkbox({
      name: 'open.needsKey',
      label: say('field.open.needsKey'),
      hint: say('hint.open.needsKey'),
      checked: entered.has('open.needsKey'),
    }),
  ]
}

export function audienceChoice(
  name: string,
  { language, entered, house }: Pick<OpenModel, 'language' | 'entered' | 'house'>,
): Html {
  return checkboxes({
    name,
    legend: texts(language)('open.audience'),
    chosen: entered.all(name),
    options: audiencesOf(house).map((value) => ({ value, label: tagWords('audience', value, language) })),
  })
}

export function languageChoice(
  name: string,
  { language, entered }: Pick<DetailForm, 'language' | 'entered'>,
): Html {
  return checkboxes({
    name,
    legend: texts(language)('open.languages'),
    chosen: entered.all(name),
    options: spokenLanguages.map((value) => ({ value, label: languageWords([value], language) })),
  })
}
