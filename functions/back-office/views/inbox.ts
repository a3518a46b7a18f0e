import { linkButton } from '../../../shared/html/buttons.ts'
import { pageHeading } from '../../../shared/html/layout.ts'
import { attributes, html } from '../../../shared/html/markup.ts'
import type { Content } from '../../../shared/html/markup.ts'
import { emptyState, notice } from '../../../shared/html/messages.ts'
import { details, section } from '../../../shared/html/panels.ts'
import { href } from '../../../shared/http/contract.ts'
import type { Deciding } from '../../houses/rules/who-decides.ts'
import { decidesLine } from '../../houses/views/decides.ts'
import { searchForm } from '../../search/views/search-form.ts'
import { meetingPaths } from '../../meetings/contract/paths.ts'
import type { Asking } from '../../meetings/schema/asking.ts'
import { hrefTo, managePage } from '../../houses/views/manage-frame.ts'
import type { InboxEntry } from '../actions/read-inbox.ts'
import { ageOf } from '../rules/age.ts'
import { askRow } from './ask-row.ts'
import { doneNotice } from '../../bookings/views/done.ts'
import type { Done } from '../../bookings/views/done.ts'
import { besideEachOther, sameContactWords } from './rivals.ts'
import { scriptWords } from './script-words.ts'
import { severalBar, severalNotice } from './several.ts'
import type { SeveralDone } from './several.ts'
import { jsonRoutes } from '../../bookings/contract/json.ts'
import type { Booking } from '../../bookings/schema.ts'
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
  /** What became of several at once. */
  several?: SeveralDone | undefined
  /** Who looks at it: a yes that waits on this device is theirs alone. */
  by: string
}

/** Open requests, oldest first, a few lines each; those that compete stand beside each other. */
export function inboxView(model: InboxModel): string {
  const { language, here: path, house, entries, deciding } = model
  const say = texts(language)
  return managePage({
    language,
    path,
    house,
    current: 'inbox',
    width: 'wide',
    title: say('inbox.title'),
    main: html`${pageHeading(say('inbox.title'))}
      <p class="quiet asks-lead">${say('inbox.lead', { count: entries.length })}</p>
      ${searchForm(model)} ${askingPart(model)} ${listPart(model)}
      ${details(
        html`<h2>${vacancyTitle(language, 90)}</h2>`,
        html`${glancePart(model, { ...model.outlook, days: 90 })}
          <p>${decidesLine(deciding, language)} <a href="${hrefTo('team', house.id)}#away">${say('inbox.team')}</a></p>`,
      )}`,
  })
}

/** The requests, and where one of them stood what has just been done with it. */
function listPart(model: InboxModel): Content {
  const { language, house, entries, losers } = model
  const told = toldPart(model)
  if (entries.length === 0) {
    const say = texts(language)
    const empty = { title: say('inbox.empty'), content: say('inbox.emptyMore') }
    const action = linkButton({ href: hrefTo('book', house.id), label: say('inbox.enter') })
    return html`${told}${emptyState({ ...empty, action })}`
  }
  const groups = besideEachOther(entries, losers)
  const at = placeOf(model.done?.booking, groups)
  const parts = groups.map((group) => groupPart(model, group))
  const list = attributes({
    class: 'asks',
    'data-inbox': model.by,
    'data-sends': jsonRoutes.approveBooking.path,
    'data-reads': jsonRoutes.readBooking.path,
    'data-words': JSON.stringify(scriptWords(language)),
  })
  return html`<div${list}>
    <p class="spoken" role="status" data-heard></p>
    ${parts.slice(0, at)} ${told} ${parts.slice(at)} ${severalBar(model)}
  </div>`
}

/** Before the first that is younger than what was decided. */
function placeOf(booking: Booking | undefined, groups: readonly InboxEntry[][]): number {
  if (booking === undefined) return 0
  const at = groups.findIndex(([first]) => first !== undefined && ageOf(first.booking) > ageOf(booking))
  return at < 0 ? groups.length : at
}

/** The page opens here after a decision (`#done`), so that whoever hears it goes on from there. */
function toldPart(model: InboxModel): Content {
  const { done, several } = model
  const told = several ? severalNotice(model, several) : done && doneNotice(model, done)
  return told && html`<div class="asks-told" id="done" tabindex="-1">${told}</div>`
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

/** One request, or several for the same time with what becomes of the others. */
function groupPart(model: InboxModel, group: readonly InboxEntry[]): Content {
  const [only, ...rivals] = group
  if (only === undefined) return false
  if (rivals.length === 0) return askRow(model, only)
  const losing = ({ booking }: InboxEntry) => {
    const ids = model.losers.get(booking.id)
    return group.map((entry) => entry.booking).filter(({ id }) => ids?.has(id))
  }
  const say = texts(model.language)
  const twice = sameContactWords(
    group.map(({ booking }) => booking),
    model.language,
  )
  return section(
    say('rivals.title', { count: group.length }),
    html`<p>${say('rivals.lead')}</p>
      ${twice && html`<p><strong>${twice}</strong></p>`}
      ${group.map((entry) => askRow(model, entry, losing(entry)))}`,
  )
}
