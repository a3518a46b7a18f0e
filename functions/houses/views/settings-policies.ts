import { checkboxes, radios } from '../../../shared/html/choices.ts'
import { fieldRow, numberField, select } from '../../../shared/html/fields.ts'
import type { Field } from '../../../shared/html/fields.ts'
import type { Content } from '../../../shared/html/markup.ts'
import { textsOf } from '../../../shared/texts.ts'
import { timeOfMinutes, weekdays } from '../../../shared/time/civil.ts'
import { formatWeekday } from '../../../shared/time/format.ts'
import { DeadlineRule } from '../schema.ts'
import de from '../texts/de.json' with { type: 'json' }
import en from '../texts/en.json' with { type: 'json' }
import type { FormFields } from './form-fields.ts'
import { settingsPart } from './settings-part.ts'
import type { Drawing } from './settings-part.ts'

const texts = textsOf({ name: 'houses', de, en })

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

const shares = ['maxHoursPerWeek', 'maxDatesAhead']

/** What one contact may have: hours and dates, and times that many want. Nothing of it has to be filled in. */
export function fairnessParts(drawing: Drawing): Content[] {
  const { language, entered, fields } = drawing
  const say = texts(language)
  return [
    settingsPart(drawing, {
      legend: say('settings.fairness'),
      hint: say('settings.fairnessHint'),
      names: shares,
      content: numbers(fields, shares),
    }),
    settingsPart(drawing, {
      legend: say('settings.prime'),
      hint: say('settings.primeHint'),
      names: ['primeWeekdays', 'primeFrom', 'primeTo', 'primeHours'],
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
export function trustPart(drawing: Drawing): Content {
  const say = texts(drawing.language)
  const earned = ['trustAfterKept', 'trustAfterVouches']
  const lost = ['trustLostAfterReports', 'trustReportMonths']
  return settingsPart(drawing, {
    legend: say('settings.trust'),
    hint: say('settings.trustHint'),
    names: [...earned, ...lost],
    content: [numbers(drawing.fields, earned), numbers(drawing.fields, lost)],
  })
}

/** How it is noticed that those who hold standing dates do not come any more. */
export function pulsePart(drawing: Drawing): Content {
  const say = texts(drawing.language)
  const names = ['pulseWeeks', 'pulseGraceDays']
  return settingsPart(drawing, {
    legend: say('settings.pulse'),
    hint: say('settings.pulseHint'),
    names,
    content: numbers(drawing.fields, names),
  })
}

/** What happens when managers fall silent. */
export function vacancyPart(drawing: Drawing): Content {
  const { language, entered, fields } = drawing
  const say = texts(language)
  return settingsPart(drawing, {
    legend: say('settings.vacancy'),
    hint: say('settings.vacancyHint'),
    names: ['silentAfterDays', 'workWeekdays'],
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

function numbers(fields: FormFields, names: readonly string[]): Content {
  return fieldRow(...names.map((name) => numberField(own(fields, name))))
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
