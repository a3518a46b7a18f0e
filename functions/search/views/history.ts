import { html } from '../../../shared/html/markup.ts'
import type { Content } from '../../../shared/html/markup.ts'
import { section } from '../../../shared/html/panels.ts'
import { href } from '../../../shared/http/contract.ts'
import { formatDuration, formatList } from '../../../shared/time/format.ts'
import type { Booking } from '../../bookings/schema.ts'
import { manageTrail } from '../../houses/views/manage-frame.ts'
import type { ManagerPage } from '../../bookings/views/managed.ts'
import type { History } from '../rules/history.ts'
import { searchPaths } from '../contract/paths.ts'
import { bookingRow, rows } from './row.ts'
import { texts } from './texts.ts'

export interface HistoryModel extends ManagerPage {
  history: History
  told: number
  isCutOff: boolean
  hours: number
}

/** What waits, what comes, what was. */
export function historyPart(model: HistoryModel): Content {
  const { language, history, told, isCutOff } = model
  const say = texts(language)
  const part = (title: 'open' | 'ahead' | 'over', bookings: readonly Booking[]) =>
    bookings.length > 0 &&
    section(
      say(`history.${title}`),
      rows(bookings.map((booking) => bookingRow(model, booking, { isOwn: true }))),
    )
  return html`${told === 0 && html`<p>${say('history.none')}</p>`} ${part('open', history.open)}
  ${part('ahead', history.ahead)} ${part('over', history.over)}
  ${isCutOff && html`<p class="quiet">${say('history.cutOff', { count: told })}</p>`}
  <p class="quiet no-print">${say('history.goes')}</p>`
}

/** What became of it, in figures; `missed` where the house has noted it. */
export function countFacts(
  { language, history: { counts }, hours }: HistoryModel,
  missed = 0,
): { name: string; value: Content }[] {
  const say = texts(language)
  const said = Object.entries({ ...counts, missed })
    .filter(([, count]) => count > 0)
    .map(([name, count]) => say(`history.${name as keyof typeof counts}`, { count }))
  return [
    {
      name: say('history.counts'),
      value: said.length > 0 ? formatList(said, language) : say('history.nothing'),
    },
    { name: say('history.hours'), value: hours > 0 && formatDuration(hours * 60, language) },
  ]
}

/** The way back. */
export function trail({ language, house }: ManagerPage, name: string): Content {
  const say = texts(language)
  const search = { label: say('search.title'), href: href({ path: searchPaths.search }, { house: house.id }) }
  return manageTrail(language, search, { label: name })
}
