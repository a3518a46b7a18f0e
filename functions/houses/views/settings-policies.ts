import { checkboxes, radios } from '../../../shared/html/choices.ts'
import { fieldRow, fieldset, numberField, select } from '../../../shared/html/fields.ts'
import type { Field } from '../../../shared/html/fields.ts'
import type { Content } from '../../../shared/html/markup.ts'
import type { Entered } from '../../../shared/http/form.ts'
import { textsOf } from '../../../shared/texts.ts'
import type { Language } from '../../../shared/language.ts'
import { timeOfMinutes, weekdays } from '../../../shared/time/civil.ts'
import { formatWeekday } from '../../../shared/time/format.ts'
import { DeadlineRule } from '../schema.ts'
import de from '../texts/de.json' with { type: 'json' }
import en from '../texts/en.json' with { type: 'json' }
import type { FormFields } from './form-fields.ts'

const texts = textsOf({ name: 'houses', de, en })

/** What the parts of the form are drawn from. */
export interface Drawing {
  language: Language
  entered: Entered
  fields: FormFields
}

/** What becomes of a request that nobody decided in time. */
export function deadlineField({ language, entered, fields }: Drawing): Content {
  const say = texts(language)
  return radios({
    name: 'whenDeadlinePasses',
    legend: say('label.whenDeadlinePasses'),
    chosen: [entered.get('whenDeadlinePasses')],
    options: DeadlineRule.options.map((value) => ({
      value,
      label: say(`deadline.${value}`),
      detail: say(`deadline.${value}.detail`),
    })),
    ...wrong(fields, 'whenDeadlinePasses'),
  })
}

/** What one contact may have: hours and dates, and times that many want. Nothing of it has to be filled in. */
export function fairnessParts(drawing: Drawing): Content[] {
  const { language, entered, fields } = drawing
  const say = texts(language)
  return [
    fieldset({
      legend: say('settings.fairness'),
      hint: say('settings.fairnessHint'),
      content: fieldRow(
        ...['maxHoursPerWeek', 'maxDatesAhead'].map((name) => numberField(own(fields, name))),
      ),
    }),
    fieldset({
      legend: say('settings.prime'),
      hint: say('settings.primeHint'),
      content: [
        weekdaysField(drawing, 'primeWeekdays', entered.all('primeWeekdays')),
        fieldRow(
          timeField(drawing, 'primeFrom', starts),
          timeField(drawing, 'primeTo', ends),
          numberField(own(fields, 'primeHours')),
        ),
      ],
    }),
  ]
}

/** By what rules groups are trusted, besides what those who run the house say of each. */
export function trustPart({ language, fields }: Drawing): Content {
  const say = texts(language)
  const row = (...names: string[]) => fieldRow(...names.map((name) => numberField(own(fields, name))))
  return fieldset({
    legend: say('settings.trust'),
    hint: say('settings.trustHint'),
    content: [row('trustAfterKept', 'trustAfterVouches'), row('trustLostAfterReports', 'trustReportMonths')],
  })
}

/** How it is noticed that those who hold standing dates do not come any more. */
export function pulsePart({ language, fields }: Drawing): Content {
  const say = texts(language)
  return fieldset({
    legend: say('settings.pulse'),
    hint: say('settings.pulseHint'),
    content: fieldRow(numberField(own(fields, 'pulseWeeks')), numberField(own(fields, 'pulseGraceDays'))),
  })
}

/** What happens when managers fall silent. */
export function vacancyPart(drawing: Drawing): Content {
  const { language, entered, fields } = drawing
  const say = texts(language)
  return fieldset({
    legend: say('settings.vacancy'),
    hint: say('settings.vacancyHint'),
    content: [
      numberField(fields.field('silentAfterDays')),
      weekdaysField(drawing, 'workWeekdays', entered.all('workWeekdays')),
    ],
  })
}

function weekdaysField(
  { language, fields }: Drawing,
  name: 'primeWeekdays' | 'workWeekdays',
  chosen: readonly string[],
): Content {
  return checkboxes({
    name,
    legend: texts(language)(`label.${name}`),
    chosen: [...chosen],
    options: weekdays.map((value) => ({ value, label: formatWeekday(value, language) })),
    ...wrong(fields, name),
  })
}

const quarters = Array.from({ length: 97 }, (_, quarter) => timeOfMinutes(quarter * 15))
const starts = quarters.slice(0, -1)
const ends = quarters.slice(1)

function timeField({ language, fields }: Drawing, name: string, times: readonly string[]): Content {
  const { attributes: _attributes, ...given } = own(fields, name)
  const options = times.map((value) => ({ value, label: value }))
  return select({ ...given, empty: texts(language)('settings.primeNone'), groups: [{ options }] }, 'short')
}

/** A field without the word that says it may be left empty: the part says so for all of them. */
function own({ field }: FormFields, name: string): Field {
  const { mark: _mark, ...given } = field(name)
  return given
}

function wrong({ error }: FormFields, name: string): { error?: string } {
  const message = error(name)
  return message === undefined ? {} : { error: message }
}
