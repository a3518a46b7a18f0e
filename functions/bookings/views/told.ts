import { html } from '../../../shared/html/markup.ts'
import type { Content } from '../../../shared/html/markup.ts'
import { phoneLink } from '../../../shared/html/reach-links.ts'
import type { Language } from '../../../shared/language.ts'
import type { Told } from '../rules/told.ts'
import type { Booking } from '../schema.ts'
import { managedHref, texts, titleOf } from './managed.ts'

/** More names than anybody calls in one sitting; the lists around have them all. */
const mostNamed = 50

/** How many hear of it by mail, and by name and number whom somebody has to call or tell. Nothing where nobody is concerned. */
export function toldPart({ mail, call, comesBy }: Told, language: Language): Content {
  if (mail + call.length + comesBy.length === 0) return false
  return html`<p>${texts(language)('told.mail', { count: mail })}</p>
    ${namedPart('call', call, language)} ${namedPart('comesBy', comesBy, language)}`
}

function namedPart(way: 'call' | 'comesBy', bookings: readonly Booking[], language: Language): Content {
  if (bookings.length === 0) return false
  const say = texts(language)
  const more = bookings.length - mostNamed
  const line = (booking: Booking) => {
    const { phone } = booking.contact
    const reach = phone === undefined ? say('contact.comesBy') : phoneLink(phone)
    return html`<li><a href="${managedHref(booking)}">${nameOf(booking)}</a>: ${reach}</li>`
  }
  return html`<p>${say(`told.${way}`, { count: bookings.length })}</p>
    <ul>
      ${bookings.slice(0, mostNamed).map(line)} ${more > 0 && html`<li>${say('told.more', { count: more })}</li>`}
    </ul>`
}

/** Who picks up the phone is asked for by name. */
function nameOf(booking: Booking): string {
  const { name } = booking.contact
  const title = titleOf(booking)
  return title === name ? name : `${title} (${name})`
}
