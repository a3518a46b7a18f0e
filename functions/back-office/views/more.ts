import { comma, inARow } from '../../../shared/in-a-row.ts'
import { purposeIn } from '../../bookings/views/purposes.ts'
import { peopleWords } from '../../rooms/views/people.ts'
import { actions, linkButton } from '../../../shared/html/buttons.ts'
import { definitionList } from '../../../shared/html/facts.ts'
import { html, spoken } from '../../../shared/html/markup.ts'
import type { Content, Html } from '../../../shared/html/markup.ts'
import { statusBadge } from '../../../shared/html/messages.ts'
import { href } from '../../../shared/http/contract.ts'
import { formatAge, formatDuration, formatInstant, formatRelative } from '../../../shared/time/format.ts'
import { usualRooms } from '../../bookings/rules/slot.ts'
import { bookingHref } from './links.ts'
import type { BookingRoute } from './links.ts'
import { askerLink } from '../../search/views/asker-link.ts'
import { meetingPaths } from '../../meetings/contract/paths.ts'
import type { Meeting } from '../../meetings/schema.ts'
import { audienceWords } from '../../meetings/views/words.ts'
import type { InboxEntry } from '../actions/read-inbox.ts'
import { mayTake } from '../../bookings/rules/state.ts'
import type { Booking } from '../../bookings/schema.ts'
import { askedFacts, isChangeAsked } from './asked.ts'
import { collisionNotice } from './collisions.ts'
import { toDates } from './dates.ts'
import { metByKey } from './met.ts'
import { standingOf } from '../../bookings/views/date-words.ts'
import { reach, texts, titleOf, whenOf } from '../../bookings/views/managed.ts'
import type { ManagerPage } from '../../bookings/views/managed.ts'
import { whereWords } from '../../bookings/views/where.ts'
import { texts as series } from '../../bookings/views/series-texts.ts'
import { texts as inboxTexts } from './inbox-texts.ts'
import { losersQuestion } from './rivals.ts'
import { dayList } from './strip.ts'

interface MoreModel extends ManagerPage {
  used?: ReadonlyMap<string, number>
}

/**
 * All that the row of a request leaves out, with the rarer steps. Among rivals with those that lose when it is approved, though there may
 * be none: another one's approval takes from this one.
 */
export function requestMore(
  model: MoreModel,
  { booking, dates, meeting, around }: InboxEntry,
  losing?: readonly Booking[],
): Content {
  const { language } = model
  const isChange = isChangeAsked(booking)
  const standing = isChange
    ? statusBadge('pending', texts(language)('state.changeAsked'))
    : statusBadge(standingOf[booking.state], provedWord(booking, language))
  const loses = losersQuestion(booking, losing ?? [], language)
  return html`<p>${standing}</p>
    ${isChange && changePart(model, booking)}
    ${definitionList(factsOf(model, booking, losing !== undefined), { columns: true })}
    ${booking.note !== undefined && html`<p class="quote">${booking.note}</p>`} ${meeting && openWords(model, meeting)}
    ${collisionNotice(model, booking, metByKey(dates))} ${loses && html`<p>${loses}</p>`}
    ${around && dayList(around, language)} ${moreSteps(model, booking)}`
}

/** What others would read in the programme: approved with the booking. */
function openWords({ language }: MoreModel, { words, audience, house, id }: Meeting): Content {
  const say = texts(language)
  const link = href({ path: meetingPaths.managed }, { house, id })
  return html`<p class="quiet">${say('open.words')}: <a href="${link}">${words.de.title}</a>${comma(language)}${audienceWords(audience, language)}</p>
    ${words.de.description !== undefined && html`<p class="quote">${words.de.description}</p>`}`
}

/** Both times, and what a no means. */
function changePart(model: MoreModel, booking: Booking): Content {
  return html`${askedFacts(model, booking)}
    <p class="quiet">${series(model.language)('decide.changeStays')}</p>`
}

function factsOf(model: MoreModel, booking: Booking, isRival: boolean) {
  const { language, rooms, now, house, used } = model
  const say = texts(language)
  const { deadline, attendees, contact } = booking
  const hours = used?.get(booking.contactId)
  const isChange = isChangeAsked(booking)
  return [
    {
      name: say('fact.whenWhere'),
      value:
        !isChange &&
        html`<strong>${whenOf(booking, model)}</strong><br />${whereWords(booking, usualRooms(booking), { rooms, language })}`,
    },
    { name: say('fact.purpose'), value: purposeWith(model, booking, attendees) },
    {
      name: say('fact.contact'),
      value: html`${contact.name}<br />${reach(contact, language)}<br />${askerLink(booking, language)}`,
    },
    {
      name: say('fact.used'),
      value:
        isRival &&
        hours !== undefined &&
        (hours > 0 ? formatDuration(hours * 60, language) : say('fact.usedNothing')),
    },
    {
      name: say('fact.waiting'),
      value: html`${formatAge(booking.createdAt, now, language)}${
        deadline !== undefined &&
        html`<br />${say('fact.decideBy')}
          <strong>${formatInstant(deadline, house.timeZone, language, now)}</strong>
          (${formatRelative(deadline, now, language)})`
      }`,
    },
  ]
}

/** Whether the address is proved, in words; by telephone there is nothing to prove. */
export function provedWord({ state, contact, origin }: Booking, language: ManagerPage['language']): string {
  const say = texts(language)
  const hasMail = contact.email !== undefined
  if (state === 'unconfirmed') return say(hasMail ? 'proved.no' : 'proved.call')
  if (origin === 'manager') return say('proved.entered')
  return say(hasMail ? 'proved.yes' : 'proved.known')
}

function purposeWith({ language }: ManagerPage, booking: Booking, attendees?: number): Content {
  const purpose = purposeIn(language, booking)
  if (attendees === undefined) return purpose
  return html`${purpose}<br />${peopleWords(attendees, language)}`
}

/** What is done more rarely; a no is among the buttons of the row, and a yes is none that could be cancelled. */
function moreSteps(model: ManagerPage, booking: Booking): Content {
  const { language } = model
  const say = texts(language)
  const { state, contact, repeat } = booking
  const link = (route: BookingRoute, step: 'ask' | 'move') =>
    linkButton({
      href: bookingHref(booking, route),
      label: html`${say(`do.${step}`)}${spokenName(booking, model)}`,
      kind: 'plain',
    })
  const canMove = repeat === undefined && !isChangeAsked(booking) && mayTake('move', state)
  return actions(
    repeat !== undefined && toDates(booking, language),
    mayTake('ask', state) && contact.email !== undefined && link('askPage', 'ask'),
    canMove && link('managedMovePage', 'move'),
  )
}

/** Whose request, for those who hear a button that stands in every row. */
export function spokenName(booking: Booking, model: ManagerPage): Html {
  return spoken(inboxTexts(model.language)('named', { name: nameOf(booking, model) }))
}

/** `Chor Morgenröte, Di, 2. März, 18:00–20:00 Uhr` */
export function nameOf(booking: Booking, model: ManagerPage): string {
  return inARow([titleOf(booking), whenOf(booking, model)], model.language)
}
