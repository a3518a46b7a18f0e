import { qrSvg } from '../qr.ts'
import { textsOf } from '../texts.ts'
import type { Language } from '../language.ts'
import { linkButton } from './buttons.ts'
import { html } from './markup.ts'
import type { Html } from './markup.ts'
import { qr } from './panels.ts'
import de from './texts/de.json' with { type: 'json' }
import en from './texts/en.json' with { type: 'json' }

const texts = textsOf({ name: 'shared/html', de, en })

export interface Subscription {
  language: Language
  /** The calendar's whole address, `https://…/calendar.ics`. */
  url: string
  /** What the calendar is called, to tell several on one page apart. */
  name: string
}

/**
 * How to get a calendar into one's own: a button for calendar programs (`webcal:`), the address to copy (`https:`), and a QR code for
 * the phone. The code holds the `webcal:` address: a camera that opened the other one would copy today's events once and for all.
 */
export function subscribeBlock({ language, url, name }: Subscription): Html {
  const say = texts(language)
  const webcal = webcalUrl(url)
  return html`<div class="subscribe">
    <p>${linkButton({ href: webcal, label: say('subscribe.open', { name }) })}</p>
    <p class="hint">${say('subscribe.address')} <a href="${url}">${url}</a></p>
    ${qr({ svg: qrSvg(webcal), label: say('subscribe.qr', { name }), caption: say('subscribe.camera') })}
  </div>`
}

/** The same address in the scheme by which devices know a calendar to subscribe to. */
export function webcalUrl(url: string): string {
  return url.replace(/^https?:/, 'webcal:')
}
