import { inARow } from '../../../shared/in-a-row.ts'
import { linkButton } from '../../../shared/html/buttons.ts'
import { attributes, html } from '../../../shared/html/markup.ts'
import type { Content, Html } from '../../../shared/html/markup.ts'
import { statusBadge } from '../../../shared/html/messages.ts'
import { details } from '../../../shared/html/panels.ts'
import type { Language } from '../../../shared/language.ts'
import { today } from '../../../shared/time/civil.ts'
import { formatDate, formatInstant, formatMoment, formatRange } from '../../../shared/time/format.ts'
import type { Refused } from '../../bookings/schema/occurrence.ts'
import { bookingHref } from './links.ts'
import type { Collision } from '../rules/collision.ts'
import { slotOf } from '../../bookings/rules/move.ts'
import { isUpcoming } from '../../bookings/rules/scope.ts'
import type { Booking, Occurrence } from '../../bookings/schema.ts'
import { reasonOf } from '../../bookings/views/date-words.ts'
import type { CollisionsByKey } from './met.ts'
import { standingOf } from '../../bookings/views/date-words.ts'
import { byMonth, roomsOf, texts as words } from '../../bookings/views/managed.ts'
import type { ManagerPage } from '../../bookings/views/managed.ts'
import { texts } from '../../bookings/views/series-texts.ts'
import { refusedWord } from '../../bookings/views/series-words.ts'

export interface DatesModel extends ManagerPage {
  booking: Booking
  /** By key, of undecided dates that meet something. */
  met: CollisionsByKey
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
    details(
      say('decide.over', { count: over.length }),
      html`<div class="lane-list dates">${months(over)}</div>`,
    )
  }`
}

/** A date as it stands: when, what differs or stands in the way, its state; it leads to its own page. */
export function dateRow(model: DatesModel, occurrence: Occurrence): Html {
  const { language, booking } = model
  const { key, state, asked } = occurrence
  const claimable = isClaimable(model, key)
  const link = bookingHref(booking, 'managedBookingPage', { occurrence: key })
  const day = html`<a href="${link}">${formatDate(occurrence.date, language, 'compact')}</a>`
  const badge = asked
    ? statusBadge('pending', words(language)('state.changeAsked'))
    : statusBadge(standingOf[state], words(language)(`date.${state}`))
  return html`<li${attributes({ class: `line date ${standingOf[state]}` })}>
    <span class="line-when">${day}</span
    ><span class="line-what">${timeWords(model, occurrence)}${dateDetail(model, occurrence)}${claimable && claimButton(model, occurrence)}</span>${badge}
  </li>`
}

/** `19:00–21:00 Uhr`, with the rooms where they are others than the booking's. */
export function timeWords({ language, rooms, booking }: DatesModel, occurrence: Occurrence): string {
  const slot = slotOf(booking, occurrence)
  const own = occurrence.rooms !== undefined && roomsOf(slot.rooms, rooms, language)
  return inARow([formatRange(slot.from, slot.to, language), own], language)
}

/** What a date meets, or why it was refused; nothing if there is nothing to say. */
export function dateDetail(model: DatesModel, occurrence: Occurrence): Content {
  const { language, booking, met } = model
  const { key, state, date } = occurrence
  const original = key.slice(0, 10)
  const reason = state === 'declined' || state === 'cancelled' ? reasonOf(booking, occurrence) : undefined
  const lines = [
    ...(original === date
      ? []
      : [texts(language)('decide.movedFrom', { date: formatDate(original, language, 'compact') })]),
    ...(state === 'refused' ? [refusedWords(model, occurrence)] : metWords(model, met.get(key))),
    ...(reason === undefined ? [] : [reason.words]),
    ...(occurrence.offered ? [offeredWords(model, occurrence.offered)] : []),
  ]
  return lines.map((line) => html`<span class="line-detail">${line}</span>`)
}

/** `Gesperrt: Seminarraum, 20:00–22:00 Uhr` */
export function metWords({ language, rooms }: ManagerPage, met: Collision | undefined): string[] {
  if (met === undefined) return []
  const say = words(language)
  const times = met.collisions.map(
    ({ room, from, to, kind }) =>
      `${say(`collision.${kind}`)}: ${inARow([roomsOf([room], rooms, language), formatRange(from, to, language)], language)}`,
  )
  return [...new Set(times), ...(met.closed ? [say('collision.closed')] : [])]
}

/** Another time that a house which closes holds for them: `Ersatz angeboten: Do, 6. Mai, 19:00–21:00 Uhr, bis …`. */
export function offeredWords(
  { language, house, now }: ManagerPage,
  { date, from, to, until }: NonNullable<Occurrence['offered']>,
): string {
  return texts(language)('decide.offered', {
    when: formatMoment({ date, from, to }, language, 'compact'),
    until: formatInstant(until, house.timeZone, language, now),
  })
}

/** Why a date that was refused cannot be had at this moment, or that it can. */
export function refusedWords(model: DatesModel, { key, date, refused: then }: Occurrence): string {
  const { language, refused, now, house } = model
  if (isClaimable(model, key)) return texts(language)('decide.claimable')
  const why = refused.get(key) ?? then
  return why === undefined ? '' : refusedWord(why, { date, today: today(now, house.timeZone), language })
}

export function isClaimable({ refused }: DatesModel, key: string): boolean {
  return refused.has(key) && refused.get(key) === undefined
}

/** Its form stands outside of the list, which may be a form itself. */
export function claimButton({ language }: DatesModel, { key, date }: Occurrence): Html {
  const say = texts(language)
  return html`<button type="submit" class="button secondary" form="${claimForm}" name="occurrence" value="${key}">
    <span>${say('decide.claim', { date: formatDate(date, language, 'compact') })}</span>
  </button>`
}

/** The way to the page of a series' dates. */
export function toDates(booking: Booking, language: Language): Html {
  return linkButton({ href: `${bookingHref(booking)}#dates`, label: texts(language)('decide.oneByOne') })
}
