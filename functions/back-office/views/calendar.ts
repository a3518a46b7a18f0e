import { inARow } from '../../../shared/in-a-row.ts'
import { actions, linkButton, submit } from '../../../shared/html/buttons.ts'
import { dateField, fieldRow, hiddenField } from '../../../shared/html/fields.ts'
import { pageHeading } from '../../../shared/html/layout.ts'
import { html, spoken } from '../../../shared/html/markup.ts'
import type { Content } from '../../../shared/html/markup.ts'
import { pager, tabs } from '../../../shared/html/navigation.ts'
import { details, section } from '../../../shared/html/panels.ts'
import { dayLanes, legend, weekList } from '../../../shared/html/week.ts'
import type { Lane, Span } from '../../../shared/html/week.ts'
import { noDate } from '../../../shared/http/words.ts'
import { addDays, mondayOf } from '../../../shared/time/civil.ts'
import type { LocalDate } from '../../../shared/time/civil.ts'
import { formatDate, formatRange, formatWeek } from '../../../shared/time/format.ts'
import { hrefTo, managePage } from '../../houses/views/manage-frame.ts'
import { openOn } from '../../rooms/rules/hours.ts'
import { searchForm } from '../../search/views/search-form.ts'
import { texts } from '../../bookings/views/managed.ts'
import { calendarWeek } from './calendar-week.ts'
import { enterHref, stillFree } from './free-cells.ts'
import { holidayIn, shownRooms } from './shown-days.ts'
import { rangeOfDay, usesOn, withoutOverlaps } from './uses.ts'
import type { CalendarModel } from './uses.ts'

/** All rooms side by side, a day or a week, as a grid and as a list that says the same. */
export function calendarView(model: CalendarModel): string {
  const { language, house, date, view } = model
  const say = texts(language)
  const title = view === 'day' ? formatDate(date, language, 'title') : formatWeek(date, language)
  return managePage({
    language,
    house,
    current: 'calendar',
    width: 'wide',
    paper: 'landscape',
    path: hrefTo('calendar', house.id, { date, view }),
    title: `${say('calendar.title')}: ${title}`,
    main: html`${pageHeading(say('calendar.title'))} ${searchForm(model)}
    ${views(model)}
    ${steps(model, title)}
    ${doing(model)}
    ${view === 'day' ? dayView(model) : calendarWeek(model)}
    ${meanings(model)}`,
  })
}

function views({ language, house, date, view }: CalendarModel): Content {
  const say = texts(language)
  return tabs({
    label: say('calendar.view'),
    places: (['day', 'week'] as const).map((one) => ({
      href: hrefTo('calendar', house.id, { date, view: one }),
      label: say(`calendar.${one}`),
      current: one === view,
    })),
  })
}

function steps({ language, house, date, view, today }: CalendarModel, now: string): Content {
  const say = texts(language)
  const to = (other: LocalDate) => hrefTo('calendar', house.id, { date: other, view })
  const length = view === 'day' ? 1 : 7
  const isHere = view === 'day' ? date === today : mondayOf(date) === mondayOf(today)
  return pager({
    label: say(`calendar.steps.${view}`),
    now,
    previous: { href: to(addDays(date, -length)), label: say(`calendar.previous.${view}`) },
    next: { href: to(addDays(date, length)), label: say(`calendar.next.${view}`) },
    ...(isHere ? {} : { home: { href: to(today), label: say(`calendar.home.${view}`) } }),
  })
}

/** What is done most often stands above, so that nobody looks for it below a week. */
function doing(model: CalendarModel): Content {
  const { language, house, date, today, isNoDate } = model
  const say = texts(language)
  const day = date < today ? today : date
  return html`<div class="calendar-doing no-print">
    ${actions(
      linkButton({
        href: hrefTo('book', house.id, { date: day }),
        label: say('inbox.enter'),
        kind: 'primary',
      }),
      linkButton({ href: hrefTo('block', house.id, { date: day }), label: say('block.open') }),
    )}
    ${details(say('calendar.jump'), jump(model), { open: isNoDate === true })}
  </div>`
}

function jump({ language, house, date, view, isNoDate }: CalendarModel): Content {
  const say = texts(language)
  const error = isNoDate === true ? { error: noDate(language) } : {}
  const show = submit({ label: say('calendar.show'), kind: 'secondary' })
  return html`<form method="get" action="${hrefTo('calendar', house.id)}">
    ${hiddenField('view', view)}
    ${fieldRow(dateField({ name: 'date', label: say('calendar.date'), value: date, ...error }), html`<div>${show}</div>`)}
  </form>`
}

function dayView(model: CalendarModel): Content {
  const { language, date } = model
  const say = texts(language)
  const lanes = shownRooms(model, [date]).map((days) => ({
    key: days.room.id,
    title: days.room.name,
    open: openOn(days.room, date),
    uses: usesOn(model, days, date),
  }))
  const holiday = holidayIn(model, date)
  const caption = inARow([say('calendar.title'), formatDate(date, language, 'title')], language)
  return html`${holiday && html`<p><strong>${holiday}</strong></p>`}
  ${dayLanes({
    language,
    caption,
    timeLabel: say('calendar.time'),
    freeWord: say('use.free'),
    closedWord: say('use.closed'),
    lanes: lanes.map((lane) => ({ ...lane, uses: withoutOverlaps(lane.uses, rangeOfDay(lanes), model) })),
    dayOf: ({ title }) => title,
    freeHref: (lane, from) => hourHref(model, lane, from),
  })}
  ${section(
    say('fact.rooms'),
    weekList({
      lanes,
      emptyWord: say('use.allDay'),
      closedWord: say('use.closed'),
      free: (lane, gap) => freeGap(model, lane, gap),
    }),
  )}`
}

/** To the form for an hour that has not begun. */
function hourHref(model: CalendarModel, { key }: Lane, from: string): string | undefined {
  const left = stillFree(model, model.date, { from, to: '24:00' })
  return left?.from === from ? enterHref(model, key, model.date, from) : undefined
}

function freeGap(model: CalendarModel, { key, title }: Lane, gap: Span) {
  const { language, date } = model
  const say = texts(language)
  const when = formatRange(gap.from, gap.to, language)
  const left = stillFree(model, date, gap)
  if (left === undefined) return { when, word: say('use.free') }
  return {
    when,
    word: say('use.free'),
    href: enterHref(model, key, date, left.from, left.to),
    linkLabel: html`${say('use.enter')}${spoken(`: ${inARow([title, when], language)}`)}`,
  }
}

function meanings({ language }: CalendarModel): Content {
  const say = texts(language)
  return legend([
    ['firm', say('use.approved')],
    ['pending', say('use.requested')],
    ['tentative', say('use.unconfirmed')],
    ['blocked', say('use.blockedOrClosed')],
  ])
}
