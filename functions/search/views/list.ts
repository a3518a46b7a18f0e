import { pageHeading } from '../../../shared/html/layout.ts'
import { html } from '../../../shared/html/markup.ts'
import type { Content } from '../../../shared/html/markup.ts'
import { emptyState } from '../../../shared/html/messages.ts'
import { pager } from '../../../shared/html/navigation.ts'
import { section } from '../../../shared/html/panels.ts'
import { formatDate } from '../../../shared/time/format.ts'
import { managePage } from '../../houses/views/manage-frame.ts'
import type { ListedDate } from '../rules/listing.ts'
import { chosenWords, filterForm, usualLists } from './list-filter.ts'
import type { FilterModel } from './list-filter.ts'
import { listHref } from './links.ts'
import { dateRow, rows } from './row.ts'
import { searchForm } from './search-form.ts'
import { texts } from './texts.ts'
import { seenBy } from '../../houses/views/seen.ts'

export interface ListModel extends FilterModel {
  dates: readonly ListedDate[]
  /** Where this page begins, unless it is the first, and where the next one does. */
  at?: string | undefined
  next?: string | undefined
}

/** All dates of a house, day by day. */
export function listView(model: ListModel): string {
  const { language, here: path, house, dates } = model
  const say = texts(language)
  const chosen = chosenWords(model)
  const days = [...Map.groupBy(dates, ({ occurrence }) => occurrence.date)]
  return managePage({
    language,
    path,
    house,
    current: 'bookings',
    title: say('list.title'),
    main: html`${pageHeading(say('list.title'), { lead: say('list.lead') })} ${searchForm(model)} ${usualLists(model)} ${filterForm(model)}
    ${chosen !== '' && html`<p class="quiet">${say('list.shown', { what: chosen })}</p>`}
    ${dates.length === 0 ? nothing(model) : days.map(([date, all]) => dayPart(model, date, all))}
    ${pagerPart(model)}`,
  })
}

function dayPart(model: ListModel, date: string, dates: readonly ListedDate[]): Content {
  const lines = rows(dates.map((each) => dateRow(model, each)))
  return html`<div class="hit-day">${section(formatDate(date, model.language, seenBy(model)), lines)}</div>`
}

function nothing({ language, next }: ListModel): Content {
  const say = texts(language)
  return next === undefined
    ? emptyState({ title: say('list.none'), content: say('list.noneMore') })
    : html`<p>${say('list.noneYet')}</p>`
}

function pagerPart({ language, house, listing, dates, at, next }: ListModel): Content {
  if (at === undefined && next === undefined) return false
  const say = texts(language)
  const day = (each: ListedDate | undefined) =>
    each === undefined ? '' : formatDate(each.occurrence.date, language, 'dayMonthYear')
  const now = dates.length > 0 && say('list.page', { first: day(dates[0]), last: day(dates.at(-1)) })
  return pager({
    label: say('list.pages'),
    now,
    ...(next === undefined
      ? {}
      : { next: { href: listHref(house.id, { ...listing, at: next }), label: say('list.next') } }),
    ...(at === undefined ? {} : { home: { href: listHref(house.id, listing), label: say('list.first') } }),
  })
}
