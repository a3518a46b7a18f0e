import { roomsInUse } from '../../../rooms/rules/hours.ts'
import { actions, submit } from '../../../../shared/html/buttons.ts'
import { checkboxes } from '../../../../shared/html/choices.ts'
import { fieldRow, hiddenField, numberField, select } from '../../../../shared/html/fields.ts'
import { html } from '../../../../shared/html/markup.ts'
import type { Html } from '../../../../shared/html/markup.ts'
import { details } from '../../../../shared/html/panels.ts'
import { formatDuration } from '../../../../shared/time/format.ts'
import { upToWords } from '../../../rooms/views/people.ts'
import { bookHref } from '../../../rooms/views/frame.ts'
import { lengths } from '../../rules/wish.ts'
import { needsField } from './needs.ts'
import { texts, wishWords } from './model.ts'
import type { ChooseModel } from './model.ts'

/** How long, how many, which rooms, what in them: one line that opens. `place` says where the page goes on. */
export function wishFold(model: ChooseModel, place: { month?: string; date?: string }): Html {
  const { language, wish, rooms, house } = model
  const say = texts(language)
  const chosen = checkboxes({
    name: 'rooms',
    legend: say('rooms'),
    hint: say('rooms.hint'),
    look: 'cards',
    options: roomsInUse(rooms)
      .filter(({ approval }) => approval !== 'phone-only')
      .map(({ id, name, capacity }) => ({ value: id, label: name, detail: upToWords(capacity, language) })),
    chosen: wish.rooms,
  })
  const hidden = Object.entries(place).map(([name, value]) => hiddenField(name, value))
  return details(
    html`<span class="fold-title">${say('wish')}</span> ${wishWords(model)}
      <span class="fold-open">${say('change')}</span>`,
    html`<form method="get" action="${bookHref(house.id)}">
      ${hidden} ${fieldRow(lengthField(model), peopleField(model))} ${chosen} ${needsField(model)} ${actions(submit({ label: say('show') }))}
    </form>`,
    { open: model.unreadable !== undefined },
  )
}

/** How long: the usual lengths, and the one that is wished for. */
export function lengthField({ language, wish }: ChooseModel): Html {
  const all = [...new Set([...lengths, wish.minutes])]
  const options = all.map((each) => ({ value: String(each), label: formatDuration(each, language) }))
  const label = texts(language)('minutes')
  return select({ name: 'minutes', label, value: String(wish.minutes), groups: [{ options }] }, 'short')
}

/** How many, if somebody wants to say it. */
export function peopleField({ language, wish, unreadable }: ChooseModel): Html {
  const say = texts(language)
  return numberField({
    name: 'attendees',
    label: say('attendees'),
    value: unreadable ?? (wish.people === undefined ? '' : String(wish.people)),
    ...(unreadable === undefined ? {} : { error: say('attendees.wrong') }),
    mark: say('optional'),
    attributes: { min: 1, max: 10_000 },
  })
}
