import { actions, buttonForm, form, submit } from '../../../shared/html/buttons.ts'
import { radios } from '../../../shared/html/choices.ts'
import { dataTable } from '../../../shared/html/facts.ts'
import {
  dateField,
  emailField,
  fieldRow,
  fieldset,
  hiddenField,
  select,
  textField,
} from '../../../shared/html/fields.ts'
import { html, spoken } from '../../../shared/html/markup.ts'
import type { Content } from '../../../shared/html/markup.ts'
import { section } from '../../../shared/html/panels.ts'
import { href } from '../../../shared/http/contract.ts'
import { textsOf } from '../../../shared/texts.ts'
import { formatDates } from '../../../shared/time/format.ts'
import { teamRoutes } from '../contract/team.ts'
import { absencesFrom } from '../rules/who-decides.ts'
import type { Absence } from '../schema.ts'
import { capability } from '../contract.ts'
import de from '../texts/team.de.json' with { type: 'json' }
import en from '../texts/team.en.json' with { type: 'json' }
import { fieldsOf } from './form-fields.ts'
import type { FormFields } from './form-fields.ts'
import { hrefTo } from './manage-frame.ts'
import type { TeamModel } from './team-model.ts'
import { dataNote } from './data-note.ts'

const texts = textsOf(capability.problems, { name: 'houses/team', de, en })

export function absenceFieldsOf({ language, entered, failure }: TeamModel): FormFields {
  return fieldsOf({ language, entered, failure, texts, schema: teamRoutes.sendAbsence.body })
}

/** Who is away, today and later; nothing if nobody is. */
export function absenceList(model: TeamModel): Content {
  const { language, today } = model
  const say = texts(language)
  const rows = absencesFrom(model, today)
  if (rows.length === 0) return false
  const columns = (['who', 'when', 'deputy'] as const).map((key) => ({ label: say(`away.${key}`) }))
  const table = dataTable({
    caption: say('away.list'),
    captionHidden: true,
    columns: [...columns, { label: say('away.remove'), labelHidden: true }],
    rows: rows.map((absence) => rowOf(model, absence)),
  })
  return section(say('away.list'), table)
}

function rowOf({ language, managers, self, mayChange }: TeamModel, absence: Absence): Content[] {
  const say = texts(language)
  const { house, id, person, from, to, deputy } = absence
  const nameOf = (one: string) => managers.find((manager) => manager.person === one)?.name
  const name = nameOf(person) ?? ''
  const when = formatDates(from, to, language)
  return [
    name,
    when,
    nameOf(deputy) ?? say('away.nobody'),
    (mayChange || person === self) &&
      buttonForm({
        action: href(teamRoutes.sendAbsenceRemoval, { house, id }),
        label: html`${say('away.remove')} ${spoken(say('away.removeOf', { name, when }))}`,
      }),
  ]
}

/** Who, from when to when, and who decides instead: somebody of the team, or somebody new. */
export function absenceForm(model: TeamModel, fields: FormFields): Content {
  const { language, house, today, entered } = model
  const say = texts(language)
  const { field } = fields
  const date = (name: string, min: string) => {
    const given = field(name)
    return dateField({ ...given, attributes: { ...given.attributes, min } })
  }
  const someoneNew = [
    textField({ ...plain(fields, 'newName'), attributes: { maxlength: 80, autocomplete: 'off' } }),
    emailField({ ...plain(fields, 'newEmail'), attributes: { maxlength: 254, autocomplete: 'off' } }),
  ]
  return form({
    action: hrefTo('team', house.id),
    content: [
      html`<p class="quiet">${say('away.hint')}</p>`,
      personField(model, fields),
      fieldRow(date('from', today), date('to', entered.get('from') || today)),
      deputyField(model, fields, someoneNew),
      dataNote(house.id, language),
      actions(submit({ label: say('away.send') })),
    ],
  })
}

/** Somebody who looks after the house alone is asked neither who goes nor whom of the team to choose; deputies speak for themselves. */
function personField(
  { language, managers, self, entered, mayChange }: TeamModel,
  { field }: FormFields,
): Content {
  if (!mayChange) return hiddenField('person', self ?? '')
  const [first, second] = managers
  if (second === undefined) return hiddenField('person', first?.person ?? '')
  const say = texts(language)
  const options = managers.map(({ person, name }) => ({
    value: person,
    label: person === self ? say('self', { name }) : name,
  }))
  const { mark: _mark, ...given } = field('person')
  const value = entered.get('person') || (self ?? '')
  return select({ ...given, value, attributes: {}, groups: [{ options }] })
}

function deputyField(model: TeamModel, { error }: FormFields, someoneNew: Content): Content {
  const { language, managers, self, entered, mayChange } = model
  const say = texts(language)
  if (managers.length < 2) {
    return fieldset({
      legend: say('label.deputy'),
      hint: say('deputy.first'),
      content: [hiddenField('deputy', 'new'), someoneNew],
    })
  }
  const wrong = error('deputy')
  const own = managers.filter(({ person }) => person === self && mayChange)
  const others = managers.filter(({ person }) => person !== self)
  const ofTeam = [
    ...others.map(({ person, name }) => ({ value: person, label: name })),
    ...own.map(({ person, name }) => ({ value: person, label: say('self', { name }) })),
  ]
  const somebodyNew = { value: 'new', label: say('deputy.new'), detail: say('deputy.newMore') }
  return [
    radios({
      name: 'deputy',
      legend: say('label.deputy'),
      chosen: [entered.get('deputy')],
      options: mayChange ? [...ofTeam, somebodyNew] : ofTeam,
      ...(wrong === undefined ? {} : { error: wrong }),
    }),
    mayChange && someoneNew,
  ]
}

/** Needed or not by what is chosen above: no word beside the label says so. */
function plain({ field }: FormFields, name: string) {
  const { mark: _mark, ...given } = field(name)
  return given
}
