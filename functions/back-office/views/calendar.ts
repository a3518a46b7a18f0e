import { actions, linkButton, submit } from '../../../shared/html/buttons.ts'
import { dateField, fieldRow, hiddenField } from '../../../shared/html/fields.ts'
import { pageHeading } from '../../../shared/html/layout.ts'
import { html } from '../../../shared/html/markup.ts'
import type { Content } from '../../../shared/html/markup.ts'
import { pager, tabs } from '../../../shared/html/navigation.ts'
import { section } from '../../../shared/html/panels.ts'
import { dayLanes, legend, weekList, weekMatrix } from '../../../shared/html/week.ts'
import type { Lane, Span } from '../../../shared/html/week.ts'
import { addDays, datesFrom, minutesOfTime, mondayOf, timeOfMinutes } from '../../../shared/time/civil.ts'
import type { LocalDate } from '../../../shared/time/civil.ts'
import { formatDate, formatRange, formatWeek } from '../../../shared/time/format.ts'
import { hrefTo, managePage } from '../../houses/views/manage-frame.ts'
import { openOn } from '../../rooms/rules/hours.ts'
import { texts } from '../../bookings/views/managed.ts'
import { rangeOfDay, usesOn, withoutOverlaps } from './uses.ts'
import type { CalendarModel, ManagedUse } from './uses.ts'

/** All rooms side by side, a day or a week, as a grid and as a list that says the same. */
export function calendarView(model: CalendarModel): string {
  const { language, house, date, view } = model
  const say = texts(language)
  const title = view === 'day' ? formatDate(date, language, 'long') : formatWeek(date, language)
  return managePage({
    language,
    house,
    current: 'calendar',
    width: 'wide',
    paper: 'landscape',
    path: hrefTo('calendar', house.id, { date, view }),
    title: `${say('calendar.title')}: ${title}`,
    main: html`${pageHeading(say('calendar.title'))}
    ${views(model)}
    ${steps(model, title)}
    ${view === 'day' ? dayView(model) : weekView(model)}`,
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

function jump({ language, house, date, view }: CalendarModel): Content {
  const say = texts(language)
  const show = submit({ label: say('calendar.show'), kind: 'secondary' })
  return html`<form class="no-print" method="get" action="${hrefTo('calendar', house.id)}">
    ${hiddenField('view', view)}
    ${fieldRow(dateField({ name: 'date', label: say('calendar.date'), value: date }), html`<div>${show}</div>`)}
  </form>`
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

function dayView(model: CalendarModel): Content {
  const { language, calendar, date, today } = model
  const say = texts(language)
  const lanes = calendar.days.map((days) => ({
    key: days.room.id,
    title: days.room.name,
    open: openOn(days.room, date),
    uses: usesOn(model, days, date),
  }))
  const isFuture = date >= today
  const caption = `${say('calendar.title')}, ${formatDate(date, language, 'long')}`
  return html`${dayLanes({
    caption,
    timeLabel: say('calendar.time'),
    freeWord: say('use.free'),
    closedWord: say('use.closed'),
    lanes: lanes.map((lane) => ({ ...lane, uses: withoutOverlaps(lane.uses, rangeOfDay(lanes), model) })),
    ...(isFuture ? { freeHref: (lane: Lane, from: string) => enterHref(model, lane.key, date, from) } : {}),
  })}
  ${meanings(model)} ${jump(model)} ${doing(model)}
  ${section(
    say('calendar.list'),
    weekList({
      lanes,
      emptyWord: say('use.allDay'),
      closedWord: say('use.closed'),
      ...(isFuture ? { free: (lane: Lane, gap: Span) => freeGap(model, lane, gap) } : {}),
    }),
  )}`
}

function freeGap(model: CalendarModel, { key }: Lane, { from, to }: Span) {
  const { language, date } = model
  const say = texts(language)
  return {
    when: formatRange(from, to, language),
    word: say('use.free'),
    href: enterHref(model, key, date, from, to),
    linkLabel: say('use.enter'),
  }
}

/** The form for a caller, an hour long unless less is free. */
function enterHref(
  { house }: CalendarModel,
  room: string,
  date: string,
  from: string,
  until = '24:00',
): string {
  const end = Math.min(minutesOfTime(from) + 60, minutesOfTime(until))
  return hrefTo('book', house.id, { rooms: room, date, from, to: timeOfMinutes(end) })
}

function weekView(model: CalendarModel): Content {
  const { language, calendar, date, house, today } = model
  const say = texts(language)
  const monday = mondayOf(date)
  const dates = datesFrom(monday, addDays(monday, 7))
  const dayHref = (day: LocalDate) => hrefTo('calendar', house.id, { date: day, view: 'day' })
  const columns = dates.map((day) => ({
    title: formatDate(day, language, 'compact'),
    href: dayHref(day),
    current: day === today,
  }))
  const rows = calendar.days.map((days) => ({
    title: days.room.name,
    cells: dates.map((day) => usesOn(model, days, day)),
  }))
  const caption = `${say('calendar.title')}, ${formatWeek(date, language)}`
  const lanes = dates.map((day) => ({
    key: day,
    title: formatDate(day, language, 'long'),
    href: dayHref(day),
    current: day === today,
    open: calendar.days.flatMap(({ room }) => openOn(room, day)),
    uses: houseUses(model, day),
  }))
  return html`${weekMatrix({ caption, cornerLabel: say('calendar.room'), columns, rows, freeWord: say('use.nothing') })}
  ${meanings(model)} ${jump(model)} ${doing(model)}
  ${section(
    say('calendar.list'),
    weekList({ lanes, emptyWord: say('use.nothing'), closedWord: say('use.closed') }),
  )}`
}

/** What is on in the whole house on one date; what takes several rooms is told once, with their names. */
function houseUses(model: CalendarModel, date: LocalDate): ManagedUse[] {
  const byId = new Map<string, { use: ManagedUse; rooms: string[] }>()
  for (const days of model.calendar.days) {
    for (const use of usesOn(model, { ...days, related: [] }, date)) {
      const known = byId.get(use.id)
      if (known) known.rooms.push(days.room.name)
      else byId.set(use.id, { use, rooms: [days.room.name] })
    }
  }
  return [...byId.values()]
    .map(({ use, rooms }) => ({ ...use, detail: [rooms.join(', '), use.detail].filter(Boolean).join(' · ') }))
    .sort((one, other) => (one.from < other.from ? -1 : 1))
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

function doing({ language, house, date, today }: CalendarModel): Content {
  const say = texts(language)
  const day = date < today ? today : date
  return actions(
    linkButton({ href: hrefTo('book', house.id, { date: day }), label: say('inbox.enter'), kind: 'primary' }),
    linkButton({ href: hrefTo('block', house.id, { date: day }), label: say('block.open') }),
  )
}
