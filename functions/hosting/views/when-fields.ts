import { dateField, fieldRow, select, textField } from '../../../shared/html/fields.ts'
import type { Content } from '../../../shared/html/markup.ts'
import type { Language } from '../../../shared/language.ts'
import { textsOf } from '../../../shared/texts.ts'
import type { FormFields } from '../../houses/views/form-fields.ts'
import de from '../texts/when.de.json' with { type: 'json' }
import en from '../texts/when.en.json' with { type: 'json' }

const texts = textsOf({ name: 'hosting/when', de, en })

/** When, and how often: once, every week or two, once a month. */
export function whenFields(
  fields: FormFields,
  { language, today }: { language: Language; today: string },
): Content[] {
  const say = texts(language)
  const time = (name: 'from' | 'to') =>
    textField({ ...fields.field(name), attributes: { type: 'time', step: 900, required: true } })
  const date = fields.field('date')
  const options = (['week', 'two-weeks', 'month'] as const).map((value) => ({
    value,
    label: say(`every.${value}`),
  }))
  return [
    fieldRow(
      dateField({ ...date, attributes: { ...date.attributes, min: today } }),
      time('from'),
      time('to'),
    ),
    select({ ...fields.field('every'), empty: say('every.once'), groups: [{ options }] }),
    dateField(fields.field('until')),
  ]
}
