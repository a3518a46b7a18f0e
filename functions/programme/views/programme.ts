import { actions, linkButton } from '../../../shared/html/buttons.ts'
import { pageHeading } from '../../../shared/html/layout.ts'
import { html } from '../../../shared/html/markup.ts'
import type { Html } from '../../../shared/html/markup.ts'
import { pager } from '../../../shared/html/navigation.ts'
import { beside, section } from '../../../shared/html/panels.ts'
import { subscribeBlock } from '../../../shared/html/subscribe.ts'
import { known } from '../../../shared/known.ts'
import { addDays, addMonths } from '../../../shared/time/civil.ts'
import { formatDate, formatDates } from '../../../shared/time/format.ts'
import { holidayOn } from '../../../shared/time/holidays.ts'
import { housePage } from '../../rooms/views/frame.ts'
import { byDay } from './entry.ts'
import { programmeHref, wallHref } from './links.ts'
import { monthTable } from './month.ts'
import { nothingOn } from './nothing.ts'
import type { ProgrammeModel } from './programme-model.ts'
import { isSearching, searchForm } from './search.ts'
import { texts } from './texts.ts'

/** What is on, day by day: a week with all that is said, or a month at a glance and below it the same as a list. */
export function programmeView(model: ProgrammeModel): string {
  const { language, house, search, dates, calendarUrl } = model
  const say = texts(language)
  const isMonth = search.view === 'month'
  const holiday = (date: string) => holidayOn(house.land, date)
  const aside = section(
    say('calendar.title'),
    subscribeBlock({ language, url: calendarUrl, name: say('calendar.name', { house: house.name }) }),
  )
  return housePage({
    language,
    house,
    here: programmeHref(house.id, search),
    current: 'programme',
    width: 'wide',
    title: say('programme.title'),
    description: say('programme.description', { house: house.name }),
    // One page of it is enough for those who search: the others are the same with other days.
    ...(search.from === undefined && search.view === undefined && !isSearching(search)
      ? {}
      : { robots: 'noindex, follow' }),
    main: html`${pageHeading(say('programme.title'), { lead: say('programme.lead') })} ${steps(model)}
    ${beside(
      html`${searchForm(model)} ${dates.length === 0 ? nothingOn(model) : isMonth ? monthTable(model) : byDay(model, dates, { holiday })}
      ${dates.length > 0 && isMonth && section(say('month.list'), byDay(model, dates, { level: 3, holiday }))}
      ${toPrint(model)}`,
      aside,
    )}`,
  })
}

function spanWords({ language, search, from, to }: ProgrammeModel): string {
  return search.view === 'month' ? formatDate(from, language, 'month') : formatDates(from, to, language)
}

/** Back and on, the other view. */
function steps(model: ProgrammeModel): Html {
  const { language, house, search, from, today } = model
  const say = texts(language)
  const isMonth = search.view === 'month'
  const [before, after] = isMonth
    ? [addMonths(from, -1), addMonths(from, 1)]
    : [addDays(from, -7), addDays(from, 7)]
  const at = (date: string | undefined, view = search.view) =>
    programmeHref(house.id, { ...search, from: date, view })
  const step = (date: string, label: string) =>
    isLinked(date, today) ? { href: at(date), label } : undefined
  const isNow = isMonth ? from.slice(0, 7) === today.slice(0, 7) : from === today
  return html`${pager({
    label: say('pager.label'),
    now: spanWords(model),
    ...known({
      previous: step(before, say(isMonth ? 'pager.monthBefore' : 'pager.weekBefore')),
      next: step(after, say(isMonth ? 'pager.monthAfter' : 'pager.weekAfter')),
    }),
    ...(isNow ? {} : { home: { href: at(undefined), label: say('pager.today') } }),
  })}
  ${actions(
    linkButton({
      // Without a view it is the week.
      href: programmeHref(house.id, {
        ...search,
        from: isNow ? undefined : from,
        view: isMonth ? undefined : 'month',
      }),
      label: say(isMonth ? 'view.week' : 'view.month'),
    }),
  )}`
}

/** The plan for the wall: for the few who print it, so it waits below what is on. */
function toPrint({ language, house, search, from, today }: ProgrammeModel): Html {
  const isNow = search.view === 'month' ? from.slice(0, 7) === today.slice(0, 7) : from === today
  const wall = wallHref(house.id, { view: search.view, week: isNow ? undefined : from })
  return html`<p>${linkButton({ href: wall, label: texts(language)('view.wall'), kind: 'plain' })}</p>`
}

/** Days far from today can be asked for, but no link leads on, so that robots come to an end. */
function isLinked(date: string, today: string): boolean {
  return date >= addDays(today, -mostBefore) && date <= addDays(today, mostAfter)
}

/** A month back is enough to see what was; thirteen months ahead is as far as there are dates. */
const mostBefore = 62
const mostAfter = 400
