import { actions, submit } from '../../../../shared/html/buttons.ts'
import { checkboxes } from '../../../../shared/html/choices.ts'
import { dateField, fieldRow, select } from '../../../../shared/html/fields.ts'
import { html, spoken } from '../../../../shared/html/markup.ts'
import type { Content, Html } from '../../../../shared/html/markup.ts'
import { details } from '../../../../shared/html/panels.ts'
import type { Language } from '../../../../shared/language.ts'
import { timeOfMinutes, weekdays } from '../../../../shared/time/civil.ts'
import type { Weekday } from '../../../../shared/time/civil.ts'
import { formatTime, formatWeekday } from '../../../../shared/time/format.ts'
import { freeHref } from '../../../rooms/views/frame.ts'
import { partNames } from '../../rules/free-search.ts'
import { lengthField, peopleField } from '../choose/filter.ts'
import { needsField } from '../choose/needs.ts'
import { texts } from './model.ts'
import type { FreeModel } from './model.ts'

/** What somebody needs: three answers, and more for those who want to say it. */
export function freeForm(model: FreeModel): Html {
  const { language, house, wish } = model
  const say = texts(language)
  const days = checkboxes({
    name: 'weekdays',
    legend: say('weekdays'),
    hint: say('weekdays.hint'),
    look: 'list',
    options: weekdays.map((day) => ({ value: day, label: weekdayName(day, language) })),
    chosen: wish.weekdays,
  })
  const part = select({
    name: 'part',
    label: say('part'),
    value: wish.part ?? '',
    empty: say('part.any'),
    groups: [{ options: partNames.map((name) => ({ value: name, label: say(`part.${name}`) })) }],
  })
  const { from, to, needs, date, today } = { ...wish, today: model.today }
  const isMore = from !== undefined || to !== undefined || needs.length > 0 || date !== today
  return html`<form method="get" action="${freeHref(house.id)}">
    ${fieldRow(lengthField(model), peopleField(model))}
    <div class="few-letters">${days}</div>
    ${part}
    ${details(say('more'), moreFields(model), { open: isMore })} ${actions(submit({ label: say('send') }))}
  </form>`
}

/** Short to see, whole to hear. */
function weekdayName(day: Weekday, language: Language): Html {
  const short = formatWeekday(day, language, 'short')
  return html`<span aria-hidden="true">${short}</span>${spoken(formatWeekday(day, language))}`
}

function moreFields(model: FreeModel): Content {
  const { language, wish, today } = model
  const say = texts(language)
  const time = (name: 'from' | 'to') => {
    const hours = Array.from({ length: 25 }, (_, hour) => timeOfMinutes(hour * 60)).filter(
      (at) => at !== (name === 'from' ? '24:00' : '00:00'),
    )
    const all = [...new Set([...hours, ...(wish[name] === undefined ? [] : [wish[name]])])].toSorted()
    const options = all.map((at) => ({ value: at, label: formatTime(at, language) }))
    return select({
      name,
      label: say(name),
      value: wish[name] ?? '',
      empty: say('any'),
      groups: [{ options }],
    })
  }
  const date = dateField({
    name: 'date',
    label: say('date'),
    value: wish.date === today ? '' : wish.date,
    attributes: { min: today },
  })
  return html`${fieldRow(time('from'), time('to'))} ${date} ${needsField(model)}`
}
