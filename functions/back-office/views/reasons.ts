import { radios } from '../../../shared/html/choices.ts'
import { textArea } from '../../../shared/html/fields.ts'
import type { Content } from '../../../shared/html/markup.ts'
import type { Failure } from '../../../shared/http/failure.ts'
import { Entered } from '../../../shared/http/form.ts'
import type { Language } from '../../../shared/language.ts'
import { linesOf } from '../../houses/rules.ts'
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
  /** Where a reason must be given, in whose language: then one is chosen from the start, so that the form as it opens is taken. */
  needed?: Language
}

/** The house's own sentences first, or a plain one where it has none; the mail says what is chosen and what is written. */
export function reasonFields(
  model: StepForm,
  schema: Parameters<typeof fieldsOf>[0]['schema'],
  { needed }: Reasons = {},
): Content {
  const { language, house, failure } = model
  const say = texts(language)
  const known = linesOf(house.declineReasons)
  const lines = known.length > 0 || needed === undefined ? known : [texts(needed)('reason.usual')]
  const { field } = stepFields(model, schema)
  const preset = needed === undefined ? '' : (lines[0] ?? '')
  const chosen = failure === undefined ? preset : failure.entered.get('chosen')
  const own = { value: '', label: say('reason.own') }
  const choice = radios({
    name: 'chosen',
    legend: say('reason.choose'),
    hint: say('reason.hint'),
    chosen: [chosen],
    options: [...lines.map((line) => ({ value: line, label: line })), own],
  })
  const words = textArea({ ...field('reason'), attributes: { rows: 3, maxlength: 1000 } })
  return [lines.length > 0 && choice, words]
}

/** What was chosen, then what was written. */
export function reasonOf({
  chosen,
  reason,
}: {
  chosen?: string | undefined
  reason?: string | undefined
}): string | undefined {
  const words = [chosen, reason].filter((text) => text !== undefined)
  return words.length === 0 ? undefined : words.join('\n')
}
