import { actions, linkButton } from '../../../shared/html/buttons.ts'
import { pageHeading } from '../../../shared/html/layout.ts'
import { html } from '../../../shared/html/markup.ts'
import type { Content, Html } from '../../../shared/html/markup.ts'
import { emptyState, notice } from '../../../shared/html/messages.ts'
import { section } from '../../../shared/html/panels.ts'
import { href } from '../../../shared/http/contract.ts'
import { inARow } from '../../../shared/in-a-row.ts'
import { isGerman } from '../../../shared/language.ts'
import type { Language } from '../../../shared/language.ts'
import { formatDate } from '../../../shared/time/format.ts'
import { codeOf } from '../../contacts/rules/code.ts'
import { hrefTo, managePage } from '../../houses/views/manage-frame.ts'
import { meetingPaths } from '../../meetings/contract/paths.ts'
import { queuePaths } from '../../waitlist/contract.ts'
import type { ManagerPage } from '../../bookings/views/managed.ts'
import type { Results } from '../actions/find.ts'
import { askerHref, groupHref, listHref } from './links.ts'
import { bookingRow, dateRow, row, rows } from './row.ts'
import { searchForm } from './search-form.ts'
import { texts } from './texts.ts'
import { seenBy } from '../../houses/views/seen.ts'

export interface SearchModel extends ManagerPage {
  typed: string
  /** It was a code, which no booking has. */
  isUnknownCode: boolean
  /** Nothing before somebody typed something. */
  results?: Results
}

/** The search and what it has found, by kind, the best of each first. */
export function searchView(model: SearchModel): string {
  const { language, here: path, house, typed, results } = model
  const say = texts(language)
  return managePage({
    language,
    path,
    house,
    current: 'search',
    title: say('search.title'),
    main: html`${pageHeading(say('search.title'))} ${searchForm(model, { typed, hint: say('search.hint') })}
    ${results && resultsPart(model, results)}`,
  })
}

function resultsPart(model: SearchModel, results: Results): Content {
  const say = texts(model.language)
  const parts = [
    codedPart(model, results),
    dayPart(model, results),
    bookingsPart(model, results),
    peoplePart(model, results),
    meetingsPart(model, results),
    roomsPart(model, results),
  ].filter((part) => part !== false)
  const none = emptyState({
    title: say('search.none'),
    content: say(model.isUnknownCode ? 'search.noCode' : 'search.noneMore'),
  })
  return html`${parts.length === 0 ? none : parts}
  ${results.isCutOff && notice({ kind: 'info', title: say('search.cutOff'), content: say('search.cutOffMore') })}`
}

/** Hardly ever do several have one code. */
function codedPart(model: SearchModel, { coded, places }: Results): Html | false {
  if (coded.length + places.length === 0) return false
  const say = texts(model.language)
  const waiting = places.map(({ house, id, contact, groupName }) =>
    row({
      href: href({ path: queuePaths.managedPlace }, { house, id }),
      title: say('search.queued', { name: groupName ?? contact.name }),
      more: codeOf(id, model.language),
    }),
  )
  return section(
    say('search.coded'),
    rows([...coded.map((booking) => bookingRow(model, booking)), ...waiting]),
  )
}

function dayPart(model: SearchModel, { date, dates, unfit, bookings }: Results): Html | false {
  if (date === undefined || (dates.length === 0 && bookings.length > 0)) return false
  const { language, house } = model
  const say = texts(language)
  const list = listHref(house.id, { from: date, to: date })
  const links = actions(
    linkButton({ href: list, label: say('search.dayMore') }),
    linkButton({
      href: hrefTo('calendar', house.id, { date, view: 'day' }),
      label: say('search.calendar'),
      kind: 'plain',
    }),
  )
  const content =
    dates.length === 0
      ? html`<p>${say('search.dayNone')}</p>`
      : rows(dates.map((each) => dateRow(model, each)))
  return section(
    say('search.day', { date: formatDate(date, language, seenBy(model)) }),
    html`${unfitPart(language, unfit)}${content}${links}`,
  )
}

/** Everything of the day stands below: whoever typed a word too many sees which one it was. */
function unfitPart(language: Language, unfit: readonly string[]): Content {
  if (unfit.length === 0) return false
  return html`<p>${texts(language)('search.dayUnfit', { words: inARow(unfit, language) })}</p>`
}

function bookingsPart(model: SearchModel, { bookings }: Results): Html | false {
  if (bookings.length === 0) return false
  const say = texts(model.language)
  return section(say('search.bookings'), rows(bookings.map((booking) => bookingRow(model, booking))))
}

function peoplePart({ language, house }: SearchModel, { people, groups }: Results): Html | false {
  if (people.length + groups.length === 0) return false
  const say = texts(language)
  const lines = [
    ...groups.map(({ id, name }) =>
      row({ href: groupHref(house.id, id), title: name, more: say('search.group') }),
    ),
    ...people.map(({ contactId, name, bookings }) =>
      row({
        href: askerHref({ house: house.id, contactId }),
        title: name,
        more: say('search.person', { count: bookings }),
      }),
    ),
  ]
  return section(say('search.people'), rows(lines))
}

function meetingsPart({ language, house }: SearchModel, { meetings }: Results): Html | false {
  if (meetings.length === 0) return false
  const lines = meetings.map(({ id, words }) =>
    row({
      href: href({ path: meetingPaths.managed }, { house: house.id, id }),
      title: (isGerman(language) ? undefined : words.en?.title) ?? words.de.title,
    }),
  )
  return section(texts(language)('search.meetings'), rows(lines))
}

function roomsPart({ language, house }: SearchModel, { rooms }: Results): Html | false {
  if (rooms.length === 0) return false
  const say = texts(language)
  const lines = rooms.map(({ id, name }) =>
    row({ href: listHref(house.id, { room: id }), title: name, more: say('search.roomMore') }),
  )
  return section(say('search.rooms'), rows(lines))
}
