import { html } from '../../../shared/html/markup.ts'
import type { Html } from '../../../shared/html/markup.ts'
import { spoken } from '../../../shared/html/markup.ts'
import { addDays, datesFrom, mondayOf, weekdays } from '../../../shared/time/civil.ts'
import { formatDate, formatWeekday } from '../../../shared/time/format.ts'
import type { ProgrammeDate } from '../../meetings/actions/read-programme.ts'
import { dateHref } from './links.ts'
import { titleIn } from './entry.ts'
import type { ProgrammeModel } from './programme-model.ts'
import { texts } from './texts.ts'

/** A month at a glance, weeks down and days across; on phones the list below says the same. */
export function monthTable(model: ProgrammeModel): Html {
  const { language, from, to, dates } = model
  const days = datesFrom(mondayOf(from), addDays(mondayOf(to), 7))
  const weeks = Array.from({ length: days.length / 7 }, (_, at) => days.slice(at * 7, at * 7 + 7))
  const byDate = Map.groupBy(dates, ({ date }) => date)
  const heads = weekdays.map((day) => html`<th scope="col">${formatWeekday(day, language, 'short')}</th>`)
  return html`<table class="month-table">
    <caption>
      ${spoken(texts(language)('month.caption', { month: formatDate(from, language, 'month') }))}
    </caption>
    <thead>
      <tr>
        ${heads}
      </tr>
    </thead>
    <tbody>
      ${weeks.map((week) => html`<tr>${week.map((day) => dayCell(model, day, byDate.get(day) ?? []))}</tr>`)}
    </tbody>
  </table>`
}

function dayCell(model: ProgrammeModel, day: string, dates: readonly ProgrammeDate[]): Html {
  const { from, to, today, language, house } = model
  if (day < from || day > to) return html`<td class="beyond"></td>`
  const number = html`<span class="day-number">${String(Number(day.slice(8)))}</span>`
  const lines = dates.map((date) => {
    const name = html`<a href="${dateHref(house.id, date)}">${date.from} ${titleIn(date.title, language)}</a>`
    return html`<li>${date.state === 'cancelled' ? html`<s>${name}</s>` : name}</li>`
  })
  const list = dates.length > 0 && html`<ul>${lines}</ul>`
  return html`<td${day === today && html` aria-current="date"`}>${number}${list}</td>`
}
