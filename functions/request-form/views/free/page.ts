import { actions, linkButton } from '../../../../shared/html/buttons.ts'
import { html, spoken } from '../../../../shared/html/markup.ts'
import type { Content, Html } from '../../../../shared/html/markup.ts'
import { pageHeading } from '../../../../shared/html/layout.ts'
import { emptyState } from '../../../../shared/html/messages.ts'
import { details, section } from '../../../../shared/html/panels.ts'
import { phoneLink } from '../../../../shared/html/reach-links.ts'
import { comma } from '../../../../shared/in-a-row.ts'
import { formatDate, formatDuration, formatList, formatMoment } from '../../../../shared/time/format.ts'
import { roomsInUse } from '../../../rooms/rules/hours.ts'
import { freeHref, housePage } from '../../../rooms/views/frame.ts'
import { roomsFor } from '../../rules/wish.ts'
import type { FreeDay } from '../../rules/free-search.ts'
import type { Looser } from '../../rules/looser.ts'
import { needWords, stepHref, texts as chooseTexts } from '../choose/model.ts'
import { timeLink } from '../choose/time.ts'
import { freeForm } from './form.ts'
import { searchHref, searchWords, texts } from './model.ts'
import type { FreeModel } from './model.ts'

/** When something is free: what is needed, and days with times that lead into the form. */
export function freeView(model: FreeModel): string {
  const { language, house, isAsked, days } = model
  const say = texts(language)
  const choose = chooseTexts(language)
  const asked = html`<span class="fold-title">${choose('wish')}</span> ${searchWords(model)}
    <span class="fold-open">${choose('change')}</span>`
  const isFolded = isAsked && model.unreadable === undefined
  const form = isFolded ? details(asked, freeForm(model)) : freeForm(model)
  const found = section(say('found'), [days.map((day) => dayTimes(model, day)), laterLink(model)])
  return housePage({
    language,
    house,
    here: isAsked ? searchHref(model, model.wish) : freeHref(house.id),
    current: 'book',
    title: say('title'),
    ...(isAsked ? { robots: 'noindex, nofollow' } : {}),
    main: html`${pageHeading(say('title'), isAsked ? {} : { lead: say('lead') })} ${form}
    ${isAsked && (days.length === 0 ? nothing(model) : found)} ${byPhone(model)}`,
  })
}

/** So many times of a day are shown, over the whole of it; the others are on the day's own page. */
const mostTimes = 6

function dayTimes(model: FreeModel, { date, starts }: FreeDay): Html {
  const { language } = model
  const name = formatDate(date, language, 'compact')
  const step = Math.max(1, starts.length / mostTimes)
  const shown = starts.filter((_, at) => Math.floor(at / step) !== Math.floor((at - 1) / step))
  const lines = shown.map(
    (start) => html`<li>${timeLink(model, { ...start, date }, spoken(`${name}${comma(language)}`))}</li>`,
  )
  const all =
    shown.length < starts.length &&
    html`<p>
      <a href="${stepHref(model, { date })}">${texts(language)('all')}${spoken(`: ${name}`)}</a>
    </p>`
  return section(
    name,
    html`<ul class="times">
        ${lines}
      </ul>
      ${all}`,
    { level: 3 },
  )
}

function laterLink(model: FreeModel): Content {
  const { language, later, wish } = model
  if (later === undefined) return false
  const label = texts(language)('later', { date: formatDate(later, language, 'compact') })
  const link = linkButton({ href: searchHref(model, { ...wish, date: later }), label })
  return html`<div class="free-later">${actions(link)}</div>`
}

/** What would be free with one wish less. */
function nothing(model: FreeModel): Content {
  const { language, looser, fitting, wish } = model
  const say = texts(language)
  const isTooMany = roomsFor({ ...wish, needs: [] }, model.rooms).length === 0
  const title =
    fitting.length > 0 ? say('none') : chooseTexts(language)(isTooMany ? 'nothing.fits' : 'nothing.has')
  const lines = looser.map((each) => html`<li>${looserLink(model, each)}</li>`)
  const content =
    lines.length === 0
      ? html`<p>${say('looser.nothing')}</p>`
      : html`<p>${say('looser')}</p>
          <ul class="date-lines">
            ${lines}
          </ul>`
  return emptyState({ title, content, action: laterLink(model) })
}

/** „Mit 1 Stunde weniger: Fr., 4. Dezember, 18:00–19:00 Uhr“ */
function looserLink(model: FreeModel, { kind, search, date, start }: Looser): Html {
  const { language, wish } = model
  const gone = wish.needs.filter((need) => !search.needs.includes(need))
  const words = texts(language)(`looser.${kind}`, {
    less: formatDuration(wish.minutes - search.minutes, language),
    people: search.people ?? 0,
    needs: needWords(model, gone),
  })
  const when = formatMoment({ date, from: start.from, to: start.to }, language, 'compact')
  return html`${words}: <a href="${searchHref(model, search)}">${when}</a>`
}

/** Rooms that would do and that nobody can ask for here. */
function byPhone({ language, house, rooms, wish }: FreeModel): Content {
  const some = roomsInUse(rooms).filter(
    ({ approval, capacity }) => approval === 'phone-only' && capacity >= (wish.people ?? 1),
  )
  if (some.length === 0 || house.phone === undefined) return false
  const names = formatList(
    some.map(({ name }) => name),
    language,
  )
  return html`<p class="quiet">${texts(language)('phone', { rooms: names })} ${phoneLink(house.phone)}</p>`
}
