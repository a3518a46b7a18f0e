import { actions, linkButton, submit } from '../../../shared/html/buttons.ts'
import { checkbox } from '../../../shared/html/choices.ts'
import { dateField, fieldRow, hiddenField, select } from '../../../shared/html/fields.ts'
import { pageHeading } from '../../../shared/html/layout.ts'
import { html } from '../../../shared/html/markup.ts'
import type { Content, Html } from '../../../shared/html/markup.ts'
import { emptyState } from '../../../shared/html/messages.ts'
import { pager } from '../../../shared/html/navigation.ts'
import { beside, details, section } from '../../../shared/html/panels.ts'
import { subscribeBlock } from '../../../shared/html/subscribe.ts'
import { addDays, addMonths } from '../../../shared/time/civil.ts'
import { formatDate, formatDates } from '../../../shared/time/format.ts'
import type { House } from '../../houses/schema.ts'
import type { ProgrammeDate } from '../../meetings/actions/read-programme.ts'
import { meetingPaths } from '../../meetings/contract/paths.ts'
import { accesses, audiences, languageWords, spokenLanguages, tagWords } from '../../meetings/views/words.ts'
import { bookHref, housePage } from '../../rooms/views/frame.ts'
import { href } from '../../../shared/http/contract.ts'
import { byDay } from './entry.ts'
import type { Listing } from './entry.ts'
import { planHref, programmeHref } from './links.ts'
import type { Search } from './links.ts'
import { monthTable } from './month.ts'
import { texts } from './texts.ts'

export interface ProgrammeModel extends Listing {
  house: House
  /** First and last day that are shown. */
  from: string
  to: string
  search: Search
  dates: readonly ProgrammeDate[]
  /** Full address of the calendar with the same search. */
  calendarUrl: string
}

/** What is on, day by day: a week with all that is said, or a month at a glance and below it the same as a list. */
export function programmeView(model: ProgrammeModel): string {
  const { language, house, search, dates, calendarUrl } = model
  const say = texts(language)
  const isMonth = search.view === 'month'
  const aside = html`${section(say('search.title'), searchForm(model))}
  ${section(
    say('calendar.title'),
    subscribeBlock({ language, url: calendarUrl, name: say('calendar.name', { house: house.name }) }),
  )}`
  return housePage({
    language,
    house,
    here: programmeHref(house.id, search),
    current: 'programme',
    width: 'wide',
    title: say('programme.title'),
    description: say('programme.description', { house: house.name }),
    main: html`${pageHeading(say('programme.title'), { lead: say('programme.lead') })} ${steps(model)}
    ${beside(
      html`${dates.length === 0 ? nothing(model) : isMonth ? monthTable(model) : byDay(model, dates)}
      ${dates.length > 0 && isMonth && section(say('month.list'), byDay(model, dates, 3))}`,
      aside,
    )}`,
  })
}

function spanWords({ language, search, from, to }: ProgrammeModel): string {
  return search.view === 'month' ? formatDate(from, language, 'month') : formatDates(from, to, language)
}

/** Back and on, the other view, the plan for the wall. */
function steps(model: ProgrammeModel): Html {
  const { language, house, search, from, today } = model
  const say = texts(language)
  const isMonth = search.view === 'month'
  const [before, after] = isMonth
    ? [addMonths(from, -1), addMonths(from, 1)]
    : [addDays(from, -7), addDays(from, 7)]
  const at = (date: string | undefined, view = search.view) =>
    programmeHref(house.id, { ...search, from: date, view })
  return html`${pager({
    label: say('pager.label'),
    now: spanWords(model),
    previous: { href: at(before), label: say(isMonth ? 'pager.monthBefore' : 'pager.weekBefore') },
    next: { href: at(after), label: say(isMonth ? 'pager.monthAfter' : 'pager.weekAfter') },
    ...(from === today ? {} : { home: { href: at(undefined), label: say('pager.today') } }),
  })}
  ${actions(
    linkButton({
      href: at(from, isMonth ? undefined : 'month'),
      label: say(isMonth ? 'view.week' : 'view.month'),
    }),
    linkButton({ href: planHref(house.id, { ...search, from }), label: say('view.plan'), kind: 'plain' }),
  )}`
}

/** Kept in the address, so that a search can be sent to somebody. */
function searchForm({ language, house, search, from }: ProgrammeModel): Content {
  const say = texts(language)
  const choice = (
    name: 'audience' | 'language' | 'access',
    options: readonly { value: string; label: string }[],
  ) =>
    select({
      name,
      label: say(`search.${name}`),
      value: search[name] ?? '',
      empty: say('search.any'),
      groups: [{ options }],
    })
  const content = html`${search.view === 'month' && hiddenField('view', 'month')}
  ${choice(
    'audience',
    audiences.map((value) => ({ value, label: tagWords('audience', value, language) })),
  )}
  ${choice(
    'language',
    spokenLanguages.map((value) => ({ value, label: languageWords([value], language) })),
  )}
  ${choice(
    'access',
    accesses.map((value) => ({ value, label: tagWords('access', value, language) })),
  )}
  ${checkbox({ name: 'free', value: '1', label: say('search.free'), checked: search.free === '1' })}
  ${fieldRow(dateField({ name: 'from', label: say('search.from'), value: from }))}
  ${actions(
    submit({ label: say('search.send'), kind: 'secondary' }),
    isSearching(search) &&
      linkButton({ href: programmeHref(house.id), label: say('search.reset'), kind: 'plain' }),
  )}`
  const action = href({ path: meetingPaths.programme }, { house: house.id })
  const form = html`<form method="get" action="${action}" class="search">${content}</form>`
  return details(say(isSearching(search) ? 'search.on' : 'search.open'), form, { open: isSearching(search) })
}

function isSearching({ audience, language, access, free }: Search): boolean {
  return [audience, language, access, free].some((value) => value !== undefined && value !== '')
}

/** Nothing is on: how to find something, or to start it. */
function nothing({ language, house, search }: ProgrammeModel): Content {
  const say = texts(language)
  if (isSearching(search)) {
    const all = linkButton({
      href: programmeHref(house.id, { from: search.from, view: search.view }),
      label: say('empty.all'),
    })
    return emptyState({ title: say('empty.search'), content: say('empty.searchMore'), action: all })
  }
  return emptyState({
    title: say('empty.title'),
    content: say('empty.more'),
    action: linkButton({ href: bookHref(house.id), label: say('empty.start'), kind: 'primary' }),
  })
}
