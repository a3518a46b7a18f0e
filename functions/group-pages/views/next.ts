import { comma } from '../../../shared/in-a-row.ts'
import { linkButton } from '../../../shared/html/buttons.ts'
import { html } from '../../../shared/html/markup.ts'
import type { Content, Html } from '../../../shared/html/markup.ts'
import { statusBadge } from '../../../shared/html/messages.ts'
import { details, section } from '../../../shared/html/panels.ts'
import { subscribeBlock } from '../../../shared/html/subscribe.ts'
import { href } from '../../../shared/http/contract.ts'
import type { Language } from '../../../shared/language.ts'
import { formatDate, formatRange } from '../../../shared/time/format.ts'
import { bookingPaths } from '../../bookings/contract/paths.ts'
import type { HeldDate } from '../../bookings/rules/held.ts'
import { whereWords } from '../../bookings/views/where.ts'
import { inNameWord } from '../../groups/rules/tokens.ts'
import { mayIn } from '../../groups/rules/rights.ts'
import { meetingPaths } from '../../meetings/contract/paths.ts'
import { bookHref } from '../../rooms/views/frame.ts'
import type { House } from '../../houses/schema.ts'
import type { Next } from './next-model.ts'
import { ownCalendarHref } from './links.ts'
import type { OwnModel } from './own-model.ts'
import { pulseNote } from '../../pulses/views/pulse.ts'
import { texts } from './texts.ts'

/** So many dates stand on a page; the rest is in the calendar. */
const mostShown = 8

interface NextModel {
  language: Language
  house: House
  next: Next
}

/** The dates to come, each with a way to more of it; `linkOf` says where that is. */
function dateLines({ language, next }: NextModel, linkOf: (date: HeldDate) => string | undefined): Html {
  const say = texts(language)
  const line = (date: HeldDate) => {
    const link = linkOf(date)
    const title = link === undefined ? date.title : html`<a href="${link}">${date.title}</a>`
    const where = whereWords(date, date.rooms, { rooms: next.rooms, language })
    return html`<li>
      <span class="date-day">${formatDate(date.date, language, 'compactYear')}</span>
      <span class="date-time">${formatRange(date.from, date.to, language)}</span>
      ${date.state !== 'approved' && statusBadge('pending', say('next.asked'))}
      ${date.quiet && statusBadge('tentative', pulseNote(language))}
      <span class="date-more">${title}${where !== '' && html`${comma(language)}${where}`}</span>
    </li>`
  }
  const more = next.dates.length - mostShown
  return html`<ul class="date-lines">
      ${next.dates.slice(0, mostShown).map(line)}
    </ul>
    ${more > 0 && html`<p class="hint">${say('next.more', { count: more })}</p>`}`
}

/** For everybody: what is public of it. */
export function openNext(model: NextModel): Content {
  const { language, house, next } = model
  if (next.dates.length === 0) return false
  const say = texts(language)
  const linkOf = ({ meeting }: HeldDate) =>
    meeting === undefined ? undefined : href({ path: meetingPaths.meeting }, { house: house.id, meeting })
  return section(say('next.title'), html`${dateLines(model, linkOf)} ${calendarPart(model)}`)
}

/** For its own people: also what waits for a decision; hosts change it from here, and ask for more. */
export function ownNext(model: OwnModel & NextModel): Content {
  const { language, house, group, standing, own, next } = model
  if (!mayIn(group, standing, 'see-people') || group.state !== 'active') return false
  const say = texts(language)
  const mayBook = mayIn(group, standing, 'book')
  const linkOf = ({ booking, meeting }: HeldDate) => {
    if (mayBook) return href({ path: bookingPaths.own }, { id: booking, token: own.token })
    return meeting === undefined
      ? undefined
      : href({ path: meetingPaths.meeting }, { house: house.id, meeting })
  }
  const ask = `${bookHref(house.id)}?as=${encodeURIComponent(inNameWord({ group: group.id, token: own.token }))}`
  return section(
    say('next.title'),
    html`${next.dates.length === 0 ? html`<p>${say('next.none')}</p>` : dateLines(model, linkOf)}
    ${mayBook && html`<p>${linkButton({ href: ask, label: say('next.book'), kind: 'secondary' })}</p>`}
    <p>${linkButton({ href: ownCalendarHref(own), label: say('next.ownCalendar'), kind: 'plain' })}</p>
    ${next.dates.length > 0 && calendarPart(model)}`,
  )
}

function calendarPart({ language, next }: NextModel): Content {
  const say = texts(language)
  return details(
    say('next.calendar'),
    subscribeBlock({ language, url: next.calendar, name: say('next.calendarName') }),
  )
}
