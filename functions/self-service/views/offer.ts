import { actions, buttonForm } from '../../../shared/html/buttons.ts'
import { html } from '../../../shared/html/markup.ts'
import type { Html } from '../../../shared/html/markup.ts'
import { notice } from '../../../shared/html/messages.ts'
import { href } from '../../../shared/http/contract.ts'
import type { Language } from '../../../shared/language.ts'
import type { Instant } from '../../../shared/time/civil.ts'
import { formatInstant, seenAt } from '../../../shared/time/format.ts'
import type { Room } from '../../rooms/schema.ts'
import type { Booking, Occurrence } from '../../bookings/schema.ts'
import { slotWords, texts } from '../../blocks/views/closure-words.ts'
import { bookingRoutes } from '../contract/booking.ts'

export interface OffersModel {
  language: Language
  booking: Booking
  rooms: readonly Room[]
  zone: string
  now: Instant
  token: string
}

/** Other times that a closing house holds for lost dates, each to be taken or given up with one click; nothing if there are none. */
export function offerPanels(model: OffersModel): Html | false {
  const held = model.booking.occurrences.filter(({ offered }) => offered && offered.until > model.now)
  return held.length > 0 && html`${held.map((date) => panel(model, date))}`
}

function panel({ language, booking, rooms, zone, now, token }: OffersModel, date: Occurrence): Html | false {
  const { offered, key } = date
  if (offered === undefined) return false
  const say = texts(language)
  const style = { rooms, language, style: seenAt(now, zone) }
  const answer = (accept: 'yes' | 'no', kind: 'primary' | 'secondary') =>
    buttonForm({
      action: href(bookingRoutes.sendOffer, { id: booking.id, token }),
      label: say(accept === 'yes' ? 'offer.take' : 'offer.leave'),
      kind,
      fields: { occurrence: key, accept, version: String(booking.version) },
    })
  return notice({
    kind: 'warning',
    level: 2,
    title: say('offer.title'),
    content: html`<p>${say('offer.lost', { when: slotWords(booking, date, style) })}</p>
      <p><strong>${say('offer.other', { when: slotWords(booking, offered, style) })}</strong></p>
      <p>${say('offer.until', { until: formatInstant(offered.until, zone, language, now) })}</p>
      ${actions(answer('yes', 'primary'), answer('no', 'secondary'))}`,
  })
}
