import { radios } from '../../../shared/html/choices.ts'
import { textArea } from '../../../shared/html/fields.ts'
import type { Content } from '../../../shared/html/markup.ts'
import type { Failure } from '../../../shared/http/failure.ts'
import { Entered } from '../../../shared/http/form.ts'
import type { Language } from '../../../shared/language.ts'
import { languageOf, reasonsIn, saidIn } from '../../houses/rules/reasons.ts'
import type { House } from '../../houses/schema.ts'
import { fieldsOf } from '../../houses/views/form-fields.ts'
import type { FormFields } from '../../houses/views/form-fields.ts'
import { spokenFacts, texts } from '../../bookings/views/managed.ts'
import type { ManagerPage } from '../../bookings/views/managed.ts'

export interface StepForm extends ManagerPage {
  failure?: Failure | undefined
}

/** Labels, values and errors of a step's own fields. */
export function stepFields(model: StepForm, schema: Parameters<typeof fieldsOf>[0]['schema']): FormFields {
  const { language, failure } = model
  const entered = failure?.entered ?? new Entered()
  return fieldsOf({ language, schema, entered, failure, texts, spoken: (facts) => spokenFacts(facts, model) })
}

interface Reasons {
  /** In whose language it is said. */
  reader: Language
  /** Where a reason must be given: then one is chosen from the start, so that the form as it opens is taken. */
  needed?: boolean
}

/** The house's own sentences first, or a plain one where it has none; the mail says what is chosen, or what is written instead. */
export function reasonFields(
  model: StepForm,
  schema: Parameters<typeof fieldsOf>[0]['schema'],
  { reader, needed = false }: Reasons,
): Content {
  const { language, house, failure } = model
  const say = texts(language)
  const known = reasonsIn(house).map((reason) => ({
    value: saidIn(reason, reader).words,
    label: saidIn(reason, language).words,
  }))
  const usual = { value: texts(reader)('reason.usual'), label: say('reason.usual') }
  const sentences = known.length > 0 || !needed ? known : [usual]
  const { field } = stepFields(model, schema)
  const preset = needed ? (sentences[0]?.value ?? '') : ''
  const chosen = failure === undefined ? preset : failure.entered.get('chosen')
  const choice = radios({
    name: 'chosen',
    legend: say('reason.choose'),
    hint: say('reason.hint'),
    chosen: [chosen],
    options: [
      ...sentences.map(({ value, label }) => ({ value, label, ...inTheMail(value, label, language) })),
      { value: '', label: say(needed ? 'reason.own' : 'reason.none') },
    ],
  })
  const words = textArea({ ...field('reason'), attributes: { rows: 3, maxlength: 1000 } })
  return [sentences.length > 0 && choice, words]
}

/** What is read by whoever asked, where the team reads something else. */
function inTheMail(value: string, label: string, language: Language): { detail?: string } {
  return value === label ? {} : { detail: texts(language)('reason.inTheMail', { words: value }) }
}

/** What was written, or else what was chosen, and in which language that is, as far as it is known. */
export function reasonOf(
  { chosen, reason }: { chosen?: string | undefined; reason?: string | undefined },
  house: House,
  reader: Language,
): { reason?: string; reasonIn?: string } {
  if (reason !== undefined) return { reason }
  if (chosen === undefined) return {}
  const reasonIn = chosen === texts(reader)('reason.usual') ? reader : languageOf(chosen, house, reader)
  return { reason: chosen, ...(reasonIn === undefined ? {} : { reasonIn }) }
}
