import { html, spoken } from '../../../shared/html/markup.ts'
import type { Html } from '../../../shared/html/markup.ts'
import { holidayName } from '../../../shared/time/holiday-names.ts'
import { holidayOn } from '../../../shared/time/holidays.ts'
import { section } from '../../../shared/html/panels.ts'
import { legend, weekGrid, weekList } from '../../../shared/html/week.ts'
import type { Lane, Span } from '../../../shared/html/week.ts'
import {
  addDays,
  addMinutes,
  datesFrom,
  localOf,
  minutesOfTime,
  timeOfMinutes,
} from '../../../shared/time/civil.ts'
import type { LocalDate } from '../../../shared/time/civil.ts'
import { formatDate, formatRange, formatWeek } from '../../../shared/time/format.ts'
import { usesElsewhere } from '../rules/elsewhere.ts'
import { isFree } from '../rules/free.ts'
import { exceptionOn, openOn } from '../rules/hours.ts'
import { useRefusal } from '../rules/use.ts'
import type { UseTerms } from '../rules/use.ts'
import { usesOf } from './board.ts'
import { bookHref, texts } from './frame.ts'
import type { RoomModel } from './room-model.ts'

/** The week of a room as a grid and as a list; free time that can be asked for leads to the form. */
export function roomWeek(model: RoomModel): Html {
  const { language, monday, days } = model
  const say = texts(language)
  const lanes = datesFrom(monday, addDays(monday, 7)).map((date) => laneOf(model, date))
  const caption = say('week.caption', { room: days.room.name, week: formatWeek(monday, language) })
  const grid = weekGrid({
    caption,
    lanes,
    timeLabel: say('week.time'),
    freeWord: say('free'),
    closedWord: say('closed'),
    freeHref: (lane, from) => linkTo(model, lane.key, { from, to: hourLater(from) }),
  })
  const list = weekList({
    lanes: lanes.map(({ href: _href, ...lane }) => lane),
    emptyWord: say('free.allDay'),
    closedWord: say('closed'),
    free: (lane, gap) => freeLine(model, lane, gap),
  })
  const signs = legend([
    ['firm', say('use.booked.word')],
    ['pending', say('use.asked.word')],
    ['blocked', say('week.blocked')],
  ])
  return html`${grid}${signs}${section(say('week.asList'), list)}`
}

function laneOf(model: RoomModel, date: LocalDate): Lane {
  const { days, language, house, today } = model
  const say = texts(language)
  const note = remarkOn(model, date)
  const remark = date === today ? say('today') : note
  return {
    key: date,
    title: formatDate(date, language, 'compact'),
    longTitle: `${formatDate(date, language, 'weekday')}, ${formatDate(date, language, 'dayMonth')}`,
    href: `#lane-${date}`,
    current: date === today,
    ...(remark === undefined || remark === '' ? {} : { remark }),
    open: openOn(days.room, date),
    uses: usesOf(days, date, { say, language, zone: house.timeZone }),
  }
}

/** Why a day is perhaps other than usual: in the house's words, or the name of the holiday. */
function remarkOn({ days, house, language }: RoomModel, date: LocalDate): string | undefined {
  const holiday = holidayOn(house.land, date)?.name
  return exceptionOn(days.room, date)?.note ?? (holiday && holidayName(language, holiday))
}

function freeLine(model: RoomModel, lane: Lane, gap: Span) {
  const { language, house, now } = model
  const say = texts(language)
  const here = localOf(now, house.timeZone)
  const isOver = `${lane.key}T${gap.to}` <= `${here.date}T${here.time}`
  const left = leftOf(model, lane, gap)
  const target = left && linkTo(model, lane.key, firstPart(model, left))
  const when = formatRange(left?.from ?? gap.from, left?.to ?? gap.to, language)
  if (target === undefined) return { when, word: say(isOver ? 'over' : 'free') }
  const linkLabel = html`${say('free.ask')} ${spoken(`${formatDate(lane.key, language, 'dayMonth')}, ${when}`)}`
  return { when, word: say('free'), href: target, linkLabel }
}

/** What of a gap can still be had: without what is too soon by now, and without the turnover beside other uses. */
function leftOf(model: RoomModel, lane: Lane, gap: Span): Span | undefined {
  const { room } = model.days
  const { house, now } = model
  const earliest = localOf(addMinutes(now, room.leadHours * 60 + 14), house.timeZone)
  const soonest = earliest.date === lane.key ? Math.floor(minutesOfTime(earliest.time) / 15) * 15 : 0
  const turnover = Math.max(room.gapMinutes, ...turnoverElsewhere(model, lane.key))
  const before = lane.uses.some(({ to }) => to === gap.from) ? turnover : 0
  const after = lane.uses.some(({ from }) => from === gap.to) ? turnover : 0
  const from = Math.max(minutesOfTime(gap.from) + before, soonest)
  const to = minutesOfTime(gap.to) - after
  return from < to ? { from: timeOfMinutes(from), to: timeOfMinutes(to) } : undefined
}

/** Of the rooms that are used on a date instead of this one. */
function turnoverElsewhere({ days, house }: RoomModel, date: LocalDate): number[] {
  const uses = usesElsewhere(days, date, house.timeZone)
  return uses.flatMap(({ rooms }) => rooms.map(({ gapMinutes }) => gapMinutes))
}

/** The first two hours of a gap, or all of it if it is shorter. */
function firstPart({ days: { room } }: RoomModel, gap: Span): Span {
  const length = Math.max(120, room.minMinutes)
  const end = Math.min(minutesOfTime(gap.from) + length, minutesOfTime(gap.to))
  return { from: gap.from, to: timeOfMinutes(end) }
}

/** To the form with this time filled in, unless the room's rules would refuse it anyway. */
function linkTo(model: RoomModel, date: LocalDate, { from, to }: Span): string | undefined {
  const { days, house } = model
  const use = { date, from, to, setUpMinutes: 0, tidyUpMinutes: 0 }
  const isPossible = days.room.approval !== 'phone-only' && !useRefusal(use, termsOf(model))
  if (!isPossible || !isFree(days, use, house.timeZone)) return undefined
  return bookHref(house.id, { rooms: [days.room.id], date, from, to })
}

const terms = new WeakMap<RoomModel, UseTerms>()

/** The same for every hour of the week. */
function termsOf(model: RoomModel): UseTerms {
  const known = terms.get(model)
  if (known) return known
  const { days, house, now } = model
  const own = { room: days.room, zone: house.timeZone, now, byManager: false }
  terms.set(model, own)
  return own
}

function hourLater(from: string): string {
  return timeOfMinutes(Math.min(minutesOfTime(from) + 60, 1440))
}
