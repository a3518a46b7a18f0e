import { actions, linkButton } from '../../../shared/html/buttons.ts'
import { html, raw } from '../../../shared/html/markup.ts'
import type { Html } from '../../../shared/html/markup.ts'
import { page } from '../../../shared/html/layout.ts'
import { emptyState } from '../../../shared/html/messages.ts'
import { qrSvg } from '../../../shared/qr.ts'
import { formatDate, formatDates, formatRange } from '../../../shared/time/format.ts'
import type { ProgrammeDate } from '../../meetings/actions/read-programme.ts'
import { audienceWords, texts as words, venueWords } from '../../meetings/views/words.ts'
import { houseHref } from '../../rooms/views/frame.ts'
import { titleIn } from './entry.ts'
import { planHref, programmeHref } from './links.ts'
import type { ProgrammeModel } from './programme.ts'
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
  const title = say('plan.title', { house: house.name })
  const span = search.view === 'month' ? formatDate(from, language, 'month') : formatDates(from, to, language)
  const days = [...Map.groupBy(dates, ({ date }) => date)]
  return page({
    language,
    title,
    brand: { name: house.name, href: houseHref(house.id) },
    navigation: [],
    words: { skip: say('plan.skip'), navigation: say('programme.title') },
    robots: 'noindex',
    width: 'wide',
    main: html`<div class="plan">
      <div class="no-print">
        ${actions(
          linkButton({ href: programmeHref(house.id, search), label: say('plan.back') }),
          linkButton({
            href: planHref(house.id, { ...search, view: search.view === 'month' ? undefined : 'month' }),
            label: say(search.view === 'month' ? 'view.week' : 'view.month'),
            kind: 'plain',
          }),
        )}
        <p class="hint">${say('plan.hint')}</p>
      </div>
      <div class="plan-head">
        <div>
          <h1>${house.name}</h1>
          <p class="lead">${span}</p>
          <p class="plan-address">${house.address}</p>
        </div>
        <div class="plan-code">${raw(qrSvg(publicUrl + programmeHref(house.id)))}</div>
      </div>
      ${dates.length === 0 && emptyState({ title: say('empty.title') })}
      ${days.map(([day, some]) => planDay(model, day, some))}
    </div>`,
  })
}

function planDay(model: PlanModel, day: string, dates: readonly ProgrammeDate[]): Html {
  return html`<section class="plan-day">
    <h2>${formatDate(day, model.language, 'long')}</h2>
    <ul>
      ${dates.map((date) => planLine(model, date))}
    </ul>
  </section>`
}

function planLine({ language, rooms, shortUrl }: PlanModel, date: ProgrammeDate): Html {
  const isCancelled = date.state === 'cancelled'
  const title = titleIn(date.title, language)
  const url = shortUrl(date)
  const cancelled = isCancelled && html` <strong>(${words(language)('date.cancelled')})</strong>`
  return html`<li>
    <p class="plan-time">${formatRange(date.from, date.to, language)}</p>
    <div class="plan-what">
      <h3>${isCancelled ? html`<s>${title}</s>` : title}${cancelled}</h3>
      <p>${venueWords(date.venue, rooms, language)} · ${audienceWords(date.card.audience, language)}</p>
      ${date.note !== undefined && html`<p>${date.note}</p>`}
      <p class="plan-url">${url.replace(/^https?:\/\//, '')}</p>
    </div>
    <div class="plan-code">${raw(qrSvg(url))}</div>
  </li>`
}
