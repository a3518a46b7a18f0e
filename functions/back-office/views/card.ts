import { peopleWords } from '../../rooms/views/people.ts'
import { actions, confirmation, linkButton } from '../../../shared/html/buttons.ts'
import { definitionList } from '../../../shared/html/facts.ts'
import { html } from '../../../shared/html/markup.ts'
import type { Content } from '../../../shared/html/markup.ts'
import { statusBadge } from '../../../shared/html/messages.ts'
import { card } from '../../../shared/html/panels.ts'
import { href } from '../../../shared/http/contract.ts'
import { formatAge, formatDuration, formatInstant, formatRelative } from '../../../shared/time/format.ts'
import { usualRooms } from '../../bookings/rules/slot.ts'
import { ableDates } from '../../bookings/rules/able.ts'
import { bookingHref } from './links.ts'
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
import { approveLabel, losersQuestion } from './rivals.ts'

interface CardModel extends ManagerPage {
  used?: ReadonlyMap<string, number>
}

/**
 * A request with all that is needed to decide about it. Among rivals with those that lose when it is approved, though there may be
 * none: another one's approval takes from this one.
 */
export function requestCard(
  model: CardModel,
  { booking, dates, meeting }: InboxEntry,
  losing?: readonly Booking[],
): Content {
  const isRival = losing !== undefined
  const { language } = model
  const isChange = isChangeAsked(booking)
  const badge = isChange
    ? statusBadge('pending', texts(language)('state.changeAsked'))
    : statusBadge(standingOf[booking.state], provedWord(booking, language))
  return card({
    title: titleOf(booking),
    href: bookingHref(booking),
    level: isRival ? 3 : 2,
    badge,
    content: html`${isChange && changePart(model, booking)}
    ${definitionList(factsOf(model, booking, isRival), { columns: true })}
    ${booking.note !== undefined && html`<p class="quote">${booking.note}</p>`} ${meeting && openWords(model, meeting)}
    ${collisionNotice(model, booking, metByKey(dates))}`,
    actions: requestActions(model, booking, losing ?? []),
  })
}

/** What others would read in the programme: approved with the booking. */
function openWords({ language }: CardModel, { words, audience, house, id }: Meeting): Content {
  const say = texts(language)
  const link = href({ path: meetingPaths.managed }, { house, id })
  return html`<p class="quiet">${say('open.words')}: <a href="${link}">${words.de.title}</a>, ${audienceWords(audience, language)}</p>
    ${words.de.description !== undefined && html`<p class="quote">${words.de.description}</p>`}`
}

/** Both times, and what a no means. */
function changePart(model: CardModel, booking: Booking): Content {
  return html`${askedFacts(model, booking)}
    <p class="quiet">${series(model.language)('decide.changeStays')}</p>`
}

function factsOf(model: CardModel, booking: Booking, isRival: boolean) {
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
        html`<strong>${whenOf(booking, language)}</strong><br />${whereWords(booking, usualRooms(booking), { rooms, language })}`,
    },
    { name: say('fact.purpose'), value: purposeWith(model, booking, attendees) },
    { name: say('fact.contact'), value: html`${contact.name}<br />${reach(contact, language)}` },
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
          <strong>${formatInstant(deadline, house.timeZone, language)}</strong>
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

function purposeWith({ language }: ManagerPage, { purpose }: Booking, attendees?: number): Content {
  if (attendees === undefined) return purpose
  return html`${purpose}<br />${peopleWords(attendees, language)}`
}

function requestActions(model: CardModel, booking: Booking, losing: readonly Booking[]): Content {
  const { language, now, house } = model
  const say = texts(language)
  const { state, contact, repeat } = booking
  const isChange = isChangeAsked(booking)
  const link = (route: Parameters<typeof bookingHref>[1], label: string, kind: 'secondary' | 'plain') =>
    linkButton({ href: bookingHref(booking, route), label, kind })
  const values = { title: titleOf(booking), when: whenOf(booking, language) }
  const count = ableDates(booking, 'approve', { now, zone: house.timeZone }).length
  const label =
    repeat === undefined
      ? say(isChange ? 'do.approveChange' : 'do.approve')
      : series(language)(isChange ? 'decide.allChanges' : 'decide.all', { count })
  return actions(
    count > 0 &&
      confirmation({
        open: label,
        openKind: 'primary',
        question: html`${say(isChange ? 'approve.questionChange' : 'approve.question', values)}
        ${losersQuestion(losing, language)}`,
        action: bookingHref(booking, 'sendApprove'),
        fields: { version: String(booking.version) },
        label: approveLabel(losing, language),
        kind: 'primary',
      }),
    repeat !== undefined && toDates(booking, language),
    link('declinePage', say(isChange ? 'do.declineChange' : 'do.decline'), 'secondary'),
    mayTake('ask', state) && contact.email !== undefined && link('askPage', say('do.ask'), 'plain'),
    repeat === undefined &&
      !isChange &&
      mayTake('move', state) &&
      link('managedMovePage', say('do.move'), 'plain'),
    repeat === undefined &&
      !isChange &&
      mayTake('cancel', state) &&
      link('managedCancelPage', say('do.cancel'), 'plain'),
  )
}
