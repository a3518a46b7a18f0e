import { inARow } from '../../../shared/in-a-row.ts'
import { directionOf } from '../../../shared/direction.ts'
import { actions, form, submit } from '../../../shared/html/buttons.ts'
import { checkbox } from '../../../shared/html/choices.ts'
import { fieldId, fieldset, hiddenField, textArea, textField } from '../../../shared/html/fields.ts'
import { html, spoken, written } from '../../../shared/html/markup.ts'
import type { Content } from '../../../shared/html/markup.ts'
import { emptyState, errorSummary, notice } from '../../../shared/html/messages.ts'
import { tabs } from '../../../shared/html/navigation.ts'
import { href } from '../../../shared/http/contract.ts'
import type { Failure } from '../../../shared/http/failure.ts'
import { Entered } from '../../../shared/http/form.ts'
import { nameOf } from '../../../shared/language.ts'
import type { Language } from '../../../shared/language.ts'
import { linesOf } from '../../houses/rules.ts'
import type { TeamHouse } from '../../houses/rules/roles.ts'
import type { InOtherWords } from '../../houses/schema.ts'
import { houseTextLabel } from '../../houses/views/arrival.ts'
import { fieldsOf } from '../../houses/views/form-fields.ts'
import type { FormFields } from '../../houses/views/form-fields.ts'
import { settingsPage } from '../../houses/views/settings-page.ts'
import type { Room } from '../../rooms/schema.ts'
import { capability } from '../contract.ts'
import { changedTexts, otherLanguages, ownTexts } from '../rules/own-words.ts'
import type { ChangedText, OwnText } from '../rules/own-words.ts'
import { texts } from './texts.ts'

const { ownWordsPage, changeOwnWords } = capability.routes

export interface OwnWordsModel {
  language: Language
  path: string
  house: TeamHouse & InOtherWords
  rooms: readonly Room[]
  /** In which the texts are said here. */
  other: Language
  saved?: boolean
  failure?: Failure
}

interface Drawing {
  language: Language
  other: Language
  fields: FormFields
  entered: Entered
  changed: readonly ChangedText[]
}

/** What the house says in its own words, and below each text the same in another language. */
export function ownWordsView(model: OwnWordsModel): string {
  const { language, path, house, other, failure } = model
  const say = texts(language)
  const all = ownTexts(model, other)
  const entered =
    failure?.entered ?? new Entered(new URLSearchParams(all.map(({ name, text }) => [name, text])))
  const labelOf = (name: string) =>
    all.filter((text) => text.name === name).map((text) => nameIn(text, language))[0]
  const fields = fieldsOf({ language, schema: changeOwnWords.body, entered, failure, texts, labelOf })
  const meanwhile = failure?.code === 'changed-meanwhile' ? changedTexts(all, shownIn(entered)) : undefined
  const drawing = { language, other, fields, entered, changed: meanwhile?.changed ?? [] }
  return settingsPage({
    language,
    path,
    house,
    title: say('words.title'),
    lead: say('words.lead'),
    isBelow: true,
    saved: model.saved === true && say('words.savedMore'),
    wrong: meanwhile ? changedSummary(meanwhile, labelOf, language) : fields.summary(),
    main: html`${choice(model)} ${behind(all, language)} ${all.length > 0 ? formOf(model, all, drawing) : nothing(language)}`,
  })
}

/** What was changed in the house after it was said in this language; leads to the fields. */
function behind(all: readonly OwnText[], language: Language): Content {
  const some = all.filter(({ isBehind }) => isBehind)
  if (some.length === 0) return false
  const lines = some.map(
    (text) => html`<li><a href="#${fieldId(text.name)}">${nameIn(text, language)}</a></li>`,
  )
  const content = html`<ul>
    ${lines}
  </ul>`
  return notice({ kind: 'warning', title: texts(language)('words.behindTitle'), content })
}

/** Heard with what they are of: the languages of the page itself have the same names. */
function choice({ language, house, other }: OwnWordsModel): Content {
  const say = texts(language)
  const places = otherLanguages(house).map((each) => ({
    href: href(ownWordsPage, { house: house.id }, { in: each }),
    label: html`${spoken(`${say('words.texts')}: `)}${written(nameOf(each), { language: each, page: language })}`,
    current: each === other,
  }))
  return tabs({ label: say('words.languages'), places })
}

function nothing(language: Language): Content {
  const say = texts(language)
  return emptyState({ title: say('words.none'), content: say('words.noneMore') })
}

function formOf({ house, rooms }: OwnWordsModel, all: readonly OwnText[], drawing: Drawing): Content {
  const { language, other } = drawing
  const say = texts(language)
  const part = (legend: string, some: readonly OwnText[]) =>
    some.length > 0 && fieldset({ legend, content: some.map((text) => fieldOf(text, drawing)) })
  const ofRoom = ({ id, name }: Room) =>
    part(
      name,
      all.filter(({ room }) => room?.id === id),
    )
  return form({
    action: href(changeOwnWords, { house: house.id }),
    content: [
      hiddenField('in', other),
      all.map(({ key, mark }) => hiddenField(`shown.${key}`, mark)),
      part(
        say('words.house'),
        all.filter(({ room }) => room === undefined),
      ),
      rooms.map(ofRoom),
      actions(submit({ label: say('save') })),
    ],
  })
}

/** What was written first stands above the field, and is heard with it; beside it where it has to be compared. */
function fieldOf(text: OwnText, drawing: Drawing): Content {
  if (!text.isBehind) return controlOf(text, drawing)
  const { language, entered } = drawing
  const name = `fits.${text.key}`
  const label = html`${texts(language)('words.fits')}${spoken(`: ${nameIn(text, language)}`)}`
  return html`<div class="compared">
    ${controlOf(text, drawing)} ${checkbox({ name, label, checked: entered.has(name) })}
  </div>`
}

function controlOf(text: OwnText, drawing: Drawing): Content {
  const { language, other, fields, changed } = drawing
  const { name, first, part, isBehind } = text
  const lines = linesOf(first.text)
  const own = lines.map((line, at) => [at > 0 && html`<br />`, line])
  const newer = html`<strong class="newer">${texts(language)('words.behind', { first: first.lang })}</strong>`
  const error = whatChanged(text, changed, language) ?? fields.error(name)
  const given = fields.field(name, {
    label: html`${labelOf(text, language)} <span class="mark">${written(nameOf(other), { language: other, page: language })}</span>`,
    mark: undefined,
    ...(lines.length > 0
      ? { hint: [isBehind && newer, written(own, { language: first.lang, page: language })] }
      : {}),
    ...(error === undefined ? {} : { error }),
  })
  const attributes = { ...given.attributes, lang: other, dir: directionOf(other) }
  if (part === 'name' || part === 'floor' || part === 'cost') return textField({ ...given, attributes })
  const rows = Math.min(10, Math.max(3, lines.length + 1))
  return textArea({ ...given, attributes: { ...attributes, rows } })
}

function labelOf(text: OwnText, language: Language): string {
  if (text.room === undefined) return houseTextLabel(text.part, language)
  return texts(language)(`label.${text.part}`)
}

/** Where it stands alone: „Saal, Beschreibung“. */
function nameIn(text: OwnText, language: Language): string {
  const label = labelOf(text, language)
  return text.room === undefined ? label : inARow([text.room.name, label], language)
}

function whatChanged(
  { name, text }: OwnText,
  changed: readonly ChangedText[],
  language: Language,
): string | undefined {
  const say = texts(language)
  const found = changed.find((each) => each.name === name)
  if (found === undefined) return undefined
  const own = text === '' ? say('words.emptied') : say('words.otherText', { text })
  return [found.first && say('words.otherFirst'), found.text && own].filter(Boolean).join(' ')
}

function changedSummary(
  { changed, isGone }: ReturnType<typeof changedTexts>,
  labelIn: (name: string) => string | undefined,
  language: Language,
): Content {
  const say = texts(language)
  const errors: { field?: string; message: string }[] = changed.map(({ name }) => ({
    field: name,
    message: labelIn(name) ?? name,
  }))
  if (isGone) errors.push({ message: say('words.gone') })
  return errorSummary({
    language,
    title: say('words.changed'),
    errors: [...errors, { message: say('words.save') }],
  })
}

function shownIn(entered: Entered): Record<string, string> {
  return Object.fromEntries(entered.below('shown.').map((key) => [key, entered.get(`shown.${key}`)]))
}
