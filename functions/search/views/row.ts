import { pointed } from '../../../shared/in-a-row.ts'
import { html } from '../../../shared/html/markup.ts'
import type { Content, Html } from '../../../shared/html/markup.ts'
import { statusBadge } from '../../../shared/html/messages.ts'
import { formatRange } from '../../../shared/time/format.ts'
import { shownState, standingOf } from '../../bookings/views/date-words.ts'
import { managedHref, titleOf, whenOf } from '../../bookings/views/managed.ts'
import type { ManagerPage } from '../../bookings/views/managed.ts'
import { whereWords } from '../../bookings/views/where.ts'
import { roomsOf, usualRooms } from '../../bookings/rules/slot.ts'
import { wordsOn } from '../../bookings/rules/words.ts'
import type { Booking, Occurrence } from '../../bookings/schema.ts'
import type { ListedDate } from '../rules/listing.ts'
import { texts } from './texts.ts'

/** Lines one below the other, each with a link. */
export function rows(lines: readonly Content[]): Html {
  return html`<ul class="hits">
    ${lines}
  </ul>`
}

/** A hit: what it is called, a word beside it, and a quiet line. */
export function row(given: { href: string; title: Content; badge?: Content; more?: Content }): Html {
  return html`<li class="hit">
    <p class="hit-head"><a href="${given.href}">${given.title}</a> ${given.badge}</p>
    ${given.more !== undefined && html`<p class="hit-more">${given.more}</p>`}
  </li>`
}

/** A booking with all of its dates in sum; on a page of somebody it is called by what it is for, and whose it is goes without saying. */
export function bookingRow(model: ManagerPage, booking: Booking, given: { isOwn?: boolean } = {}): Html {
  const { language, rooms } = model
  const where = whereWords(booking, usualRooms(booking), { rooms, language })
  const more = [whenOf(booking, model), where]
  return row({
    href: managedHref(booking),
    title: given.isOwn === true ? booking.purpose : titleOf(booking),
    badge: badgeOf(model, booking.state, booking.occurrences),
    more: pointed(given.isOwn === true ? more : [...more, booking.purpose], language),
  })
}

/** One date, below the day that it is on; that it is certain needs no word. */
export function dateRow(model: ManagerPage, { booking, occurrence }: ListedDate): Html {
  const { language, rooms } = model
  const say = texts(language)
  const isSeries = booking.repeat !== undefined
  const { purpose } = wordsOn(booking, occurrence)
  const more = [
    whereWords(booking, roomsOf(booking, occurrence), { rooms, language }),
    purpose,
    isSeries ? say('list.serial') : undefined,
  ]
  return row({
    href: managedHref(booking, isSeries ? { occurrence: occurrence.key } : {}),
    title: html`<span class="hit-time">${formatRange(occurrence.from, occurrence.to, language)}</span> ${titleOf(booking)}`,
    badge:
      (occurrence.state !== 'approved' || occurrence.asked !== undefined) &&
      badgeOf(model, occurrence.state, [occurrence]),
    more: pointed(more, language),
  })
}

/** Where it stands; what was certain and is over is past. */
function badgeOf(
  { language, now, house }: ManagerPage,
  state: Booking['state'] | Occurrence['state'],
  dates: readonly Occurrence[],
): Content {
  const say = texts(language)
  if (dates.some(({ asked }) => asked !== undefined)) return statusBadge('pending', say('state.waits'))
  const moment = { now, zone: house.timeZone }
  const isPast = dates.every((date) => shownState({ ...date, state: 'approved' }, moment) === 'past')
  const shown = state === 'approved' && isPast ? 'past' : state
  return statusBadge(standingOf[shown], say(`state.${shown}`))
}
