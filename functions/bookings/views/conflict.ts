import { actions, submit } from '../../../shared/html/buttons.ts'
import { html } from '../../../shared/html/markup.ts'
import type { Content, Html } from '../../../shared/html/markup.ts'
import { notice } from '../../../shared/html/messages.ts'
import type { Language } from '../../../shared/language.ts'
import { formatDate, formatMoment, formatRange } from '../../../shared/time/format.ts'
import type { Conflict } from '../../rooms/schema.ts'
import type { Slot } from '../../rooms/actions/load-room-days.ts'
import { blockedDayWords } from '../../rooms/views/blocked-day.ts'
import type { FormErrors } from './errors.ts'
import { formTexts, texts } from './texts.ts'

/**
 * What stands in the way, and the nearest free times as buttons. Each sends the form again as it is, with the time that stands on the
 * button: nothing is typed twice. It stands inside the form. `wait`: the way
 * into the queue, last.
 */
export function conflictNotice(model: FormErrors, wait?: Content): Html | false {
  const { language, rooms, failure } = model
  // What a series meets stands in its list.
  if (failure?.code !== 'room-taken' || failure.facts.pointer === '/repeat') return false
  const say = formTexts(model)
  const { conflicts = [], alternatives = [] } = failure.facts as {
    conflicts?: Conflict[]
    alternatives?: Slot[]
  }
  const nameOf = (id: string) => rooms.find((room) => room.id === id)?.name ?? id
  const lines = conflicts.map((each) => html`<li>${lineOf(each, { room: nameOf(each.room), language })}</li>`)
  // Nobody waits for what the house itself has closed.
  const isBlocked = conflicts.length > 0 && conflicts.every(({ kind }) => kind === 'block')
  const free = html`<p>${say('conflict.kept')} ${say('conflict.free')}</p>
    ${actions(...alternatives.map((slot) => slotButton(slot, { language })))}`
  const content = html`<ul>
      ${lines}
    </ul>
    ${alternatives.length > 0 ? free : html`<p>${say('conflict.kept')} ${say('conflict.none')}</p>`}`
  const told = notice({
    kind: 'warning',
    level: 2,
    title: say(isBlocked ? 'conflict.titleBlocked' : 'conflict.title'),
    content: html`${content}${!isBlocked && wait}`,
  })
  return html`${usualButton}
    <div tabindex="-1" data-focus>${told}</div>`
}

/** What is in the way, where and when: of a block its label, as calendars call it. */
function lineOf(
  { date, from, to, kind, label }: Conflict,
  { room, language }: { room: string; language: Language },
): string {
  const say = texts(language)
  const facts = {
    room,
    date: formatDate(date, language, 'compactYear'),
    time: formatRange(from, to, language),
  }
  if (kind !== 'block') return say(`conflict.${kind}`, facts)
  if (from === '00:00' && to === '24:00')
    return say('conflict.blockDay', { ...facts, what: blockedDayWords(label, language) })
  return label ? say('conflict.blockAs', { ...facts, label }) : say('conflict.block', facts)
}

/** The first button of a form is what the Enter key presses: that must be the usual one, not somebody else's time. */
export const usualButton: Html = html`<button type="submit" hidden></button>`

function slotButton({ date, from, to }: Slot, { language }: Pick<FormErrors, 'language'>): Html {
  const label = formatMoment({ date, from, to }, language, 'compact')
  const attributes = { name: 'slot', value: [date, from, to].join('|') }
  return submit({ label, kind: 'secondary', attributes })
}
