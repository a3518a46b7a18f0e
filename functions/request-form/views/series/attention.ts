import { inARow } from '../../../../shared/in-a-row.ts'
import { actions } from '../../../../shared/html/buttons.ts'
import { html } from '../../../../shared/html/markup.ts'
import type { Html } from '../../../../shared/html/markup.ts'
import { formatDate, formatList, formatMoment, formatRange } from '../../../../shared/time/format.ts'
import { openOn } from '../../../rooms/rules/hours.ts'
import { moveEditor } from './editor.ts'
import { leaveButton, lineAttributes, met, moveButton, noteSpan, noteWords, whenWords } from './row.ts'
import type { ListModel } from './row.ts'
import type { DateRow } from './rows.ts'
import { stepButton } from './steps.ts'
import { texts } from '../../../bookings/views/series-texts.ts'
import { refusedWord } from '../../../bookings/views/series-words.ts'

/** So many are shown with all that helps; of a whole year that is closed one looks at the list. */
export const mostAbove = 12

/** What cannot be had comes first: why, the nearest free times, and what else can be done, each with one click. */
export function attentionSection(model: ListModel, refused: readonly DateRow[]): Html | false {
  const { language, action } = model
  const say = texts(language)
  const count = refused.length
  if (count === 0) return false
  const more = count - mostAbove
  const all = stepButton(action, {
    step: ['leave-refused'],
    at: 'dates',
    label: say('preview.leaveAll', { count }),
  })
  return html`<h3>${say('preview.attention', { count })}</h3>
    <ol class="date-cards">
      ${refused.slice(0, mostAbove).map((row) => attentionCard(model, row))}
    </ol>
    ${more > 0 && html`<p>${say('preview.more', { count: more })}</p>`} ${count > 1 && actions(all)}`
}

function attentionCard(model: ListModel, row: DateRow): Html {
  const { language, today, moving } = model
  const say = texts(language)
  const { refused = { code: 'other' }, isNew } = row
  const isMoving = moving === row.key
  const notes = [...(isNew ? [say('preview.new')] : []), ...noteWords(model, row)]
  const others = [moveButton(model, row), leaveButton(model, row, 'plain', 'dates')]
  const free = row.alternatives.map((slot) => swapButton(model, row, slot))
  const doors = html`${free.length > 0 && html`<p>${say('preview.near')}</p>`}
    ${free.length > 0 && actions(...free)}
    <div class="date-doors">${others}</div>`
  return html`<li${lineAttributes(model, row.id, 'date-card')}>
    <div class="date-head">
      <h4>${whenWords(row, language)}</h4>
      ${met('warning', refusedWord(refused, { ...row, today, language }))} ${noteSpan(notes, language)}
    </div>
    ${reasons(model, row)} ${isMoving ? moveEditor(model, row) : doors}
  </li>`
}

function swapButton({ language, action }: ListModel, row: DateRow, slot: DateRow['alternatives'][number]) {
  const { date, from, to } = slot
  const when = formatMoment({ date, from, to }, language, 'compact')
  return stepButton(action, {
    step: ['swap', row.key, date, from, to],
    at: 'dates',
    label: when,
    about: texts(language)('preview.instead', { date: formatDate(row.date, language, 'compact') }),
  })
}

/** Who is there, or when the rooms are open: what helps to choose another time. */
function reasons(model: ListModel, { date, refused, conflicts, alternatives }: DateRow): Html {
  const { language } = model
  const say = texts(language)
  const nameOf = (id: string) => model.rooms.find((room) => room.id === id)?.name ?? id
  const there = conflicts.map(({ room, date: on, from, to, kind }) => {
    const time = formatRange(from, to, language)
    const when = on === date ? time : inARow([formatDate(on, language, 'compact'), time], language)
    return say(`preview.met.${kind}`, { room: nameOf(room), time: when })
  })
  const lines = [
    ...(refused?.code === 'outside-opening-hours' ? openings(model, date) : []),
    ...(refused?.code === 'time-does-not-exist' ? [say('preview.clocks')] : []),
    ...(refused?.code === 'room-taken' ? new Set(there) : []),
    ...(alternatives.length === 0 ? [say('preview.noAlternative')] : []),
  ]
  return html`${lines.map((line) => html`<p>${line}</p>`)}`
}

function openings({ language, rooms, entered }: ListModel, date: string): string[] {
  const say = texts(language)
  return rooms
    .filter(({ id }) => entered.has('rooms', id))
    .flatMap((room) => {
      const hours = openOn(room, date).map(({ from, to }) => formatRange(from, to, language))
      return hours.length === 0
        ? []
        : [say('preview.opening', { room: room.name, hours: formatList(hours, language) })]
    })
}
