import { actions, form, submit } from '../../../shared/html/buttons.ts'
import {
  emailField,
  fieldRow,
  hiddenField,
  numberField,
  telField,
  textArea,
  textField,
} from '../../../shared/html/fields.ts'
import { html } from '../../../shared/html/markup.ts'
import type { Content } from '../../../shared/html/markup.ts'
import { beside, section } from '../../../shared/html/panels.ts'
import { href } from '../../../shared/http/contract.ts'
import type { Failure } from '../../../shared/http/failure.ts'
import { enteredOf } from '../../../shared/http/form.ts'
import { textsOf } from '../../../shared/texts.ts'
import type { Language } from '../../../shared/language.ts'
import { capability } from '../contract.ts'
import type { TeamHouse } from '../rules/roles.ts'
import de from '../texts/de.json' with { type: 'json' }
import en from '../texts/en.json' with { type: 'json' }
import { reasonsIn } from '../rules/reasons.ts'
import { reasonsPart } from './settings-reasons.ts'
import { imprintNotice, imprintPart } from './settings-imprint.ts'
import { changedFields } from './changed-meanwhile.ts'
import { fieldsOf } from './form-fields.ts'
import { hrefTo } from './manage-frame.ts'
import { settingsPage } from './settings-page.ts'
import { deadlineField, fairnessParts, pulsePart, trustPart, vacancyPart } from './settings-policies.ts'
import { settingsPart } from './settings-part.ts'
import type { Drawing } from './settings-part.ts'

const texts = textsOf({ name: 'houses', de, en })
const { routes } = capability

export interface SettingsModel {
  language: Language
  path: string
  house: TeamHouse
  /** The rooms to go on to. */
  rooms: readonly { name: string; href: string }[]
  newRoomHref: string
  saved?: boolean
  failure?: Failure
}

/** Everything about a house that its manager may change. */
export function settingsView(model: SettingsModel): string {
  const { language, path, house, failure } = model
  const say = texts(language)
  const stored = enteredOf({ ...house, reasons: reasonsIn(house) })
  const entered = failure?.entered ?? stored
  const labelOf = (name: string) => {
    const list = (['primeWeekdays', 'workWeekdays'] as const).find((each) => name.startsWith(each))
    if (name.startsWith('reasons')) return say('label.reasons')
    return list && say(`label.${list}`)
  }
  const fields = fieldsOf({ language, schema: routes.changeHouse.body, entered, failure, texts, labelOf })
  const meanwhile =
    failure?.code === 'changed-meanwhile' ? changedFields({ language, texts, entered, stored }) : false
  return settingsPage({
    language,
    path,
    house,
    title: say('settings.title'),
    lead: say('settings.lead'),
    width: 'wide',
    saved: model.saved === true && say('savedMore'),
    wrong: meanwhile || fields.summary(),
    main: html`${imprintNotice(model)}
    ${beside(settingsForm(model, { language, entered, stored, failure, fields }), roomsPart(model))}`,
  })
}

const deadlines = ['unprovedHoldMinutes', 'reminderHours', 'retentionMonths']
const limits = ['maxOpenRequests', 'maxRequestsPerContactPerDay', 'maxRequestsPerAddressPerHour']

function settingsForm({ house }: SettingsModel, drawing: Drawing): Content {
  const { language, fields } = drawing
  const { field } = fields
  const say = texts(language)
  const numbers = (names: readonly string[]) => fieldRow(...names.map((name) => numberField(field(name))))
  const area = (name: string, rows: number) => {
    const given = field(name)
    return textArea({ ...given, attributes: { ...given.attributes, rows } })
  }
  const areas = (
    legend: 'settings.words' | 'settings.arrival',
    rows: Record<string, number>,
    hint?: string,
  ): Content =>
    settingsPart(drawing, {
      legend: say(legend),
      ...(hint === undefined ? {} : { hint }),
      names: Object.keys(rows),
      content: Object.entries(rows).map(([name, count]) => area(name, count)),
    })
  return form({
    action: href(routes.changeHouse, { house: house.id }),
    content: [
      hiddenField('version', String(house.version)),
      settingsPart(drawing, {
        legend: say('settings.who'),
        names: ['name', 'address', 'phone', 'email'],
        open: true,
        content: [
          textField(field('name')),
          textField(field('address')),
          telField(field('phone')),
          emailField(field('email')),
        ],
      }),
      imprintPart(drawing, house),
      settingsPart(drawing, {
        legend: say('settings.words'),
        names: ['rulesGerman', 'audiences'],
        content: [
          area('rulesGerman', 8),
          html`<p><a href="${hrefTo('words', house.id)}">${say('settings.otherWords')}</a></p>`,
          area('audiences', 6),
        ],
      }),
      areas(
        'settings.arrival',
        { openedBy: 3, keyText: 3, hostText: 3, parking: 3 },
        say('settings.arrivalHint'),
      ),
      reasonsPart(drawing),
      settingsPart(drawing, {
        legend: say('settings.deadlines'),
        names: [...deadlines, 'whenDeadlinePasses'],
        content: [numbers(deadlines), deadlineField(drawing)],
      }),
      vacancyPart(drawing),
      ...fairnessParts(drawing),
      pulsePart(drawing),
      trustPart(drawing),
      settingsPart(drawing, {
        legend: say('settings.limits'),
        hint: say('settings.limitsHint'),
        names: limits,
        content: numbers(limits),
      }),
      actions(submit({ label: say('save') })),
    ],
  })
}

function roomsPart({ language, house, rooms, newRoomHref }: SettingsModel): Content {
  const say = texts(language)
  return section(
    say('settings.rooms'),
    html`<p class="quiet">${say('settings.roomsHint')}</p>
      <ul>
        ${rooms.map(({ name, href: to }) => html`<li><a href="${to}">${name}</a></li>`)}
      </ul>
      <p><a href="${hrefTo('rooms', house.id)}">${say('settings.hours')}</a></p>
      <p><a href="${newRoomHref}">${say('settings.newRoom')}</a></p>`,
  )
}
