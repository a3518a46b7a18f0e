import { checkboxes, radios } from '../../../shared/html/choices.ts'
import { fieldRow, fieldset, numberField, textArea, textField } from '../../../shared/html/fields.ts'
import { html } from '../../../shared/html/markup.ts'
import type { Content } from '../../../shared/html/markup.ts'
import type { Failure } from '../../../shared/http/failure.ts'
import type { Entered } from '../../../shared/http/form.ts'
import { textsOf } from '../../../shared/texts.ts'
import type { Language } from '../../../shared/language.ts'
import { formatWeekday } from '../../../shared/time/format.ts'
import { weekdays } from '../../../shared/time/civil.ts'
import { fieldsOf } from '../../houses/views/form-fields.ts'
import type { FormFields } from '../../houses/views/form-fields.ts'
import { capability } from '../contract.ts'
import { Approval, Contention } from '../schema.ts'
import type { HoursException, Room } from '../schema.ts'
import de from '../texts/manage.de.json' with { type: 'json' }
import en from '../texts/manage.en.json' with { type: 'json' }
import { exceptionFields } from './manage-exceptions.ts'
import { weekFields } from './manage-hours.ts'

export const texts = textsOf({ name: 'rooms/manage', de, en })

export interface RoomForm {
  language: Language
  entered: Entered
  failure?: Failure | undefined
  /** The exceptions that are saved. */
  known: readonly HoursException[]
  today: string
  /** The other rooms of the house. */
  others: readonly Room[]
}

/** The fields of a room, as a new one and a known one have them. */
export function roomFieldsOf({ language, entered, failure }: RoomForm): FormFields {
  const say = texts(language)
  return fieldsOf({
    language,
    entered,
    failure,
    texts,
    schema: capability.routes.addRoom.body,
    anchor: anchorOf,
    labelOf: (name) => {
      const weekday = weekdays.find((day) => name.startsWith(`hours.${day}`))
      if (weekday) return formatWeekday(weekday, language)
      if (name.startsWith('exceptions')) return say('exceptions.title')
      if (/^(contains|excludes)\./.test(name)) return say('room.together')
      return name.startsWith('features') ? say('features.title') : undefined
    },
    wrong: ({ name, code }) => {
      if (!/^(hours|exceptions)\b/.test(name) || code !== 'invalid-value') return undefined
      return say(name.endsWith('.to') ? 'reason.span-backwards' : 'reason.spans-overlap')
    },
  })
}

/** Where a name leads that has no control of its own. */
export function anchorOf(name: string): string {
  if (/^hours(\.\w+)?$/.test(name)) return `${name === 'hours' ? 'hours.mo' : name}.0.from`
  if (/^exceptions\.\d+\.open$/.test(name)) return `${name}.0.from`
  if (/^(contains|excludes)\./.test(name)) return name.split('.')[0] ?? name
  return name === 'features' ? 'features.0' : name
}

/** What a room is, can and asks; `above` stands first, such as the id of a new one. */
export function roomParts(model: RoomForm, fields: FormFields, above?: Content): Content[] {
  const { language, entered } = model
  const say = texts(language)
  const { field } = fields
  const drawing = { language, entered, fields, say }
  const number = (name: string) => numberField(field(name))
  return [
    fieldset({
      legend: say('room.what'),
      content: [
        textField(field('name')),
        above,
        textArea({ ...field('description'), attributes: { maxlength: 1000, rows: 3 } }),
        number('capacity'),
        featureFields(model, fields),
      ],
    }),
    part(say('room.hours'), say('room.hoursHint'), weekFields(drawing)),
    part(
      say('exceptions.title'),
      say('exceptions.hint'),
      exceptionFields({ ...drawing, words: say, ...model }),
    ),
    fieldset({
      legend: say('room.lengths'),
      hint: say('room.lengthsHint'),
      content: [
        fieldRow(number('minMinutes'), number('maxMinutes'), number('gapMinutes')),
        fieldRow(number('leadHours'), number('horizonMonths')),
      ],
    }),
    fieldset({
      legend: say('room.deciding'),
      content: [approvalField(model, fields), contentionField(model, fields), number('decideWithinHours')],
    }),
    model.others.length > 0 &&
      fieldset({
        legend: say('room.together'),
        hint: say('room.togetherHint'),
        content: [otherRooms(model, fields, 'contains'), otherRooms(model, fields, 'excludes')],
      }),
  ]
}

/** A part with fieldsets of its own inside. */
function part(title: string, hint: string, content: Content): Content {
  return html`<section>
    <h2>${title}</h2>
    <p class="hint">${hint}</p>
    ${content}
  </section>`
}

function approvalField({ language, entered }: RoomForm, { error }: FormFields): Content {
  const say = texts(language)
  const message = error('approval')
  return radios({
    name: 'approval',
    legend: say('label.approval'),
    chosen: [entered.get('approval')],
    options: Approval.options.map((value) => ({
      value,
      label: say(`approval.${value}`),
      detail: say(`approval.${value}.detail`),
    })),
    ...(message === undefined ? {} : { error: message }),
  })
}

function contentionField({ language, entered }: RoomForm, { error }: FormFields): Content {
  const say = texts(language)
  const message = error('contention')
  return radios({
    name: 'contention',
    legend: say('label.contention'),
    chosen: [entered.get('contention') || 'hold'],
    options: Contention.options.map((value) => ({
      value,
      label: say(`contention.${value}`),
      detail: say(`contention.${value}.detail`),
    })),
    ...(message === undefined ? {} : { error: message }),
  })
}

/** Parts of the room, or rooms that cannot be used at the same time. */
function otherRooms(
  { language, entered, others }: RoomForm,
  { error }: FormFields,
  name: 'contains' | 'excludes',
): Content {
  const say = texts(language)
  const message = error(name)
  return checkboxes({
    name,
    legend: say(`label.${name}`),
    hint: say(`hint.${name}`),
    mark: say('optional'),
    chosen: entered.all(name),
    options: others.map((room) => ({ value: room.id, label: room.name })),
    ...(message === undefined ? {} : { error: message }),
  })
}

/** What stands in the room, a line each, with lines to spare; they all have one name, since the list has no order to keep. */
function featureFields({ language, entered }: RoomForm, { error }: FormFields): Content {
  const say = texts(language)
  const filled = entered.all('features').filter((text) => text.trim() !== '')
  const lines = [...filled, '', '', ''].slice(0, 20)
  return fieldset({
    legend: say('features.title'),
    hint: say('features.hint'),
    content: fieldRow(
      ...lines.map((value, at) => {
        const message = error(`features.${at}`)
        return textField({
          name: `features.${at}`,
          label: say('features.line', { number: at + 1 }),
          value,
          attributes: { name: 'features', maxlength: 60 },
          ...(message === undefined ? {} : { error: message }),
        })
      }),
    ),
  })
}
