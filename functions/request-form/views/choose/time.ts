import { html } from '../../../../shared/html/markup.ts'
import type { Content, Html } from '../../../../shared/html/markup.ts'
import { formatList } from '../../../../shared/time/format.ts'
import type { LocalDate } from '../../../../shared/time/civil.ts'
import type { Start } from '../../../rooms/rules/starts.ts'
import { stepHref, texts } from './model.ts'
import type { ChooseModel } from './model.ts'

/** So many others than the room that is taken first are offered with the form. */
const mostOthers = 5

/**
 * Leads to the form with this time and the first room that is free then; the others can be taken there with one tap. `before` is said to those
 * who hear it away from the heading of its day.
 */
export function timeLink(
  model: ChooseModel,
  { date, from, to, rooms }: Start & { date: LocalDate },
  before: Content = false,
): Html {
  const { language, wish } = model
  const names = rooms.map((id) => model.rooms.find((room) => room.id === id)?.name ?? id)
  const [chosen, others] =
    wish.rooms.length > 0 ? [wish.rooms, []] : [rooms.slice(0, 1), rooms.slice(1, 1 + mostOthers)]
  const free =
    names.length > 2 ? texts(language)('rooms.count', { count: names.length }) : formatList(names, language)
  return html`<a class="time" href="${stepHref(model, { date, from, to, others }, { rooms: chosen })}">
    <span class="time-when">${before}${from}–${to}</span> <span class="time-rooms">${free}</span>
  </a>`
}
