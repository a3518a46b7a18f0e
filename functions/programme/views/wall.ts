import { point } from '../../../shared/in-a-row.ts'
import { actions, linkButton } from '../../../shared/html/buttons.ts'
import { html, spoken } from '../../../shared/html/markup.ts'
import type { Content, Html } from '../../../shared/html/markup.ts'
import { emptyState } from '../../../shared/html/messages.ts'
import { pager } from '../../../shared/html/navigation.ts'
import { details, qr } from '../../../shared/html/panels.ts'
import { href } from '../../../shared/http/contract.ts'
import { known } from '../../../shared/known.ts'
import { qrSvg } from '../../../shared/qr.ts'
import { addDays, addMonths } from '../../../shared/time/civil.ts'
import type { LocalDate } from '../../../shared/time/civil.ts'
import { formatDate, formatDates, formatRange } from '../../../shared/time/format.ts'
import type { Programme, ProgrammeDate } from '../../meetings/actions/read-programme.ts'
import { dateWord } from '../../meetings/views/words.ts'
import { signPath } from '../../rooms/contract.ts'
import { roomsInUse } from '../../rooms/rules/hours.ts'
import { houseHref, housePage } from '../../rooms/views/frame.ts'
import type { Language } from '../../../shared/language.ts'
import { wallFit } from '../rules/wall-fit.ts'
import { titleIn } from './entry.ts'
import { dateHref, programmeHref, wallHref } from './links.ts'
import type { WallSearch } from './links.ts'
import { texts } from './texts.ts'
import { wallLine, wallTexts } from './wall-words.ts'

export interface WallModel extends Programme {
  language: Language
  search: WallSearch
  publicUrl: string
  /** Full address of a date in few characters, to scan and to type. */
  shortUrl: (date: ProgrammeDate) => string
}

type Day = [day: LocalDate, dates: ProgrammeDate[]]

/** What is on for everybody, for the wall: large, on one sheet of A4 or A3, with a code that leads to the house. */
export function wallView(model: WallModel): string {
  const { language, house, from, to, dates, search } = model
  const say = wallTexts(language)
  const isMonth = search.view === 'month'
  const all = [...Map.groupBy(dates, ({ date }) => date)]
  const lines = all.map(([, some]) => some.map((date) => wallLine(model, date)))
  const { size, shown } = wallFit(lines, house)
  const first = new Set(dates.slice(0, shown))
  const days = all.flatMap(([day, some]): Day[] => {
    const fitting = some.filter((date) => first.has(date))
    return fitting.length === 0 ? [] : [[day, fitting]]
  })
  const more = dates.length - shown
  return housePage({
    language,
    house,
    here: wallHref(house.id, search),
    current: 'wall',
    title: say('title'),
    robots: 'noindex, follow',
    width: 'wide',
    paper: search.paper ?? 'a4',
    main: html`<div class="no-print">${steps(model)}</div>
      <div class="wall size-${size}">
        <div class="wall-head">
          <div>
            <h1>${house.name}</h1>
            <p class="lead">${isMonth ? formatDate(from, language, 'month') : formatDates(from, to, language)}</p>
            <p class="wall-address">${house.address}${house.phone !== undefined && `${point}${house.phone}`}</p>
          </div>
          ${qr({
            svg: qrSvg(model.publicUrl + houseHref(house.id)),
            label: say('qr', { house: house.name }),
            caption: html`${say('qr.caption')}<br /><span class="wall-site">${model.publicUrl.replace(/^https?:\/\//, '')}${houseHref(house.id)}</span>`,
          })}
        </div>
        ${dates.length === 0 && emptyState({ title: say('empty') })}
        <div class="wall-days">${days.map((day) => wallDay(model, day, size <= 4))}</div>
        ${more > 0 && html`<p class="wall-more">${say('more', { count: more })}</p>`}
      </div>
      ${controls(model)}`,
  })
}

function wallDay(model: WallModel, [day, dates]: Day, hasCodes: boolean): Html {
  const { language, house, shortUrl } = model
  const entry = (date: ProgrammeDate) => {
    const { title, where, rest } = wallLine(model, date)
    const url = shortUrl(date)
    const name = html`<a href="${dateHref(house.id, date)}">${titleOf(model, date)}</a>`
    const scan = hasCodes && qr({ svg: qrSvg(url), label: wallTexts(language)('qr.date', { title }) })
    return html`<li>
      <p class="wall-time">${formatRange(date.from, date.to, language)}</p>
      <div class="wall-what">
        <h3>${name}</h3>
        <p class="wall-where">${where}${rest !== '' && html`<span class="wall-rest">${point}${rest}</span>`}</p>
        ${date.note !== undefined && html`<p class="wall-note">${date.note}</p>`}
        ${hasCodes && html`<p class="wall-url">${url.replace(/^https?:\/\//, '')}</p>`}
      </div>
      ${scan}
    </li>`
  }
  return html`<section class="wall-day">
    <h2>${formatDate(day, language, 'compact')}</h2>
    <ul>
      ${dates.map(entry)}
    </ul>
  </section>`
}

function titleOf({ language, today }: WallModel, { title, state, date }: ProgrammeDate): Content {
  const name = titleIn(title, language)
  if (state !== 'cancelled') return name
  return html`<s>${name}</s> <strong>(${dateWord(state, language, { isOver: date < today })})</strong>`
}

/** Which paper, a week or a month, and the same for a screen; nothing of it is printed. */
function controls(model: WallModel): Html {
  const { language, house, search, rooms } = model
  const say = wallTexts(language)
  const isMonth = search.view === 'month'
  const isA3 = search.paper === 'a3'
  const to = (change: Partial<WallSearch>) => wallHref(house.id, { ...search, ...change })
  const signs = roomsInUse(rooms).map(
    ({ id, name }) =>
      html`<li><a href="${href({ path: signPath }, { house: house.id, room: id })}">${name}</a></li>`,
  )
  return html`<div class="no-print">
    <p class="hint">${say('hint')}</p>
    ${actions(
      linkButton({ href: to({ paper: isA3 ? undefined : 'a3' }), label: say(isA3 ? 'a4' : 'a3') }),
      linkButton({
        href: to({ view: isMonth ? undefined : 'month' }),
        label: say(isMonth ? 'week' : 'month'),
      }),
      linkButton({ href: programmeHref(house.id), label: say('back'), kind: 'plain' }),
    )}
    ${details(
      say('screens'),
      html`<p>${say('screens.more')}</p>
        <p><a href="${wallHref(house.id, { display: '1' })}">${say('screens.wall')}</a></p>
        <p>${say('screens.signs')}</p>
        <ul>
          ${signs}
        </ul>`,
    )}
  </div>`
}

/** Back and on. Days far from today can be asked for, but no link leads on, so that robots come to an end. */
function steps({ language, house, search, from, to, today }: WallModel): Html {
  const say = wallTexts(language)
  const isMonth = search.view === 'month'
  const isNow = isMonth ? from <= today && today <= to : from === today
  const link = (week?: LocalDate) => wallHref(house.id, { ...search, week })
  const [before, after] = isMonth
    ? [addMonths(from, -1), addMonths(from, 1)]
    : [addDays(from, -7), addDays(from, 7)]
  const step = (week: LocalDate, label: string) =>
    week >= addDays(today, -62) && week <= addDays(today, 400)
      ? { href: link(week === today ? undefined : week), label }
      : undefined
  return pager({
    label: say('steps'),
    now: spoken(say('steps')),
    ...known({ previous: step(before, say('before')), next: step(after, say('after')) }),
    ...(isNow ? {} : { home: { href: link(), label: texts(language)('pager.today') } }),
  })
}
