import { actions, confirmation, linkButton, submit } from '../../../shared/html/buttons.ts'
import { definitionList } from '../../../shared/html/facts.ts'
import { fieldRow, textField } from '../../../shared/html/fields.ts'
import { pageHeading } from '../../../shared/html/layout.ts'
import { html } from '../../../shared/html/markup.ts'
import type { Content } from '../../../shared/html/markup.ts'
import { emptyState, statusBadge } from '../../../shared/html/messages.ts'
import { card } from '../../../shared/html/panels.ts'
import { href } from '../../../shared/http/contract.ts'
import { formatAge, formatInstant, formatRelative } from '../../../shared/time/format.ts'
import type { Deciding } from '../../houses/rules/who-decides.ts'
import { decidesLine } from '../../houses/views/decides.ts'
import { hrefTo, managePage } from '../../houses/views/manage-frame.ts'
import { managePages } from '../contract/manage-pages.ts'
import type { InboxEntry } from '../actions/read.ts'
import { mayTake } from '../rules/state.ts'
import type { Booking } from '../schema.ts'
import { collisionNotice } from './manage-collisions.ts'
import { doneNotice } from './manage-done.ts'
import type { Done } from './manage-done.ts'
import { bookingHref, reach, roomsOf, standingOf, texts, titleOf, whenOf } from './manage-words.ts'
import type { Managed } from './manage-words.ts'

export interface InboxModel extends Managed {
  entries: readonly InboxEntry[]
  /** Who is asked today. */
  deciding: readonly Deciding[]
  done?: Done
}

/** Open requests, oldest first, each with all that is needed to decide. */
export function inboxView(model: InboxModel): string {
  const { language, here: path, house, entries, deciding, done } = model
  const say = texts(language)
  const list =
    entries.length === 0
      ? emptyState({
          title: say('inbox.empty'),
          content: say('inbox.emptyMore'),
          action: linkButton({ href: hrefTo('book', house.id), label: say('inbox.enter') }),
        })
      : entries.map((entry) => requestCard(model, entry))
  return managePage({
    language,
    path,
    house,
    current: 'inbox',
    width: 'wide',
    title: say('inbox.title'),
    ...(done ? { notice: doneNotice(model, done) } : {}),
    main: html`${pageHeading(say('inbox.title'), { lead: say('inbox.lead', { count: entries.length }) })}
      <p class="quiet">
        ${decidesLine(deciding, language)} <a href="${hrefTo('team', house.id)}#away">${say('inbox.team')}</a>
      </p>
      ${codeSearch(model, '')} ${list}`,
  })
}

/** Finds a booking by what a caller says. */
export function codeSearch({ language, house }: Managed, code: string, error?: string): Content {
  const say = texts(language)
  const field = textField({
    name: 'code',
    label: say('find.label'),
    hint: say('find.hint'),
    value: code,
    attributes: { maxlength: 80, autocomplete: 'off', autocapitalize: 'none', spellcheck: 'false' },
    ...(error === undefined ? {} : { error }),
  })
  return html`<form method="get" action="${href(managePages.findByCodePage, { house: house.id })}">
    ${fieldRow(field, html`<div>${submit({ label: say('find.send'), kind: 'secondary' })}</div>`)}
  </form>`
}

function requestCard(model: InboxModel, entry: InboxEntry): Content {
  const { language, rooms, now, house } = model
  const { booking } = entry
  const say = texts(language)
  const { deadline, attendees } = booking
  const facts = [
    {
      name: say('fact.whenWhere'),
      value: html`<strong>${whenOf(booking, language)}</strong><br />${roomsOf(booking.rooms, rooms, language)}`,
    },
    { name: say('fact.purpose'), value: purposeWith(model, booking, attendees) },
    {
      name: say('fact.contact'),
      value: html`${booking.contact.name}<br />${reach(booking.contact, language)}`,
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
  return card({
    title: titleOf(booking),
    href: bookingHref(booking),
    badge: statusBadge(standingOf(booking.state), provedWord(booking, language)),
    content: html`${definitionList(facts, { columns: true })}
    ${booking.note !== undefined && html`<p class="quote">${booking.note}</p>`}
    ${collisionNotice(model, entry)}`,
    actions: requestActions(model, booking),
  })
}

/** Whether the address is proved, in words; by telephone there is nothing to prove. */
export function provedWord({ state, contact, origin }: Booking, language: Managed['language']): string {
  const say = texts(language)
  if (state !== 'unconfirmed') return say(origin === 'manager' ? 'proved.entered' : 'proved.yes')
  return say(contact.email === undefined ? 'proved.call' : 'proved.no')
}

function purposeWith({ language }: Managed, { purpose }: Booking, attendees?: number): Content {
  if (attendees === undefined) return purpose
  return html`${purpose}<br />${texts(language)('fact.heads', { count: attendees })}`
}

function requestActions({ language }: InboxModel, booking: Booking): Content {
  const say = texts(language)
  const { state, contact } = booking
  const link = (route: Parameters<typeof bookingHref>[1], label: string, kind: 'secondary' | 'plain') =>
    linkButton({ href: bookingHref(booking, route), label, kind })
  return actions(
    mayTake('approve', state) &&
      confirmation({
        open: say('do.approve'),
        openKind: 'primary',
        question: say('approve.question', { title: titleOf(booking), when: whenOf(booking, language) }),
        action: bookingHref(booking, 'sendApprove'),
        label: say('approve.send'),
        kind: 'primary',
      }),
    mayTake('decline', state) && link('declinePage', say('do.decline'), 'secondary'),
    mayTake('ask', state) && contact.email !== undefined && link('askPage', say('do.ask'), 'plain'),
    mayTake('move', state) && link('managedMovePage', say('do.move'), 'plain'),
    mayTake('cancel', state) && link('managedCancelPage', say('do.cancel'), 'plain'),
  )
}
