import { comma, pointed } from '../../../shared/in-a-row.ts'
import { purposeIn } from '../../bookings/views/purposes.ts'
import { peopleWords } from '../../rooms/views/people.ts'
import { linkButton, submit } from '../../../shared/html/buttons.ts'
import { hiddenField } from '../../../shared/html/fields.ts'
import { attributes, html, spoken } from '../../../shared/html/markup.ts'
import type { Content, Html } from '../../../shared/html/markup.ts'
import { heading, statusBadge } from '../../../shared/html/messages.ts'
import { formatRelative } from '../../../shared/time/format.ts'
import { minutesBetween } from '../../../shared/time/civil.ts'
import { ableDates } from '../../bookings/rules/able.ts'
import { slotInQuestion } from '../../bookings/rules/move.ts'
import { usualRooms } from '../../bookings/rules/slot.ts'
import type { Booking } from '../../bookings/schema.ts'
import { reach, texts as words, titleOf, whenOf } from '../../bookings/views/managed.ts'
import type { ManagerPage } from '../../bookings/views/managed.ts'
import { whereWords } from '../../bookings/views/where.ts'
import type { InboxEntry } from '../actions/read-inbox.ts'
import { isPlain, yesOf } from '../rules/plain.ts'
import { isChangeAsked } from './asked.ts'
import { texts } from './inbox-texts.ts'
import { bookingHref } from './links.ts'
import { nameOf, requestMore, spokenName } from './more.ts'
import type { Losers } from './rivals.ts'
import { dayStrip } from './strip.ts'

export interface RowModel extends ManagerPage {
  losers: Losers
  used?: ReadonlyMap<string, number>
}

/** The form that the ticks belong to, wherever they stand. */
export const severalForm = 'several'

/** With less time than this to the deadline the row says so; before, it is among the rest. */
const soonMinutes = 48 * 60

/**
 * A request in a few lines: who, when, where and for what, the day around it, yes and no. What is not usual has a word; everything else
 * unfolds. Where scripts run, a yes that is all there is to it needs one tap (`browser/inbox.ts`).
 */
export function askRow(model: RowModel, entry: InboxEntry, losing?: readonly Booking[]): Html {
  const { language, losers, now, house } = model
  const { booking } = entry
  const plain = isPlain(entry, losers, { now, zone: house.timeZone })
  const all = attributes({
    class: 'ask',
    id: `ask-${booking.id}`,
    'data-ask': booking.id,
    'data-version': booking.version,
    'data-name': nameOf(booking, model),
  })
  return html`<article${all}>
    <div class="ask-head">
      ${heading(losing === undefined ? 2 : 3, titleLink(model, booking))}
      ${plain && tick(model, booking)}
    </div>
    <p class="ask-when">${timeOf(model, booking)}</p>
    <p class="ask-what">${whatOf(model, booking)}</p>
    <p class="ask-reach">${reach(booking.contact, language)}</p>
    ${dayPart(model, entry)}
    <div class="ask-actions">
      ${yes(model, booking, plain)} ${no(model, booking)}
      <details class="ask-more">
        <summary class="button plain">${texts(language)('more')}${spokenName(booking, model)}</summary>
        <div class="ask-rest">${requestMore(model, entry, losing)}</div>
      </details>
    </div>
    ${booking.contact.email === undefined && silentPart(booking, language)}
  </article>`
}

/** The same group asks more than once: those who hear the links alone are told when. */
function titleLink(model: RowModel, booking: Booking): Html {
  const when = spoken(`${comma(model.language)}${timeOf(model, booking)}`)
  return html`<a href="${bookingHref(booking)}">${titleOf(booking)}${when}</a>`
}

function tick(model: RowModel, booking: Booking): Html {
  const all = attributes({ type: 'checkbox', name: 'yes', value: yesOf(booking), form: severalForm })
  const name = `${texts(model.language)('tick')}: ${nameOf(booking, model)}`
  return html`<label class="ask-tick"><input ${all} />${spoken(name)}</label>`
}

/** Of a change the time that is asked for. */
function timeOf(model: RowModel, booking: Booking): string {
  const [only, ...others] = booking.occurrences
  if (only === undefined || others.length > 0 || only.asked === undefined) return whenOf(booking, model)
  const { date, from, to } = slotInQuestion(booking, only)
  return whenOf({ occurrences: [{ ...only, date, from, to }] }, model)
}

function whatOf({ language, rooms }: RowModel, booking: Booking): string {
  const { attendees } = booking
  const parts = [
    whereWords(booking, usualRooms(booking), { rooms, language }),
    attendees === undefined ? undefined : peopleWords(attendees, language),
    purposeIn(language, booking),
  ]
  return pointed(parts, language)
}

/** The day, and what is not usual. */
function dayPart(model: RowModel, entry: InboxEntry): Content {
  const { around } = entry
  const found = marks(model, entry)
  const line = found.length > 0 && html`<p class="ask-marks">${found}</p>`
  if (around === undefined) return line
  return dayStrip(around, model.language, line)
}

/** Only what is not usual. Until an address is proved, its deadline is not the house's. */
function marks({ language, now }: RowModel, { booking, collisions, closed }: InboxEntry): Content[] {
  const say = texts(language)
  const { deadline, state, origin, contact } = booking
  const isUnproved = state === 'unconfirmed' && origin !== 'manager'
  const waitsForMail = isUnproved && contact.email !== undefined
  const isSoon = deadline !== undefined && !waitsForMail && minutesBetween(now, deadline) < soonMinutes
  return [
    isChangeAsked(booking) && statusBadge('pending', say('mark.change')),
    (closed || collisions.length > 0) && statusBadge('blocked', say('mark.inTheWay')),
    isUnproved && statusBadge('tentative', say(waitsForMail ? 'mark.unproved' : 'mark.call')),
    isSoon &&
      statusBadge('pending', say('mark.due', { relative: formatRelative(deadline, now, language, 'short') })),
  ].filter((mark) => mark !== false)
}

function yes(model: RowModel, booking: Booking, plain: boolean): Content {
  const { language, now, house } = model
  const count = ableDates(booking, 'approve', { now, zone: house.timeZone }).length
  if (count === 0) return false
  const say = texts(language)
  const word = isChangeAsked(booking) && count === 1 ? say('yesChange') : say('yesAll', { count })
  const action = bookingHref(booking, 'approvePage')
  const all = attributes({ method: 'get', action, 'data-one-tap': plain })
  return html`<form${all}>
    ${hiddenField('version', String(booking.version))}
    ${submit({ label: html`${plain ? word : say('look', { yes: word })}${spokenName(booking, model)}` })}
  </form>`
}

function no(model: RowModel, booking: Booking): Html {
  const { language } = model
  const label = isChangeAsked(booking) ? words(language)('do.declineChange') : texts(language)('no')
  return linkButton({
    href: bookingHref(booking, 'declinePage'),
    label: html`${label}${spokenName(booking, model)}`,
  })
}

/** Shown once the yes is out: no mail tells them. */
function silentPart({ contact }: Booking, language: RowModel['language']): Html {
  return html`<p class="ask-silent" hidden>${texts(language)('script.silent')} ${reach(contact, language)}</p>`
}
