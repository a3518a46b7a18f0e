import { linkButton } from '../../../shared/html/buttons.ts'
import { html } from '../../../shared/html/markup.ts'
import type { Content, Html } from '../../../shared/html/markup.ts'
import { statusBadge } from '../../../shared/html/messages.ts'
import { attributes } from '../../../shared/html/markup.ts'
import { details } from '../../../shared/html/panels.ts'
import type { Language } from '../../../shared/language.ts'
import { formatDate, formatList, formatRange } from '../../../shared/time/format.ts'
import { slotOf } from '../rules/move.ts'
import { isUpcoming } from '../rules/scope.ts'
import type { Booking, Occurrence } from '../schema.ts'
import type { Refused } from '../schema/series.ts'
import type { DateMet } from './manage-met.ts'
import { byMonth } from './manage-series.ts'
import { bookingHref, roomsOf, standingOf, texts as words } from './manage-words.ts'
import type { Managed } from './manage-words.ts'
import { texts } from './series-texts.ts'

export interface DatesModel extends Managed {
  booking: Booking
  /** By key, of undecided dates that meet something. */
  met: ReadonlyMap<string, DateMet>
  /** By key, of refused dates: why they still cannot be had; `undefined` where they can by now. */
  refused: ReadonlyMap<string, Refused | undefined>
}

/** The form outside the list, by whose id the buttons of single dates in the list are sent. */
export const claimForm = 'claim'

/** All dates by month, each as `row` draws it; what is over is folded away at the end. */
export function monthLists(model: DatesModel, row: (occurrence: Occurrence) => Content): Content {
  const { language, booking, now, house } = model
  const say = texts(language)
  const moment = { now, zone: house.timeZone }
  const coming = booking.occurrences.filter((each) => isUpcoming(each, moment))
  const over = booking.occurrences.filter((each) => !isUpcoming(each, moment))
  const months = (dates: readonly Occurrence[]) =>
    byMonth(dates).map(
      ([month, own]) =>
        html`<section class="lane">
          <h3>${formatDate(`${month}-01`, language, 'month')}</h3>
          <ul>
            ${own.toSorted((a, b) => (a.date + a.from < b.date + b.from ? -1 : 1)).map(row)}
          </ul>
        </section>`,
    )
  return html`${coming.length > 0 && html`<div class="lane-list dates">${months(coming)}</div>`}
  ${
    over.length > 0 &&
    details(say('decide.over', { count: over.length }), html`<div class="lane-list dates">${months(over)}</div>`)
  }`
}

/** A date as it stands: when, what differs or stands in the way, its state; it leads to its own page. */
export function dateRow(model: DatesModel, occurrence: Occurrence): Html {
  const { language, booking } = model
  const { key, state, asked } = occurrence
  const claimable = model.refused.has(key) && model.refused.get(key) === undefined
  const link = bookingHref(booking, 'managedBookingPage', { occurrence: key })
  const day = html`<a href="${link}">${formatDate(occurrence.date, language, 'compact')}</a>`
  const badge = asked
    ? statusBadge('pending', words(language)('state.changeAsked'))
    : statusBadge(standingOf(state), words(language)(`date.${state}`))
  return html`<li${attributes({ class: `line date ${standingOf(state)}` })}>
    <span class="line-when">${day}</span
    ><span class="line-what">${timeWords(model, occurrence)}${dateDetail(model, occurrence)}${claimable && claimButton(model, occurrence)}</span>${badge}
  </li>`
}

/** `19:00–21:00 Uhr`, with the rooms where they are others than the booking's. */
export function timeWords({ language, rooms, booking }: DatesModel, occurrence: Occurrence): string {
  const slot = slotOf(booking, occurrence)
  const own = occurrence.rooms !== undefined && roomsOf(slot.rooms, rooms, language)
  return [formatRange(slot.from, slot.to, language), own].filter(Boolean).join(', ')
}

/** What a date meets, or why it was refused; nothing if there is nothing to say. */
export function dateDetail(model: DatesModel, { key, state }: Occurrence): Content {
  const lines =
    state === 'refused'
      ? [refusedWords(model, key)]
      : metWords(model, model.met.get(key))
  return lines.map((line) => html`<span class="line-detail">${line}</span>`)
}

/** `Gesperrt: Seminarraum, 20:00–22:00 Uhr` */
export function metWords(
  { language, rooms }: Managed,
  met: DateMet | undefined,
): string[] {
  if (met === undefined) return []
  const say = words(language)
  const times = met.collisions.map(
    ({ room, from, to, kind }) =>
      `${say(`collision.${kind}`)}: ${roomsOf([room], rooms, language)}, ${formatRange(from, to, language)}`,
  )
  return [...new Set(times), ...(met.closed ? [whyWords(met.closed, language)] : [])]
}

function refusedWords({ language, booking, refused }: DatesModel, key: string): string {
  const say = texts(language)
  const known = booking.occurrences.find((each) => each.key === key)?.refused
  if (refused.has(key) && refused.get(key) === undefined) return say('decide.claimable')
  const why = refused.get(key) ?? known
  return why === undefined ? '' : whyWords(why, language)
}

/** Why a date cannot be had, as a short sentence. */
export function whyWords({ code, kind }: Refused, language: Language): string {
  const say = texts(language)
  const keys = [`decide.why.${code}.${kind ?? ''}`, `decide.why.${code}`]
  const key = keys.find((each) => texts.has(each))
  return say((key ?? 'decide.why.other') as 'decide.why.other')
}

/** Its form stands outside of the list, which may be a form itself. */
function claimButton({ language }: DatesModel, { key, date }: Occurrence): Html {
  const say = texts(language)
  return html`<button type="submit" class="button secondary" form="${claimForm}" name="occurrence" value="${key}">
    <span>${say('decide.claim', { date: formatDate(date, language, 'compact') })}</span>
  </button>`
}

/** `Di., 5. Jan. und Di., 12. Jan.`; of many the first ones and how many more. */
export function datesWords(dates: readonly string[], language: Language): string {
  const most = 4
  const shown = dates.slice(0, dates.length > most + 1 ? most : most + 1)
  const more = dates.length - shown.length
  const names = shown.map((date) => formatDate(date, language, 'compact'))
  if (more > 0) names.push(texts(language)('decide.more', { count: more }))
  return formatList(names, language)
}

/** The way to the page of a series' dates. */
export function toDates(booking: Booking, language: Language): Html {
  return linkButton({ href: `${bookingHref(booking)}#dates`, label: texts(language)('decide.oneByOne') })
}
