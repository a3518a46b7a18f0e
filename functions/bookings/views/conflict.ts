import { actions, submit } from '../../../shared/html/buttons.ts'
import { html } from '../../../shared/html/markup.ts'
import type { Content, Html } from '../../../shared/html/markup.ts'
import { notice } from '../../../shared/html/messages.ts'
import { formatDate, formatMoment, formatRange } from '../../../shared/time/format.ts'
import type { Conflict } from '../../rooms/schema.ts'
import type { Slot } from '../../rooms/actions/load-room-days.ts'
import type { FormErrors } from './errors.ts'
import { formTexts } from './texts.ts'

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
  const lines = conflicts.map(({ room, date, from, to, kind }) => {
    const facts = { room: nameOf(room), date: formatDate(date, language, 'long') }
    const time = formatRange(from, to, language)
    return html`<li>${say(`conflict.${kind}`, { ...facts, time })}</li>`
  })
  const free = html`<p>${say('conflict.kept')} ${say('conflict.free')}</p>
    ${actions(...alternatives.map((slot) => slotButton(slot, { language })))}`
  const content = html`<ul>
      ${lines}
    </ul>
    ${alternatives.length > 0 ? free : html`<p>${say('conflict.kept')} ${say('conflict.none')}</p>`}`
  const told = notice({
    kind: 'warning',
    level: 2,
    title: say('conflict.title'),
    content: html`${content}${wait}`,
  })
  return html`${usualButton}
    <div tabindex="-1" data-focus>${told}</div>`
}

/** The first button of a form is what the Enter key presses: that must be the usual one, not somebody else's time. */
export const usualButton: Html = html`<button type="submit" hidden></button>`

function slotButton({ date, from, to }: Slot, { language }: Pick<FormErrors, 'language'>): Html {
  const label = formatMoment({ date, from, to }, language, 'compact')
  const attributes = { name: 'slot', value: [date, from, to].join('|') }
  return submit({ label, kind: 'secondary', attributes })
}
