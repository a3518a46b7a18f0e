import { pointed } from '../../../shared/in-a-row.ts'
import { html } from '../../../shared/html/markup.ts'
import type { Content, Html } from '../../../shared/html/markup.ts'
import { href } from '../../../shared/http/contract.ts'
import type { Facts } from '../../../shared/refusal.ts'
import { textsOf } from '../../../shared/texts.ts'
import type { Language } from '../../../shared/language.ts'
import { daysBetween, weekdayOf, weekdays } from '../../../shared/time/civil.ts'
import {
  formatDate,
  formatDuration,
  formatList,
  formatMoment,
  formatRange,
  formatWeekday,
} from '../../../shared/time/format.ts'
import { phoneLink, mailLink } from '../../../shared/html/reach-links.ts'
import type { Contact } from '../../contacts/schema.ts'
import type { TeamHouse } from '../../houses/rules/roles.ts'
import type { Room } from '../../rooms/schema.ts'
import { roomNames } from '../../rooms/views/mail.ts'
import { bookingPaths } from '../contract/paths.ts'
import type { Booking, Occurrence } from '../schema.ts'
import de from '../texts/manage.de.json' with { type: 'json' }
import en from '../texts/manage.en.json' with { type: 'json' }
import { texts as series } from './series-texts.ts'
import { seenBy } from '../../houses/views/seen.ts'

/** The words of the pages for managers. */
export const texts = textsOf({ name: 'bookings/manage', de, en })

/** What every page for managers is drawn from. */
export interface ManagerPage {
  language: Language
  /** Path and query of the page itself. */
  here: string
  house: TeamHouse
  rooms: readonly Room[]
  now: string
}

/** What a booking is called among people: the group, else who asks. */
export function titleOf({ groupName, contact }: Pick<Booking, 'groupName' | 'contact'>): string {
  return groupName ?? contact.name
}

/** `Mi, 2. Dezember, 18:00–20:00 Uhr`. A series is told in sum. */
export function whenOf(
  { occurrences, repeat }: Pick<Booking, 'occurrences' | 'repeat'>,
  { language, ...page }: Pick<ManagerPage, 'language' | 'now' | 'house'>,
): string {
  if (repeat !== undefined) return seriesWords({ occurrences, repeat }, language)
  const moments = occurrences.map(({ date, from, to }) =>
    formatMoment({ date, from, to }, language, seenBy(page)),
  )
  return pointed(moments, language)
}

export { roomNames as roomsOf } from '../../rooms/views/mail.ts'

/** Links to call and to write; a word for those who come by. */
export function reach({ email, phone }: Contact, language: Language): Content {
  if (email === undefined && phone === undefined) return texts(language)('contact.comesBy')
  const call = phone !== undefined && phoneLink(phone)
  const write = email !== undefined && mailLink(email)
  return html`${call}${call && write && html`<br />`}${write}`
}

/** The page of a booking for those who run the house; `query` may name a date of a series, or what was done. */
export function managedHref(
  { house, id }: Pick<Booking, 'house' | 'id'>,
  query: Record<string, string | undefined> = {},
): string {
  return href({ path: bookingPaths.managed }, { house, id }, query)
}

/** The facts of a refusal as people say them: names of rooms, dates and lengths in words. */
export function spokenFacts(
  facts: Facts,
  { rooms, language }: Pick<ManagerPage, 'rooms' | 'language'>,
): Facts {
  const { room, date, latest, minutes, open } = facts
  return {
    ...facts,
    ...(typeof room === 'string' ? { room: roomNames([room], rooms, language) } : {}),
    ...(typeof date === 'string' ? { date: formatDate(date, language, 'compactYear') } : {}),
    ...(typeof latest === 'string' ? { latest: formatDate(latest, language, 'compactYear') } : {}),
    ...(typeof minutes === 'number' ? { length: formatDuration(minutes, language) } : {}),
    ...(Array.isArray(open) ? { hours: hoursOf(open as { from: string; to: string }[], language) } : {}),
  }
}

function hoursOf(open: readonly { from: string; to: string }[], language: Language): string {
  if (open.length === 0) return texts(language)('closed')
  return formatList(
    open.map(({ from, to }) => formatRange(from, to, language)),
    language,
  )
}

/** Words that stand in for nothing. */
export const dash: Html = html`<span class="quiet">–</span>`

/** A series in a line: `26 Termine, Di 19:00–21:00 Uhr, 1. Dezember – 1. Juni 2027`; how many differ, if some do. */
function seriesWords(
  { occurrences, repeat }: Pick<Booking, 'occurrences' | 'repeat'>,
  language: Language,
): string {
  const had = occurrences.filter(({ state }) => state !== 'refused')
  const dates = had.length > 0 ? had : occurrences
  const usual = usualOf(dates)
  const [first] = usual
  if (first === undefined) return ''
  const days = dates.map(({ date }) => date).sort()
  const [from = first.date, to = first.date] = [days[0], days.at(-1)]
  return series(language)('decide.when', {
    count: dates.length,
    time: [weekdaysOf(usual, repeat, language), formatRange(first.from, first.to, language)]
      .filter(Boolean)
      .join(' '),
    // The year of its end says that of its beginning, unless it is longer than a year.
    first: formatDate(from, language, daysBetween(from, to) < 365 ? 'dayMonth' : 'dayMonthYear'),
    last: formatDate(to, language, 'dayMonthYear'),
    others: dates.length - usual.length,
  })
}

/** Dates by month, in their order: `['2026-12', [...]]`. */
export function byMonth<Dated extends Pick<Occurrence, 'date'>>(
  dates: readonly Dated[],
): [string, Dated[]][] {
  return [...Map.groupBy(dates, ({ date }) => date.slice(0, 7))].sort(([a], [b]) => (a < b ? -1 : 1))
}

/** Those at the time of day that most have. */
function usualOf(dates: readonly Occurrence[]): Occurrence[] {
  const groups = Map.groupBy(dates, ({ from, to }) => `${from} ${to}`)
  return [...groups.values()].sort((a, b) => b.length - a.length)[0] ?? []
}

/** Days of a month fall on any weekday: then they are not told. */
function weekdaysOf(dates: readonly Occurrence[], repeat: Booking['repeat'], language: Language): string {
  const days = new Set(dates.map(({ date }) => weekdayOf(date)))
  if (days.size === weekdays.length) return series(language)('decide.daily')
  if (repeat?.every === 'month' && days.size > 2) return ''
  const names = weekdays.filter((day) => days.has(day)).map((day) => formatWeekday(day, language, 'short'))
  return formatList(names, language)
}
