import { checkbox, checkboxes, radios } from '../../../shared/html/choices.ts'
import { textArea, textField } from '../../../shared/html/fields.ts'
import type { Content } from '../../../shared/html/markup.ts'
import { details } from '../../../shared/html/panels.ts'
import type { Entered } from '../../../shared/http/form.ts'
import type { Language } from '../../../shared/language.ts'
import type { House } from '../../houses/schema.ts'
import type { FormFields } from '../../houses/views/form-fields.ts'
import { audiencesOf, languageWords, spokenLanguages, tagWords } from '../../meetings/views/words.ts'
import { texts } from './texts.ts'

interface Asked {
  language: Language
  house: House
  fields: FormFields
  entered: Entered
}

/** What a group says of itself: two fields and a choice; the rest for those who want to. */
export function wordsFields({ language, house, fields, entered }: Asked): Content {
  const say = texts(language)
  const choice = (
    name: 'audience' | 'languages',
    values: readonly string[],
    word: (value: string) => string,
  ) =>
    checkboxes({
      name,
      legend: say(`form.${name}`),
      chosen: entered.all(name),
      options: [...new Set([...values, ...entered.all(name)])].map((value) => ({
        value,
        label: word(value),
      })),
    })
  return [
    textField(fields.field('name')),
    textArea(fields.field('purpose')),
    radios({
      name: 'joining',
      legend: say('form.joining'),
      chosen: [entered.get('joining') || 'request'],
      options: (['open', 'request', 'closed'] as const).map((value) => ({
        value,
        label: say(`joining.${value}`),
        detail: say(`joining.${value}.more`),
      })),
    }),
    checkbox({
      name: 'askable',
      label: say('form.askable'),
      hint: say('form.askableHint'),
      checked: entered.has('askable'),
    }),
    details(
      say('form.more'),
      [
        choice('audience', audiencesOf(house), (tag) => tagWords('audience', tag, language)),
        choice('languages', spokenLanguages, (code) => languageWords([code], language)),
      ],
      { open: entered.has('audience') || entered.has('languages') },
    ),
  ]
}
