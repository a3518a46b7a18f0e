import { inARow } from '../../../shared/in-a-row.ts'
import { hiddenField } from '../../../shared/html/fields.ts'
import { attributes, html } from '../../../shared/html/markup.ts'
import type { Content, Html } from '../../../shared/html/markup.ts'
import type { Entered } from '../../../shared/http/form.ts'
import type { Failure } from '../../../shared/http/failure.ts'
import type { Language } from '../../../shared/language.ts'
import { formatDate, formatList, formatRange } from '../../../shared/time/format.ts'
import { When } from '../../rooms/schema.ts'
import { upToWords } from '../../rooms/views/people.ts'
import { othersIn } from '../rules/others.ts'
import { texts as chooseTexts } from './choose/model.ts'
import { detailFields } from '../../bookings/views/detail-fields.ts'
import type { SeriesLook } from './series/rows.ts'
import { texts } from '../../bookings/views/series-texts.ts'
import { repeatWords } from '../../bookings/views/series-words.ts'
import type { WhenForm } from '../../bookings/views/when-fields.ts'
import { whenFields } from '../../bookings/views/when-fields.ts'

/** While the dates are looked at, the fields above them are one line that opens; with something wrong in it, it is open. */
export function whenFold(model: WhenForm, look: SeriesLook | undefined, fields: Content): Content {
  if (look === undefined) return fields
  const { language, rooms, failure } = model
  const { request } = look
  const names = request.rooms.map((id) => rooms.find((room) => room.id === id)?.name ?? id)
  const words = inARow(
    [
      formatList(names, language),
      repeatWords(request.repeat, request.date, language),
      formatRange(request.from, request.to, language),
    ],
    language,
  )
  const isWrong = isWrongIn(failure, [...whenFields, 'repeat.'])
  return fold({ title: texts(language)('preview.when'), words, content: fields, open: isWrong, language })
}

/** The time that was chosen on the pages before is one line too. */
export function slotFold(model: WhenForm, fields: Content): Content {
  const { language, rooms, entered, failure } = model
  const [date, from, to] = ['date', 'from', 'to'].map((name) => entered.get(name)) as [string, string, string]
  const names = rooms.filter(({ id }) => entered.has('rooms', id)).map(({ name }) => name)
  const isKnown = When.safeParse({ rooms: entered.all('rooms'), date, from, to }).success
  if (!isKnown || names.length === 0 || isWrongIn(failure, whenFields) || failure?.code === 'room-taken')
    return fields
  const words = [
    formatDate(date, language, model),
    formatRange(from, to, language),
    formatList(names, language),
  ]
  const title = texts(language)('preview.when.once')
  const line = { title, words: inARow(words, language), content: fields, open: false, language }
  return [fold({ ...line, isHeard: entered.has('take') }), otherRooms(model)]
}

/** The rooms that are free at the same time, each by one tap; what is filled in stays. */
function otherRooms({ language, rooms, entered }: WhenForm): Content {
  const others = othersIn(entered, rooms)
  if (others.length === 0) return false
  const buttons = others.map(
    ({ id, name, capacity }) =>
      html`<li>
        <button${attributes({ type: 'submit', class: 'time', name: 'take', value: id })}>
          <span class="time-when">${name}</span> <span class="time-rooms">${upToWords(capacity, language)}</span>
        </button>
        ${hiddenField('others', id)}
      </li>`,
  )
  return html`<p>${chooseTexts(language)('others')}</p>
    <ul class="times other-rooms">
      ${buttons}
    </ul>`
}

/** The same for what it is for and who asks, once that is filled in. */
export function whoFold(
  { language, entered, failure }: Pick<WhenForm, 'language' | 'entered' | 'failure'>,
  { look, needed, fields }: { look: SeriesLook | undefined; needed: Needed; fields: Content },
): Content {
  const isDone = isFilledIn(entered, needed) && !isWrongIn(failure, detailFields)
  if (look === undefined || !isDone) return fields
  const said = ['purpose', 'groupName', 'contact.name', 'contact.email', 'contact.phone']
  const words = said.map((name) => entered.get(name).trim()).filter((text) => text !== '')
  const title = texts(language)(needed === 'name' ? 'preview.caller' : 'preview.who')
  return fold({ title, words: inARow(words, language), content: fields, open: false, language })
}

/** Of whoever asks: how they are reached, their name, or nothing where a group says who they are. */
type Needed = 'reach' | 'name' | 'nothing'

function isFilledIn(entered: Entered, needed: Needed): boolean {
  const has = (name: string) => entered.get(name).trim() !== ''
  if (needed === 'nothing') return has('purpose')
  const isReachable = needed === 'name' || has('contact.email') || has('contact.phone')
  return has('purpose') && has('contact.name') && isReachable
}

export function isWrongIn(failure: Failure | undefined, fields: readonly string[]): boolean {
  const isIn = (name: string, field: string) =>
    name === field || name.startsWith(field.endsWith('.') ? field : `${field}.`)
  return failure?.errors.some(({ name }) => fields.some((field) => isIn(name, field))) ?? false
}

function fold(given: {
  title: string
  words: string
  content: Content
  open: boolean
  /** It is what has just been changed. */
  isHeard?: boolean
  language: Language
}): Html {
  return html`<details${attributes({ class: 'more fold', open: given.open })}>
    <summary${attributes({ autofocus: given.isHeard === true })}>
      <span class="fold-title">${given.title}</span>
      <span class="fold-words">${given.words}</span>
      <span class="fold-open">${texts(given.language)('preview.edit')}</span>
    </summary>
    <div class="more-body">${given.content}</div>
  </details>`
}
