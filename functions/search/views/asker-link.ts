import { html, spoken } from '../../../shared/html/markup.ts'
import type { Html } from '../../../shared/html/markup.ts'
import type { Language } from '../../../shared/language.ts'
import { nobody } from '../../../shared/owned.ts'
import type { Booking } from '../../bookings/schema.ts'
import { titleOf } from '../../bookings/views/managed.ts'
import { askerHref } from './links.ts'
import { texts } from './texts.ts'

/** From a booking to all that came from the same group or person; nothing where they were forgotten. */
export function askerLink(booking: Booking, language: Language): Html | false {
  if (booking.contact.name === nobody) return false
  const say = texts(language)
  return html`<a href="${askerHref(booking)}">${say('asker.all')}${spoken(`: ${titleOf(booking)}`)}</a>`
}
