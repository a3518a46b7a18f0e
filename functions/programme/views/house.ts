import { actions, linkButton, submit } from '../../../shared/html/buttons.ts'
import { dateField } from '../../../shared/html/fields.ts'
import { pageHeading } from '../../../shared/html/layout.ts'
import { html, spoken } from '../../../shared/html/markup.ts'
import type { Html } from '../../../shared/html/markup.ts'
import { pager } from '../../../shared/html/navigation.ts'
import { beside, section } from '../../../shared/html/panels.ts'
import { href } from '../../../shared/http/contract.ts'
import type { Language } from '../../../shared/language.ts'
import { addDays } from '../../../shared/time/civil.ts'
import type { LocalDate } from '../../../shared/time/civil.ts'
import { formatDates } from '../../../shared/time/format.ts'
import { holidayOn } from '../../../shared/time/holidays.ts'
import type { Programme } from '../../meetings/actions/read-programme.ts'
import { calendarPaths } from '../../rooms/contract.ts'
import type { RoomDays } from '../../rooms/rules/free.ts'
import { roomsInUse } from '../../rooms/rules/hours.ts'
import { bookHref, freeHref, houseHref, housePage } from '../../rooms/views/frame.ts'
import { roomList } from '../../rooms/views/rooms.ts'
import { openInHouse, spansInWords } from '../../rooms/views/words.ts'
import { byDay } from './entry.ts'
import { programmeHref } from './links.ts'
import { nothingOn } from './nothing.ts'
import { quietLines } from './quiet.ts'
import { texts } from './texts.ts'

export interface HouseModel extends Programme {
  language: Language
  /** All rooms with their sheets of these days. */
  days: readonly RoomDays[]
}

/** The house as a programme: seven days from today or another one, what everybody may come to first; its rooms; its calendar. */
export function houseView(model: HouseModel): string {
  const { language, house, from, today } = model
  const say = texts(language)
  const isNow = from === today
  const ask = linkButton({ href: bookHref(house.id), label: say('home.ask'), kind: 'primary' })
  const free = linkButton({ href: freeHref(house.id), label: say('home.free') })
  return housePage({
    language,
    house,
    title: house.name,
    current: 'house',
    width: 'wide',
    here: houseHref(house.id, isNow ? {} : { week: from }),
    description: say('home.description', { house: house.name }),
    ...(isNow ? {} : { robots: 'noindex, nofollow' }),
    main: html`<div class="home">
      ${pageHeading(house.name, { lead: lead(model) })} ${actions(ask, free)}
      ${beside(openPart(model), aside(model))}
    </div>`,
  })
}

function lead({ house, rooms, today, language }: HouseModel): Html {
  const say = texts(language)
  const open = openInHouse(rooms, today)
  const hours =
    open.length === 0
      ? say('home.closedToday')
      : say('home.openToday', { times: spansInWords(open, language) })
  return html`${house.address}<br />${hours}`
}

/** What else there is of the house, in few words: each has its page. */
function aside({ language, house, rooms }: HouseModel): Html {
  const say = texts(language)
  const help = href({ path: calendarPaths.help }, { house: house.id })
  const more = html`<p class="hint">${say('home.askMore')}</p>
    ${roomList({ language, house, rooms: roomsInUse(rooms) })}
    <p>${linkButton({ href: help, label: say('home.calendar'), kind: 'plain' })}</p>`
  return section(say('home.rooms'), more, { id: 'rooms' })
}

/** Back and on, and to any day. Days far from today can be asked for, but no link leads on, so that robots come to an end. */
function steps({ language, house, from, to, today }: HouseModel): Html {
  const say = texts(language)
  const link = (date: LocalDate) => houseHref(house.id, date === today ? {} : { week: date })
  const [before, after] = [addDays(from, -7), addDays(from, 7)]
  const jump = dateField({ name: 'week', label: spoken(say('home.jump')), value: from === today ? '' : from })
  return html`<div class="home-steps">
    ${pager({
      label: say('pager.label'),
      now: formatDates(from, to, language),
      ...(before >= addDays(today, -364)
        ? { previous: { href: link(before), label: say('pager.weekBefore') } }
        : {}),
      ...(after <= addDays(today, 364) ? { next: { href: link(after), label: say('pager.weekAfter') } } : {}),
      ...(from === today ? {} : { home: { href: link(today), label: say('pager.today') } }),
    })}
    <form method="get" action="${houseHref(house.id)}" class="jump">
      ${jump}${submit({ label: say('home.jumpSend'), kind: 'secondary', icon: 'change' })}
    </form>
  </div>`
}

/** What everybody may come to, and a quiet line of what else goes on; an empty house invites to start something. */
function openPart(model: HouseModel): Html {
  const { house, language, dates, today, from, next, days } = model
  const say = texts(language)
  const beside = quietLines(days, { language, from, to: model.to, dates })
  const empty = dates.length === 0 && nothingOn({ language, house, search: {}, ...(next ? { next } : {}) })
  const isQuiet = dates.length > 0 && from === today && dates.every((each) => each.date !== today)
  const all = linkButton({ href: programmeHref(house.id), label: say('home.all') })
  return section(
    say('home.title'),
    html`${steps(model)} ${empty}${isQuiet && html`<p class="quiet">${say('home.today')}</p>`}
    ${byDay(model, dates, { level: 3, beside, holiday: (date) => holidayOn(house.land, date) })} ${dates.length > 0 && html`<p>${all}</p>`}`,
  )
}
