import { html } from '../../../shared/html/markup.ts'
import type { Content, Html } from '../../../shared/html/markup.ts'
import { qr } from '../../../shared/html/panels.ts'
import { phoneLink } from '../../../shared/html/reach-links.ts'
import { href } from '../../../shared/http/contract.ts'
import { qrSvg } from '../../../shared/qr.ts'
import type { Language } from '../../../shared/language.ts'
import { formatRange, formatTime } from '../../../shared/time/format.ts'
import { capability } from '../contract.ts'
import type { DoorSign } from '../rules/door-sign.ts'
import type { Room } from '../schema.ts'
import { bookHref, texts } from './frame.ts'
import type { ShownHouse } from './frame.ts'
import { screenPage } from './screen.ts'

interface SignModel {
  language: Language
  house: ShownHouse
  room: Room
  sign: DoorSign
  now: string
  publicUrl: string
}

/** The tablet at the door: free or taken, until when, what comes next, and how to ask for the room. */
export function signView(model: SignModel): string {
  const { language, house, room, sign, now } = model
  const say = texts(language)
  const { state, until, label, next } = sign
  const time = until === undefined ? '' : formatTime(until, language)
  const words = until === undefined ? say(`sign.${state}`) : say(`sign.${state}.until`, { time })
  const lines = next.map(
    (use) => html`<li>
      <span class="screen-time">${formatRange(use.from, use.to, language)}</span>
      ${use.label ?? say('use.booked.word')}
    </li>`,
  )
  return screenPage({
    language,
    house,
    title: room.name,
    here: href(capability.routes.signPage, { house: house.id, room: room.id }),
    heading: room.name,
    now,
    main: html`<div class="screen-main">
        <div class="sign ${state}">
          <p class="sign-words">${words}</p>
          ${label !== undefined && html`<p class="sign-label">${label}</p>`}
        </div>
        ${
          lines.length > 0 &&
          html`<section class="screen-part next">
            <h2>${say('sign.next')}</h2>
            <ul>
              ${lines}
            </ul>
          </section>`
        }
      </div>
      ${askPart(model)}`,
  })
}

function askPart({ language, house, room, publicUrl }: SignModel): Content | Html {
  const say = texts(language)
  if (room.approval === 'phone-only')
    return html`<p class="sign-phone">
      ${say('room.phoneOnly')} ${house.phone !== undefined && phoneLink(house.phone)}
    </p>`
  const url = publicUrl + bookHref(house.id, { rooms: [room.id] })
  return qr({ svg: qrSvg(url), label: say('sign.qr', { room: room.name }), caption: say('room.ask') })
}
