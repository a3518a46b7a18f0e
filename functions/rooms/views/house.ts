import { upToWords } from './people.ts'
import { linkButton } from '../../../shared/html/buttons.ts'
import { pageHeading } from '../../../shared/html/layout.ts'
import { html, written } from '../../../shared/html/markup.ts'
import type { Content, Html } from '../../../shared/html/markup.ts'
import { beside, details, section } from '../../../shared/html/panels.ts'
import { weekList } from '../../../shared/html/week.ts'
import type { Lane } from '../../../shared/html/week.ts'
import { subscribeBlock } from '../../../shared/html/subscribe.ts'
import { href } from '../../../shared/http/contract.ts'
import type { Language } from '../../../shared/language.ts'
import { addDays, datesFrom, mondayOf } from '../../../shared/time/civil.ts'
import type { LocalDate } from '../../../shared/time/civil.ts'
import { formatDate } from '../../../shared/time/format.ts'
import type { RoomDays } from '../rules/free.ts'
import type { Room } from '../schema.ts'
import { calendarPaths, capability } from '../contract.ts'
import { eventLine, eventsOn } from './board.ts'
import { bookHref, houseHref, housePage, texts } from './frame.ts'
import type { ShownHouse } from './frame.ts'
import { openInHouse, spansInWords } from './words.ts'
import { weekPager } from './week-pager.ts'

export interface HouseModel {
  language: Language
  house: ShownHouse
  /** All rooms with their sheets from Monday to Sunday of the week. */
  days: readonly RoomDays[]
  /** Monday of the week that is shown. */
  monday: LocalDate
  today: LocalDate
  /** Full address of the house's calendar. */
  calendarUrl: string
  /** What everybody may come to: stands first. */
  programme?: Content
}

/** What is on in the house today and this week, its rooms, how to ask for one, its calendar. */
export function houseView(model: HouseModel): string {
  const { language, house, days, monday, today, calendarUrl } = model
  const say = texts(language)
  const isThisWeek = monday === mondayOf(today)
  const rooms = days.map(({ room }) => room)
  const ask = linkButton({ href: bookHref(house.id), label: say('frame.book'), kind: 'primary' })
  const own = html`<p>${ask}</p>
    <p class="hint">${say('house.needMore')}</p>
    ${roomList(house, rooms, language)}`
  const aside = html`${section(say('house.rooms'), own, { id: 'rooms' })}
  ${section(
    say('calendar'),
    html`${subscribeBlock({ language, url: calendarUrl, name: house.name })}
      <p>${linkButton({ href: helpHref(house.id), label: say('calendar.help'), kind: 'plain' })}</p>`,
  )}`
  return housePage({
    language,
    house,
    title: house.name,
    current: 'house',
    width: 'wide',
    here: houseHref(house.id, isThisWeek ? {} : { week: monday }),
    description: say('house.description', { house: house.name }),
    ...(isThisWeek ? {} : { robots: 'noindex, nofollow' }),
    main: html`${pageHeading(house.name, { lead: lead(model, rooms) })}
    ${beside(html`${model.programme} ${board(model, isThisWeek)}`, aside)}`,
  })
}

const helpHref = (house: string) => href({ path: calendarPaths.help }, { house })

function lead({ house, today, language }: HouseModel, rooms: readonly Room[]): Html {
  const say = texts(language)
  const open = openInHouse(rooms, today)
  const hours =
    open.length === 0
      ? say('house.closedToday')
      : say('house.openToday', { times: spansInWords(open, language) })
  return html`${house.address}<br />${hours}`
}

/** What takes the rooms, week by week: below what everybody may come to. */
function board(model: HouseModel, isThisWeek: boolean): Html {
  const { language, house, monday, today } = model
  const say = texts(language)
  const dates = datesFrom(monday, addDays(monday, 7))
  const steps = weekPager({
    language,
    monday,
    today,
    link: (week) => houseHref(house.id, week ? { week } : {}),
  })
  if (!isThisWeek) return html`${steps}${section(say('house.thatWeek'), list(model, dates))}`
  const over = dates.filter((date) => date < today)
  const coming = dates.filter((date) => date >= today)
  return section(
    say('house.board'),
    html`${list(model, coming)} ${over.length > 0 && details(say('house.over'), list(model, over))} ${steps}`,
  )
}

function list(model: HouseModel, dates: readonly LocalDate[]): Html {
  const { language } = model
  const say = texts(language)
  const lanes = dates.map((date) => laneOf(model, date))
  return weekList({ lanes, emptyWord: say('house.nothing'), closedWord: say('closed') })
}

function laneOf({ days, language, today }: HouseModel, date: LocalDate): Lane {
  const say = texts(language)
  return {
    key: date,
    title: formatDate(date, language, 'weekday'),
    longTitle: `${formatDate(date, language, 'weekday')}, ${formatDate(date, language, 'dayMonth')}`,
    current: date === today,
    open: openInHouse(
      days.map(({ room }) => room),
      date,
    ),
    uses: eventsOn(days, date).map((event) => eventLine(event, { say, language })),
  }
}

function roomList(house: ShownHouse, rooms: readonly Room[], language: Language): Html {
  const say = texts(language)
  const line = ({ id, name, capacity, features, approval }: Room): Html => {
    const more: Content =
      approval === 'phone-only' && html`<br /><span class="quiet">${say('room.phoneOnlyShort')}</span>`
    const own = written(features.join(', '), { language: house.language, page: language })
    const facts = html`${upToWords(capacity, language)}${features.length > 0 && html`, ${own}`}`
    return html`<li>
      <a href="${href(capability.routes.roomPage, { house: house.id, room: id })}">${name}</a><br />
      <span class="quiet">${facts}</span>${more}
    </li>`
  }
  return html`<ul>
    ${rooms.map(line)}
  </ul>`
}
