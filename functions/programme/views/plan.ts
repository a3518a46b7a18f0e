import { actions, linkButton } from '../../../shared/html/buttons.ts'
import { html, raw } from '../../../shared/html/markup.ts'
import type { Content, Html } from '../../../shared/html/markup.ts'
import { emptyState } from '../../../shared/html/messages.ts'
import { qrSvg } from '../../../shared/qr.ts'
import { formatDate, formatDates, formatRange } from '../../../shared/time/format.ts'
import type { ProgrammeDate } from '../../meetings/actions/read-programme.ts'
import { audienceWords, languageWords, texts as words, venueWords } from '../../meetings/views/words.ts'
import { housePage } from '../../rooms/views/frame.ts'
import { titleIn } from './entry.ts'
import { planHref, programmeHref } from './links.ts'
import type { ProgrammeModel } from './programme-model.ts'
import { texts } from './texts.ts'

export interface PlanModel extends Omit<ProgrammeModel, 'calendarUrl'> {
  publicUrl: string
  /** Full address of a date in few characters, to scan and to type. */
  shortUrl: (date: ProgrammeDate) => string
}

/** The programme for the wall: what is on, large, each with a code to scan; printed on A4 or A3. */
export function planView(model: PlanModel): string {
  const { language, house, from, to, dates, search, publicUrl } = model
  const say = texts(language)
  const isMonth = search.view === 'month'
  const span = isMonth ? formatDate(from, language, 'month') : formatDates(from, to, language)
  const days = [...Map.groupBy(dates, ({ date }) => date)]
  return housePage({
    language,
    house,
    here: planHref(house.id, search),
    current: 'programme',
    title: say('view.plan'),
    robots: 'noindex, follow',
    width: 'wide',
    main: html`<div class="plan">
      <div class="no-print">
        ${actions(
          linkButton({ href: programmeHref(house.id, search), label: say('plan.back') }),
          linkButton({
            href: planHref(house.id, { ...search, view: isMonth ? undefined : 'month' }),
            label: say(isMonth ? 'view.week' : 'view.month'),
            kind: 'plain',
          }),
        )}
        <p class="hint">${say('plan.hint')}</p>
      </div>
      <div class="plan-head">
        <div>
          <h1>${house.name}</h1>
          <p class="lead">${span}</p>
          <p class="plan-address">${house.address}${house.phone !== undefined && ` · ${house.phone}`}</p>
        </div>
        ${code(publicUrl + programmeHref(house.id))}
      </div>
      ${dates.length === 0 && emptyState({ title: say('empty.days') })}
      ${isMonth ? monthPlan(model, days) : days.map(([day, some]) => planDay(model, day, some))}
    </div>`,
  })
}

type Day = [day: string, dates: ProgrammeDate[]]

/** A week: large, each date with its code. */
function planDay(model: PlanModel, day: string, dates: readonly ProgrammeDate[]): Html {
  const line = (date: ProgrammeDate) => html`<li>
    <p class="plan-time">${formatRange(date.from, date.to, model.language)}</p>
    <div class="plan-what">
      <h3>${titleOf(model, date)}</h3>
      <p>${aboutOf(model, date)}</p>
      ${date.note !== undefined && html`<p>${date.note}</p>`} ${address(model, date)}
    </div>
    ${code(model.shortUrl(date))}
  </li>`
  return html`<section class="plan-day">
    <h2>${formatDate(day, model.language, 'long')}</h2>
    <ul>
      ${dates.map(line)}
    </ul>
  </section>`
}

/** A month: a line for each date, and below them a code for each of the meetings. */
function monthPlan(model: PlanModel, days: readonly Day[]): Html {
  const { language, shortUrl, dates } = model
  const line = (date: ProgrammeDate) => html`<li>
    <span class="plan-time">${formatRange(date.from, date.to, language)}</span>
    <span><strong>${titleOf(model, date)}</strong>, ${venueWords(date.venue, model.rooms, language)}</span>
  </li>`
  const lines = days.map(
    ([day, some]) =>
      html`<section class="plan-row">
        <h2>${formatDate(day, language, 'compact')}</h2>
        <ul>
          ${some.map(line)}
        </ul>
      </section>`,
  )
  const meetings = [...new Map(dates.map((date) => [date.meeting, date])).values()]
  const about = meetings.map(
    (date) =>
      html`<li>
        ${code(shortUrl(date))}
        <div>
          <h3>${titleIn(date.card.title, language)}</h3>
          <p>${audienceWords(date.card.audience, language)}</p>
          ${address(model, date)}
        </div>
      </li>`,
  )
  return html`<div class="plan-month">${lines}</div>
    <ul class="plan-codes">
      ${about}
    </ul>`
}

function titleOf({ language }: PlanModel, { title, state }: ProgrammeDate): Content {
  const name = titleIn(title, language)
  if (state !== 'cancelled') return name
  return html`<s>${name}</s> <strong>(${words(language)('date.cancelled')})</strong>`
}

function aboutOf({ language, rooms }: PlanModel, { venue, card }: ProgrammeDate): string {
  const { audience, languages, cost } = card
  const facts = [
    venueWords(venue, rooms, language),
    audienceWords(audience, language),
    languages.length > 0 && languageWords(languages, language),
    cost,
  ]
  return facts.filter(Boolean).join(' · ')
}

/** In few characters, for those who type. */
function address({ shortUrl }: PlanModel, date: ProgrammeDate): Html {
  return html`<p class="plan-url">${shortUrl(date).replace(/^https?:\/\//, '')}</p>`
}

function code(url: string): Html {
  return html`<div class="plan-code">${raw(qrSvg(url))}</div>`
}
