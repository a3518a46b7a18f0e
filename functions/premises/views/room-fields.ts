import { equipment } from '../../rooms/views/equipment.ts'
import { checkboxes, radios } from '../../../shared/html/choices.ts'
import { fieldRow, fieldset, numberField, textArea, textField } from '../../../shared/html/fields.ts'
import { html } from '../../../shared/html/markup.ts'
import type { Content } from '../../../shared/html/markup.ts'
import { details } from '../../../shared/html/panels.ts'
import type { Failure } from '../../../shared/http/failure.ts'
import type { Entered } from '../../../shared/http/form.ts'
import type { Language } from '../../../shared/language.ts'
import type { House } from '../../houses/schema.ts'
import type { FormFields } from '../../houses/views/form-fields.ts'
import { settingsPart } from '../../houses/views/settings-part.ts'
import { capability } from '../contract.ts'
import { Approval, Contention, HoursFrom, OnHolidays, RoomAccess } from '../../rooms/schema.ts'
import type { HoursException, Room } from '../../rooms/schema.ts'
import { texts as publicTexts } from '../../rooms/views/frame.ts'
import { exceptionFields } from './exception-fields.ts'
import { fieldsIn } from './form.ts'
import { texts } from './texts.ts'
import { weekFields } from './week-fields.ts'

export interface RoomForm {
  language: Language
  house: House
  entered: Entered
  /** What the form began with: what differs from it is not folded. */
  stored: Entered
  failure?: Failure | undefined
  /** The exceptions that are saved. */
  known: readonly HoursException[]
  today: string
  /** The other rooms of the house. */
  others: readonly Room[]
}

/** The fields of a room, as a new one and a known one have them. */
export function roomFieldsOf({ language, entered, failure }: RoomForm): FormFields {
  return fieldsIn({ language, entered, failure, schema: capability.routes.addRoom.body })
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
    settingsPart(model, {
      legend: say('room.way'),
      hint: say('room.wayHint'),
      names: ['floor', 'access', 'doorWidth', 'cost'],
      content: [
        textField(field('floor')),
        accessField(model, fields),
        number('doorWidth'),
        textField(field('cost')),
      ],
    }),
    hoursPart(model, fields),
    settingsPart(model, {
      legend: say('exceptions.title'),
      hint: say('exceptions.hint'),
      names: ['exceptions'],
      content: exceptionFields({ ...drawing, words: say, ...model }),
    }),
    settingsPart(model, {
      legend: say('room.lengths'),
      hint: say('room.lengthsHint'),
      names: ['minMinutes', 'maxMinutes', 'gapMinutes', 'leadHours', 'horizonMonths'],
      content: [
        fieldRow(number('minMinutes'), number('maxMinutes'), number('gapMinutes')),
        fieldRow(number('leadHours'), number('horizonMonths')),
      ],
    }),
    settingsPart(model, {
      legend: say('room.deciding'),
      names: ['approval', 'contention', 'decideWithinHours'],
      content: [approvalField(model, fields), contentionField(model, fields), number('decideWithinHours')],
    }),
    model.others.length > 0 &&
      settingsPart(model, {
        legend: say('room.together'),
        hint: say('room.togetherHint'),
        names: ['contains', 'excludes'],
        content: [otherRooms(model, fields, 'contains'), otherRooms(model, fields, 'excludes')],
      }),
  ]
}

/** As the house, or by days of its own; these stand there folded as long as nobody needs them. */
function hoursPart(model: RoomForm, fields: FormFields): Content {
  const { language, house, entered, failure } = model
  const say = texts(language)
  const hasHouse = house.hours !== undefined
  const from = entered.get('hoursFrom') || 'room'
  const isWrong = failure?.errors.some(({ name }) => name.startsWith('hours.')) ?? false
  const days = weekFields({ ...model, fields, say })
  return settingsPart(model, {
    legend: say('room.hours'),
    hint: say('room.hoursHint'),
    names: ['hoursFrom', 'hours', 'workdays', 'onHolidays'],
    content: [
      hasHouse && choiceField(model, fields, 'hoursFrom', HoursFrom.options, from),
      hasHouse ? details(say('room.ownHours'), days, { open: from === 'room' || isWrong }) : days,
      choiceField(model, fields, 'onHolidays', OnHolidays.options, entered.get('onHolidays') || 'as-house'),
    ],
  })
}

function choiceField(
  { language }: RoomForm,
  { error }: FormFields,
  name: 'hoursFrom' | 'onHolidays',
  options: readonly (typeof HoursFrom.options)[number][] | readonly (typeof OnHolidays.options)[number][],
  chosen: string,
): Content {
  const say = texts(language)
  const message = error(name)
  return radios({
    name,
    legend: say(`label.${name}`),
    chosen: [chosen],
    options: options.map((value) => ({ value, label: say(`${name}.${value}` as never) })),
    ...(message === undefined ? {} : { error: message }),
  })
}

function accessField({ language, entered }: RoomForm, { error }: FormFields): Content {
  const say = texts(language)
  const message = error('access')
  return checkboxes({
    name: 'access',
    legend: say('label.access'),
    mark: say('optional'),
    chosen: entered.all('access'),
    options: RoomAccess.options.map((value) => ({ value, label: publicTexts(language)(`access.${value}`) })),
    ...(message === undefined ? {} : { error: message }),
  })
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
function featureFields({ language, house, entered }: RoomForm, { error }: FormFields): Content {
  const say = texts(language)
  const filled = entered.all('features').filter((text) => text.trim() !== '')
  const lines = [...filled, '', '', ''].slice(0, 20)
  return fieldset({
    legend: say('features.title'),
    hint: say('features.hint'),
    content: html`${fieldRow(
      ...lines.map((value, at) => {
        const message = error(`features.${at}`)
        return textField({
          name: `features.${at}`,
          label: say('features.line', { number: at + 1 }),
          value,
          attributes: { name: 'features', maxlength: 60, list: 'usual-equipment' },
          ...(message === undefined ? {} : { error: message }),
        })
      }),
    )}
      <datalist id="usual-equipment">
        ${equipment.words(house.language).map((thing) => html`<option value="${thing}"></option>`)}
      </datalist>`,
  })
}
