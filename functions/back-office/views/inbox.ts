import { linkButton, submit } from '../../../shared/html/buttons.ts'
import { fieldRow, textField } from '../../../shared/html/fields.ts'
import { pageHeading } from '../../../shared/html/layout.ts'
import { html } from '../../../shared/html/markup.ts'
import type { Content } from '../../../shared/html/markup.ts'
import { emptyState, notice } from '../../../shared/html/messages.ts'
import { cards, section } from '../../../shared/html/panels.ts'
import { href } from '../../../shared/http/contract.ts'
import type { Deciding } from '../../houses/rules/who-decides.ts'
import { decidesLine } from '../../houses/views/decides.ts'
import { meetingPaths } from '../../meetings/contract/paths.ts'
import type { Asking } from '../../meetings/schema/asking.ts'
import { hrefTo, managePage } from '../../houses/views/manage-frame.ts'
import { deskPages } from '../contract/desk.ts'
import type { InboxEntry } from '../actions/read-inbox.ts'
import { requestCard } from './card.ts'
import { doneNotice } from '../../bookings/views/done.ts'
import type { Done } from '../../bookings/views/done.ts'
import { besideEachOther } from './rivals.ts'
import { texts } from '../../bookings/views/managed.ts'
import type { ManagerPage } from '../../bookings/views/managed.ts'
import type { Losers } from './rivals.ts'
import type { Outlook } from '../../bookings/rules/ahead.ts'
import { glancePart, vacancyTitle } from './vacancy.ts'

export interface InboxModel extends ManagerPage {
  entries: readonly InboxEntry[]
  asking: readonly Asking[]
  losers: Losers
  /** Hours that contacts have used already this half-year, by their ids; told of rivals. */
  used?: ReadonlyMap<string, number>
  /** Who is asked today. */
  deciding: readonly Deciding[]
  /** What would become of all of it if nobody came. */
  outlook: Outlook
  done?: Done
}

/** Open requests, oldest first, each with all that is needed to decide; those that compete stand beside each other. */
export function inboxView(model: InboxModel): string {
  const { language, here: path, house, entries, losers, deciding, done } = model
  const say = texts(language)
  const list =
    entries.length === 0
      ? emptyState({
          title: say('inbox.empty'),
          content: say('inbox.emptyMore'),
          action: linkButton({ href: hrefTo('book', house.id), label: say('inbox.enter') }),
        })
      : besideEachOther(entries, losers).map((group) => groupPart(model, group))
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
      ${codeSearch(model, '')} ${askingPart(model)} ${list}
      ${section(vacancyTitle(model.language, 90), glancePart(model, { ...model.outlook, days: 90 }))}`,
  })
}

/** Meetings of which other words wait. */
function askingPart({ language, house, asking }: InboxModel): Content {
  if (asking.length === 0) return false
  const line = ({ id, title }: Asking) =>
    html`<li><a href="${href({ path: meetingPaths.managed }, { house: house.id, id })}">${title}</a></li>`
  return notice({
    kind: 'warning',
    level: 2,
    title: texts(language)('open.waiting', { count: asking.length }),
    content: html`<ul>
      ${asking.map(line)}
    </ul>`,
  })
}

/** Finds a booking by what a caller says. */
export function codeSearch({ language, house }: ManagerPage, code: string, error?: string): Content {
  const say = texts(language)
  const field = textField({
    name: 'code',
    label: say('find.label'),
    hint: say('find.hint'),
    value: code,
    attributes: { maxlength: 80, autocomplete: 'off', autocapitalize: 'none', spellcheck: 'false' },
    ...(error === undefined ? {} : { error }),
  })
  return html`<form method="get" action="${href(deskPages.findByCodePage, { house: house.id })}">
    ${fieldRow(field, html`<div>${submit({ label: say('find.send'), kind: 'secondary' })}</div>`)}
  </form>`
}

/** One request, or several for the same time with what becomes of the others. */
function groupPart(model: InboxModel, group: readonly InboxEntry[]): Content {
  const [only, ...rivals] = group
  if (only === undefined) return false
  if (rivals.length === 0) return requestCard(model, only)
  const losing = ({ booking }: InboxEntry) => {
    const ids = model.losers.get(booking.id)
    return group.map((entry) => entry.booking).filter(({ id }) => ids?.has(id))
  }
  const say = texts(model.language)
  return section(
    say('rivals.title', { count: group.length }),
    html`<p>${say('rivals.lead')}</p>
      ${cards(...group.map((entry) => requestCard(model, entry, losing(entry))))}`,
  )
}
