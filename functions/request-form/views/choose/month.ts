import { inARow } from '../../../../shared/in-a-row.ts'
import { attributes, html, spoken } from '../../../../shared/html/markup.ts'
import type { Content, Html } from '../../../../shared/html/markup.ts'
import { pageHeading } from '../../../../shared/html/layout.ts'
import { pager } from '../../../../shared/html/navigation.ts'
import { section } from '../../../../shared/html/panels.ts'
import { weekdays } from '../../../../shared/time/civil.ts'
import type { LocalDate } from '../../../../shared/time/civil.ts'
import { formatDate, formatWeekday } from '../../../../shared/time/format.ts'
import { holidayName } from '../../../../shared/time/holiday-names.ts'
import { href } from '../../../../shared/http/contract.ts'
import { meetingPaths } from '../../../meetings/contract/paths.ts'
import type { DayStanding } from '../../../rooms/rules/starts.ts'
import { freeHref, housePage } from '../../../rooms/views/frame.ts'
import { texts as freeTexts } from '../free/model.ts'
import { texts as startTexts } from '../start.ts'
import { wishFold } from './filter.ts'
import { nothingFits, phoneOnlyNotice, unfitNotice } from './forewarned.ts'
import { blockWords, stepHref, texts } from './model.ts'
import type { ChooseModel } from './model.ts'

type Holiday = Parameters<typeof holidayName>[1]

export interface MonthModel extends ChooseModel {
  /** Those that are shown, as `2026-12`. */
  months: readonly { name: string; weeks: readonly (readonly (LocalDate | undefined)[])[] }[]
  /** Where rooms can be asked for in them. */
  before?: string
  after?: string
  days: ReadonlyMap<
    LocalDate,
    { standing: DayStanding; holiday: Holiday | undefined; block: { label?: string } | undefined }
  >
}

/** First step of asking for a room: the day. */
export function monthView(model: MonthModel): string {
  const { language, house, months, before, after } = model
  const say = texts(language)
  const shown = months[0]?.name ?? ''
  const link = (to: string) => ({
    href: stepHref(model, { month: to }),
    label: formatDate(`${to}-01`, language, 'monthName'),
  })
  const steps = pager({
    label: say('month.label'),
    now: spoken(say('month.label')),
    ...(before ? { previous: link(before) } : {}),
    ...(after ? { next: link(after) } : {}),
  })
  const tables = months.map((month) =>
    section(formatDate(`${month.name}-01`, language, 'month'), monthDays(model, month)),
  )
  const unable = phoneOnlyNotice(model)
  const chosen = html`${wishFold(model, { month: shown })} ${unfitNotice(model)}
  ${nothingFits(model) ?? html`${tables} ${legend(model)} ${named(model)} ${steps}`}`
  const lead = unable ? undefined : say('month.lead')
  const main = html`${pageHeading(say('month.title'), { lead })} ${unable || chosen} ${others(model)}`
  return housePage({
    language,
    house,
    here: stepHref(model, { month: shown }),
    current: 'book',
    title: say('book.title'),
    main,
  })
}

/** Weeks down, days across; a day that can be asked for is a link. */
function monthDays(model: MonthModel, { weeks }: MonthModel['months'][number]): Html {
  const { language } = model
  const heads = weekdays.map(
    (day) =>
      html`<th scope="col">
        <abbr title="${formatWeekday(day, language)}">${formatWeekday(day, language, 'short')}</abbr>
      </th>`,
  )
  return html`<table class="free-days" data-arrows>
    <caption>
      ${spoken(texts(language)('month.caption'))}
    </caption>
    <thead>
      <tr>
        ${heads}
      </tr>
    </thead>
    <tbody>
      ${weeks.map((week) => html`<tr>${week.map((date) => dayCell(model, date))}</tr>`)}
    </tbody>
  </table>`
}

function dayCell(model: MonthModel, date: LocalDate | undefined): Html {
  const { language, today, days } = model
  if (date === undefined) return html`<td></td>`
  const { standing = 'beyond', holiday, block } = days.get(date) ?? {}
  const say = texts(language)
  const named = holiday && holidayName(language, holiday)
  const state = block ? blockWords(block, language) : say(`day.${standing}`)
  const number = html`<span class="day-of-month">${String(Number(date.slice(8)))}</span>`
  const mark = html`<span class="day-mark" aria-hidden="true"></span>`
  const words = inARow([formatDate(date, language, 'compact'), state, named], language)
  const inside = html`<span aria-hidden="true">${number}</span>${mark}${spoken(words)}`
  const isOpen = standing === 'free' || standing === 'partly'
  const now = date === today && 'date'
  const kind = `day ${standing}${holiday ? ' holiday' : ''}`
  if (!isOpen) return html`<td><span${attributes({ class: kind, 'aria-current': now })}>${inside}</span></td>`
  const link = attributes({ class: kind, 'aria-current': now, href: stepHref(model, { date }) })
  return html`<td><a${link}>${inside}</a></td>`
}

function legend({ language }: MonthModel): Html {
  const say = texts(language)
  const kinds = ['free', 'partly', 'full', 'closed'] as const
  return html`<ul class="legend">
    ${kinds.map((kind) => html`<li><span class="day ${kind} sample"><span class="day-mark"></span></span>${say(`day.${kind}`)}</li>`)}
  </ul>`
}

/** Holidays and closed days by their names, for which the month has no room. */
function named({ days, language }: MonthModel): Content {
  const lines = [...days].flatMap(([date, { holiday, block }]) => {
    const names = [holiday && holidayName(language, holiday), block && blockWords(block, language)]
    const told = names.filter((name) => name !== undefined)
    return told.length === 0
      ? []
      : [html`<li>${formatDate(date, language, 'dayMonth')}: ${inARow(told, language)}</li>`]
  })
  if (lines.length === 0) return false
  return html`<ul class="holidays">
    ${lines}
  </ul>`
}

/** For those who know the time already, want several dates, or need no room. */
function others(model: MonthModel): Html {
  const { language, house } = model
  const say = texts(language)
  const start = href({ path: meetingPaths.start }, { house: house.id })
  const free = freeTexts(language)
  return html`<p>${free('link')} <a href="${freeHref(house.id)}">${free('linkTo')}</a></p>
    <p>
      ${say('hand.lead')} <a href="${stepHref(model, { by: 'hand' })}">${say('hand.link')}</a>
    </p>
    <p>${startTexts(language)('start.link')} <a href="${start}">${startTexts(language)('start.linkTo')}</a></p>`
}
