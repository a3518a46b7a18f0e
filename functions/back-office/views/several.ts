import { comma } from '../../../shared/in-a-row.ts'
import { actions, form, linkButton, submit } from '../../../shared/html/buttons.ts'
import { hiddenField } from '../../../shared/html/fields.ts'
import { pageHeading } from '../../../shared/html/layout.ts'
import { attributes, html } from '../../../shared/html/markup.ts'
import type { Content, Html } from '../../../shared/html/markup.ts'
import { notice } from '../../../shared/html/messages.ts'
import { section } from '../../../shared/html/panels.ts'
import { href } from '../../../shared/http/contract.ts'
import { hrefTo, managePage } from '../../houses/views/manage-frame.ts'
import { usualRooms } from '../../bookings/rules/slot.ts'
import type { Booking } from '../../bookings/schema.ts'
import { titleOf, whenOf } from '../../bookings/views/managed.ts'
import type { ManagerPage } from '../../bookings/views/managed.ts'
import { whereWords } from '../../bookings/views/where.ts'
import { severalPages } from '../contract/several.ts'
import { yesOf } from '../rules/plain.ts'
import { severalForm } from './ask-row.ts'
import { texts } from './inbox-texts.ts'
import { bookingHref } from './links.ts'

/** What became of several at once. */
export interface SeveralDone {
  approved: readonly Booking[]
  /** The others, each with the code of its refusal. */
  failed: readonly { booking: Booking; code: string }[]
}

export interface SeveralModel extends ManagerPage {
  able: readonly Booking[]
  alone: readonly { booking: Booking; why: 'decided' | 'changed' | 'notPlain' }[]
}

/** Sends all ticks of the inbox to be looked at once more; where scripts run it names their number (`browser/ticks.ts`). */
export function severalBar({ language, house }: ManagerPage): Html {
  const all = attributes({
    method: 'get',
    class: 'asks-bar',
    id: severalForm,
    action: href(severalPages.approveSeveralPage, { house: house.id }),
  })
  return html`<form${all}>${submit({ label: texts(language)('several.ticked') })}</form>`
}

/** Once more before several yeses: which, and which of the ticked ones want a look of their own. */
export function severalView(model: SeveralModel): string {
  const { language, here: path, house, able, alone } = model
  const say = texts(language)
  const title = say('several.title')
  const isNothing = able.length + alone.length === 0
  const lead = isNothing ? say('several.none') : say('several.question', { count: able.length })
  const back = linkButton({ href: hrefTo('inbox', house.id), label: say('several.back'), kind: 'plain' })
  const send = html`<ul>
      ${able.map((booking) => line(model, booking))}
    </ul>
    ${form({
      action: href(severalPages.sendApproveSeveral, { house: house.id }),
      content: [
        able.map((booking) => hiddenField('yes', yesOf(booking))),
        actions(submit({ label: say('several.send', { count: able.length }) }), back),
      ],
    })}`
  const others = html`<ul>
    ${alone.map(({ booking, why }) => line(model, booking, say(`several.${why}`)))}
  </ul>`
  return managePage({
    language,
    path,
    house,
    title,
    current: 'inbox',
    main: html`${pageHeading(title, { lead })} ${able.length > 0 ? send : actions(back)}
    ${alone.length > 0 && section(say('several.alone'), others)}`,
  })
}

function line(model: ManagerPage, booking: Booking, why?: string): Html {
  const { language, rooms } = model
  const where = whereWords(booking, usualRooms(booking), { rooms, language })
  return html`<li>
    <a href="${bookingHref(booking)}">${titleOf(booking)}</a>${comma(language)}${whenOf(booking, model)}${comma(language)}${where}
    ${why !== undefined && html`<br />${why}`}
  </li>`
}

/** Each by its name: what is approved, and what was not and why. */
export function severalNotice(model: ManagerPage, { approved, failed }: SeveralDone): Content {
  const { language } = model
  const say = texts(language)
  const link = (booking: Booking) =>
    html`<a href="${bookingHref(booking)}">${titleOf(booking)}</a>${comma(language)}${whenOf(booking, model)}`
  const why = (code: string) => {
    const key = `several.why.${code}`
    return texts.has(key) ? say(key) : say('several.why.other')
  }
  const failures = html`<p>${say('several.failed', { count: failed.length })}</p>
    <ul>
      ${failed.map(({ booking, code }) => html`<li>${link(booking)}: ${why(code)}</li>`)}
    </ul>`
  return notice({
    kind: failed.length === 0 ? 'success' : 'warning',
    title: say('several.done', { count: approved.length }),
    content: html`<ul>
        ${approved.map((booking) => html`<li>${link(booking)}</li>`)}
      </ul>
      ${failed.length > 0 && failures}`,
  })
}
