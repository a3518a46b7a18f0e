import { actions, form, submit } from '../../../shared/html/buttons.ts'
import { checkbox } from '../../../shared/html/choices.ts'
import { fieldset, hiddenField, select } from '../../../shared/html/fields.ts'
import { pageHeading } from '../../../shared/html/layout.ts'
import { html } from '../../../shared/html/markup.ts'
import type { Content } from '../../../shared/html/markup.ts'
import { href } from '../../../shared/http/contract.ts'
import type { Failure } from '../../../shared/http/failure.ts'
import { enteredOf } from '../../../shared/http/form.ts'
import type { Entered } from '../../../shared/http/form.ts'
import type { Language } from '../../../shared/language.ts'
import { Land } from '../../houses/schema.ts'
import type { TeamHouse } from '../../houses/rules/roles.ts'
import { changedFields } from '../../houses/views/changed-meanwhile.ts'
import type { Told } from '../../bookings/rules/told.ts'
import { managePage } from '../../houses/views/manage-frame.ts'
import { usualHours } from '../../rooms/rules/usual-hours.ts'
import type { Room } from '../../rooms/schema.ts'
import { capability } from '../contract.ts'
import { exceptionFields } from './exception-fields.ts'
import { anchorOf, fieldsIn, part, trail } from './form.ts'
import { outsidePart, savedNotice } from './outside.ts'
import type { Foreseen } from './outside.ts'
import { texts } from './texts.ts'
import { weekFields, workdaysField } from './week-fields.ts'
import type { Drawing } from './week-fields.ts'

const { changeHours } = capability.routes

export interface HoursModel {
  language: Language
  path: string
  house: TeamHouse
  rooms: readonly Room[]
  today: string
  saved?: boolean
  /** Who hears of what was saved. */
  told?: Told | undefined
  /** What was sent, and what would lie outside with it. */
  entered?: Entered
  foreseen?: Foreseen
  failure?: Failure
}

/** When the house is open; where it has no hours yet, those of most rooms are proposed. */
export function hoursView(model: HoursModel): string {
  const { language, path, house, rooms, failure, foreseen, saved } = model
  const say = texts(language)
  const stored = enteredOf({ ...house, hours: house.hours ?? usualHours(rooms) })
  const entered = failure?.entered ?? model.entered ?? stored
  const fields = fieldsIn({ language, entered, failure, schema: changeHours.body })
  const meanwhile =
    failure?.code === 'changed-meanwhile' &&
    changedFields({ language, texts, entered, stored, anchor: anchorOf })
  const drawing = { language, entered, fields, say }
  const done = savedNotice(model)
  return managePage({
    language,
    path,
    house,
    title: say('hours.title'),
    current: 'rooms',
    ...(saved ? { notice: done } : {}),
    main: html`${meanwhile || fields.summary()}
    ${pageHeading(say('hours.title'), { lead: say('hours.lead'), above: trail(model, say('hours.title')) })}
    ${form({
      action: href(changeHours, { house: house.id }),
      content: [
        foreseen && outsidePart(foreseen, { language, rooms, save: say('save') }),
        hiddenField('version', String(house.version)),
        part(say('hours.week'), say('hours.weekHint'), [
          workdaysField(drawing),
          weekFields({ ...drawing, stored, failure }),
        ]),
        differingRooms(model),
        holidaysPart(drawing),
        part(
          say('exceptions.title'),
          say('exceptions.houseHint'),
          exceptionFields({ ...drawing, words: say, known: house.exceptions, today: model.today }),
        ),
        actions(submit({ label: say('save'), ...(foreseen ? { kind: 'secondary' } : {}) })),
      ],
    })}`,
  })
}

/** Which rooms do not go by these hours. */
function differingRooms({ language, house, rooms }: HoursModel): Content {
  const differing = rooms.filter(({ hoursFrom, putAwayAt }) => hoursFrom === 'room' && !putAwayAt)
  if (house.hours === undefined || differing.length === 0) return false
  const link = ({ id, name }: Room) => {
    const to = href(capability.routes.roomSettingsPage, { house: house.id, room: id })
    return html`<li><a href="${to}">${name}</a></li>`
  }
  return html`<p>${texts(language)('hours.differing')}</p>
    <ul>
      ${differing.map(link)}
    </ul>`
}

function holidaysPart({ language, entered, fields }: Drawing): Content {
  const say = texts(language)
  const { attributes: _attributes, mark: _mark, ...land } = fields.field('land')
  const lands = Land.options.map((value) => ({ value, label: say(`land.${value}`) }))
  return fieldset({
    legend: say('holidays.title'),
    content: [
      select({ ...land, groups: [{ options: lands }] }),
      checkbox({
        name: 'closedOnHolidays',
        label: say('label.closedOnHolidays'),
        hint: say('hint.closedOnHolidays'),
        value: 'yes',
        checked: entered.has('closedOnHolidays'),
      }),
    ],
  })
}
