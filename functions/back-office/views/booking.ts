import { purposeIn } from '../../bookings/views/purposes.ts'
import { buttonForm, linkButton } from '../../../shared/html/buttons.ts'
import { definitionList } from '../../../shared/html/facts.ts'
import { pageHeading } from '../../../shared/html/layout.ts'
import { html } from '../../../shared/html/markup.ts'
import type { Content } from '../../../shared/html/markup.ts'
import { statusBadge, statusBig } from '../../../shared/html/messages.ts'
import { beside, codeBig, section } from '../../../shared/html/panels.ts'
import { today } from '../../../shared/time/civil.ts'
import type { Instant } from '../../../shared/time/civil.ts'
import { formatDate, formatDuration, formatInstant, formatRelative } from '../../../shared/time/format.ts'
import type { Share } from '../../asks/rules/share.ts'
import { sharesNotice } from '../../asks/views/shares.ts'
import { pulseNotice } from '../../pulses/views/pulse.ts'
import { usualRooms } from '../../bookings/rules/slot.ts'
import { hrefTo, managePage, manageTrail } from '../../houses/views/manage-frame.ts'
import { holdsSlot } from '../../bookings/rules/state.ts'
import { askerLink } from '../../search/views/asker-link.ts'
import { meetingPaths } from '../../meetings/contract/paths.ts'
import { href } from '../../../shared/http/contract.ts'
import type { Failure } from '../../../shared/http/failure.ts'
import { codeOf, codesOf } from '../../contacts/rules/code.ts'
import { isUndecided } from '../../bookings/rules/scope.ts'
import type { Booking } from '../../bookings/schema.ts'
import { bookingHref } from './links.ts'
import { bookingRoutes } from '../contract/booking.ts'
import { losersNotice } from './rivals.ts'
import { steps } from './steps.ts'
import { askedFacts, isChangeAsked } from './asked.ts'
import { collisionNotice } from './collisions.ts'
import { offeredWords } from './dates.ts'
import type { DatesModel } from './dates.ts'
import { datesPart } from './decide.ts'
import { doneNotice } from '../../bookings/views/done.ts'
import { leftOutNotice } from '../../bookings/views/left-out.ts'
import { historyView } from './history.ts'
import { provedWord } from './more.ts'
import { stepFields } from './reasons.ts'
import { standingOf } from '../../bookings/views/date-words.ts'
import { dash, reach, texts, titleOf, whenOf } from '../../bookings/views/managed.ts'
import type { ManagerPage } from '../../bookings/views/managed.ts'
import { whereWords } from '../../bookings/views/where.ts'
import { seenBy } from '../../houses/views/seen.ts'

export interface BookingModel extends DatesModel {
  trusted: boolean
  /** With whom dates to come are shared. */
  shares: readonly Share[]
  /** Who loses when all that waits is approved. */
  losing: readonly Booking[]
  /** Its last date is over: what happened stays as it was. */
  isOver: boolean
  /** When and why a mail to its contact did not arrive. */
  badAddress?: { fault: 'returned' | 'complained'; at: Instant } | undefined
  /** What has just been done, or why it could not be done any more. */
  done?: string
  /** For which dates that was meant. */
  meant?: 'following' | 'all' | undefined
  /** Of the form that decides date by date. */
  failure?: Failure | undefined
}

/** A booking with its history and all that can be done with it. */
export function managedBookingView(model: BookingModel): string {
  const { language, here: path, house, booking, met, losing, done, failure } = model
  const say = texts(language)
  const title = titleOf(booking)
  const said =
    done === undefined ? false : doneNotice(model, { what: done, code: codeOf(booking.id, language) })
  const isSeries = booking.repeat !== undefined
  return managePage({
    language,
    path,
    house,
    title,
    width: 'wide',
    ...(isUndecided(booking) ? { current: 'inbox' as const } : {}),
    ...(said ? { notice: said } : {}),
    main: html`${failure && stepFields(model, bookingRoutes.sendDecide.body).summary()}
    ${pageHeading(title, { lead: whenOf(booking, model), above: trail(model) })}
    ${beside(
      html`${leftOut(model)} ${pulsePart(model)} ${standing(model)} ${sharesNotice(model.shares, { language, isManaged: true })} ${isChangeAsked(booking) && askedFacts(model, booking)}
      ${!isSeries && collisionNotice(model, booking, met)} ${losersNotice(model, losing)} ${steps(model)} ${isSeries && datesPart(model)}
      ${section(say('booking.facts'), bookingFacts(model, booking, model.badAddress))}
      ${section(say('booking.history'), historyView(model, booking))}`,
      asidePart(model),
    )}`,
  })
}

/** Dates that a change of all has left as they were. */
function leftOut({ language, booking, house, now, meant }: BookingModel): Content {
  const hrefOf = (occurrence: string) => bookingHref(booking, 'managedBookingPage', { occurrence })
  return leftOutNotice({ language, booking, moment: { now, zone: house.timeZone }, meant, hrefOf })
}

/** They are asked whether they still meet: by telephone somebody of the house hears it. */
function pulsePart({ language, booking, house, now }: BookingModel): Content {
  const moment = { now, zone: house.timeZone }
  const action = bookingHref(booking, 'sendManagedPulse')
  return pulseNotice({ language, booking, house, moment, action, isManaged: true })
}

/** All that was asked for. */
export function bookingFacts(
  model: ManagerPage,
  booking: Booking,
  badAddress?: BookingModel['badAddress'],
): Content {
  const { language, rooms } = model
  const offered = booking.repeat === undefined ? booking.occurrences[0]?.offered : undefined
  const say = texts(language)
  const { groupName, attendees, note, label, setUpMinutes, tidyUpMinutes, contact, state } = booking
  const { continues, house } = booking
  const minutes = (count: number) => (count === 0 ? undefined : formatDuration(count, language))
  return definitionList([
    { name: say('fact.rooms'), value: whereWords(booking, usualRooms(booking), { rooms, language }) },
    { name: say('fact.when'), value: whenOf(booking, model) },
    { name: say('fact.offered'), value: offered && offeredWords(model, offered) },
    {
      name: say('fact.continues'),
      value:
        continues !== undefined &&
        html`<a href="${bookingHref({ house, id: continues })}">${say('fact.continuesLink')}</a>`,
    },
    {
      name: say('fact.contact'),
      value: html`${contact.name}<br />${reach(contact, language)}<br />${askerLink(booking, language)}
        <p>${statusBadge(state === 'unconfirmed' ? 'tentative' : 'firm', provedWord(booking, language))}</p>
        ${badAddress && badAddressPart(model, badAddress)}`,
    },
    { name: say('fact.setUp'), value: minutes(setUpMinutes) },
    { name: say('fact.tidyUp'), value: minutes(tidyUpMinutes) },
    { name: say('fact.purpose'), value: purposeIn(language, booking) },
    { name: say('fact.group'), value: groupName },
    { name: say('fact.attendees'), value: attendees === undefined ? dash : String(attendees) },
    { name: say('fact.label'), value: label ?? say('fact.noLabel') },
    { name: say('fact.note'), value: note },
  ])
}

/** A mail came back: whoever reads it calls, or changes the address. */
function badAddressPart(model: ManagerPage, { fault, at }: NonNullable<BookingModel['badAddress']>): Content {
  const { language, house } = model
  const say = texts(language)
  const when = formatDate(today(at, house.timeZone), language, seenBy(model))
  return html`<p>${statusBadge('blocked', say(`address.${fault}`))}</p>
    <p>
      ${say(`address.${fault}More`, { when })}
      <a href="${hrefTo('mail', house.id)}">${say('address.mails')}</a>
    </p>`
}

/** The way back. */
export function trail(
  { language, house, booking }: ManagerPage & { booking: Booking },
  last?: string,
): Content {
  const say = texts(language)
  const inbox = { label: say('inbox.title'), href: hrefTo('inbox', house.id) }
  const title = titleOf(booking)
  const places =
    last === undefined
      ? [inbox, { label: title }]
      : [inbox, { label: title, href: bookingHref(booking) }, { label: last }]
  return manageTrail(language, ...places)
}

function standing({ language, booking, house, now, isOver }: BookingModel): Content {
  const say = texts(language)
  const { state, deadline } = booking
  const waits = state === 'unconfirmed' || state === 'requested' ? state : 'change'
  const until =
    deadline === undefined
      ? undefined
      : say(`until.${waits}`, {
          instant: formatInstant(deadline, house.timeZone, language, now),
          relative: formatRelative(deadline, now, language),
        })
  const next = isOver ? say('state.over') : until
  return statusBig({
    standing: standingOf[state],
    words: say(`state.${state}`),
    ...(next === undefined ? {} : { next }),
  })
}

function asidePart(model: BookingModel): Content {
  const { language, booking, done } = model
  const say = texts(language)
  const code = codesOf(booking.id, { language, caller: booking.language })
  return html`${done !== 'entered' && codeBig({ label: say('booking.code'), code })}
  ${section(say('open.title'), openPart(model))} ${model.booking.group === undefined && section(say('trust.title'), trustPart(model))}`
}

/** What others come to, or that they could. */
function openPart({ language, booking }: BookingModel): Content {
  const say = texts(language)
  const { meeting, house, id } = booking
  const [path, of] =
    meeting === undefined
      ? ([meetingPaths.managedOpen, id] as const)
      : ([meetingPaths.managed, meeting] as const)
  const label = say(meeting === undefined ? 'open.ask' : 'open.link')
  if (meeting === undefined && !holdsSlot(booking.state)) return html`<p>${say('open.no')}</p>`
  return html`<p>${say(meeting === undefined ? 'open.no' : 'open.yes')}</p>
    ${linkButton({ href: href({ path }, { house, id: of }), label })}`
}

function trustPart({ language, booking, trusted }: BookingModel): Content {
  const say = texts(language)
  return html`<p>${say(trusted ? 'trust.yes' : 'trust.no')}</p>
    ${buttonForm({
      action: bookingHref(booking, 'sendTrust'),
      label: say(trusted ? 'trust.end' : 'trust.give'),
      fields: { trusted: trusted ? 'no' : 'yes' },
    })}`
}
