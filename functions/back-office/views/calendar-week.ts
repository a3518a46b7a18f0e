import { inARow, pointed } from '../../../shared/in-a-row.ts'
import { html } from '../../../shared/html/markup.ts'
import type { Content } from '../../../shared/html/markup.ts'
import { freeLink, weekMatrix } from '../../../shared/html/matrix.ts'
import { section } from '../../../shared/html/panels.ts'
import { weekList } from '../../../shared/html/week.ts'
import type { Lane } from '../../../shared/html/week.ts'
import { addDays, datesFrom, mondayOf } from '../../../shared/time/civil.ts'
import type { LocalDate } from '../../../shared/time/civil.ts'
import { formatDate, formatWeek } from '../../../shared/time/format.ts'
import { hrefTo } from '../../houses/views/manage-frame.ts'
import { openOn } from '../../rooms/rules/hours.ts'
import type { RoomDays } from '../../rooms/actions/load-room-days.ts'
import { texts } from '../../bookings/views/managed.ts'
import { freeTimes } from './free-cells.ts'
import { holidayIn, shownRooms } from './shown-days.ts'
import { usesOn } from './uses.ts'
import type { CalendarModel, ManagedUse } from './uses.ts'

/** The week as a matrix of rooms and days, and day by day, where the days unfold: phones see these alone. */
export function calendarWeek(model: CalendarModel): Content {
  const { language, date } = model
  const monday = mondayOf(date)
  const dates = datesFrom(monday, addDays(monday, 7))
  const rooms = shownRooms(model, dates)
  return html`${matrixOf(model, rooms, dates)}
  ${section(texts(language)('calendar.list'), dayByDay(model, rooms, dates))}`
}

function matrixOf(model: CalendarModel, rooms: readonly RoomDays[], dates: readonly LocalDate[]): Content {
  const { language, date, today, house } = model
  const say = texts(language)
  return weekMatrix({
    language,
    caption: inARow([say('calendar.title'), formatWeek(date, language)], language),
    cornerLabel: say('calendar.room'),
    columns: dates.map((day) => {
      const holiday = holidayIn(model, day)
      return {
        title: formatDate(day, language, 'compact'),
        href: hrefTo('calendar', house.id, { date: day, view: 'day' }),
        current: day === today,
        ...(holiday === undefined ? {} : { remark: holiday }),
      }
    }),
    rows: rooms.map((days) => ({
      title: days.room.name,
      cells: dates.map((day) => ({
        uses: usesOn(model, days, day),
        free: freeTimes(model, days, day),
        word: say(openOn(days.room, day).length === 0 ? 'use.closed' : 'use.nothing'),
      })),
    })),
  })
}

function dayByDay(model: CalendarModel, rooms: readonly RoomDays[], dates: readonly LocalDate[]): Content {
  const { language, date, today } = model
  const say = texts(language)
  const lanes = dates.map((day): Lane => {
    const holiday = holidayIn(model, day)
    return {
      key: day,
      title: formatDate(day, language, 'compact'),
      current: day === today,
      open: rooms.flatMap(({ room }) => openOn(room, day)),
      uses: houseUses(model, rooms, day),
      ...(holiday === undefined ? {} : { remark: holiday }),
    }
  })
  const seen = dates.includes(today) ? today : date
  return weekList({
    lanes,
    emptyWord: say('use.nothing'),
    closedWord: say('use.closed'),
    folded: {
      count: ({ uses }) => say('calendar.count', { count: uses.length }),
      isOpen: ({ key }) => key === seen,
    },
    below: ({ key }) => freeOfDay(model, rooms, key),
  })
}

/** Where each room is free that day, and the way to the day itself. */
function freeOfDay(model: CalendarModel, rooms: readonly RoomDays[], date: LocalDate): Content {
  const { language, house } = model
  const say = texts(language)
  const free = rooms
    .map((days) => ({ room: days.room, times: freeTimes(model, days, date) }))
    .filter(({ times }) => times.length > 0)
  const lines = free.map(
    ({ room, times }) =>
      html`<li>
        <span class="quiet">${room.name}</span> ${times.map(freeLink)}
      </li>`,
  )
  const whole = hrefTo('calendar', house.id, { date, view: 'day' })
  return html`${
    lines.length > 0 &&
    html`<p class="free-title">${say('calendar.free')}</p>
      <ul class="free-of-day">
        ${lines}
      </ul>`
  }
  <p><a href="${whole}">${say('calendar.wholeDay')}</a></p>`
}

/** What is on in the whole house on one date; what takes several rooms is told once, with their names. */
function houseUses(model: CalendarModel, rooms: readonly RoomDays[], date: LocalDate): ManagedUse[] {
  const byId = new Map<string, { use: ManagedUse; rooms: string[] }>()
  for (const days of rooms) {
    for (const use of usesOn(model, { ...days, related: [] }, date)) {
      const known = byId.get(use.id)
      if (known) known.rooms.push(days.room.name)
      else byId.set(use.id, { use, rooms: [days.room.name] })
    }
  }
  return [...byId.values()]
    .map(({ use, rooms: names }) => ({
      ...use,
      detail: pointed([inARow(names, model.language), use.detail], model.language),
    }))
    .sort((one, other) => (one.from < other.from ? -1 : 1))
}
