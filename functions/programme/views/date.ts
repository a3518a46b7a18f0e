import { inARow } from '../../../shared/in-a-row.ts'
import { actions, linkButton } from '../../../shared/html/buttons.ts'
import { pageHeading } from '../../../shared/html/layout.ts'
import { html } from '../../../shared/html/markup.ts'
import type { Content } from '../../../shared/html/markup.ts'
import { notice, statusBig } from '../../../shared/html/messages.ts'
import { breadcrumb } from '../../../shared/html/navigation.ts'
import { beside, qr, section } from '../../../shared/html/panels.ts'
import { href } from '../../../shared/http/contract.ts'
import { qrSvg } from '../../../shared/qr.ts'
import { formatDate, formatRange } from '../../../shared/time/format.ts'
import { meetingPaths } from '../../meetings/contract/paths.ts'
import { hasEnded, stateOf, takesPlace } from '../../meetings/rules/dates.ts'
import { dateWord, placesWords, venueWords, wordIn } from '../../meetings/views/words.ts'
import { housePage } from '../../rooms/views/frame.ts'
import { comePart } from './come.ts'
import type { DateModel } from './date-model.ts'
import { dateHref, meetingHref, programmeHref } from './links.ts'
import { dataBlock, inLanguage, meetingFacts, photoOf, wordsOf } from './meeting.ts'
import { texts } from './texts.ts'
import { ofHouse } from './written.ts'
import { seenBy } from '../../houses/views/seen.ts'

/** One date: when, where, whether there is room, and how to come. */
export function dateView(model: DateModel): string {
  const { language, house, meeting, date, event } = model
  const say = texts(language)
  const title = wordIn(meeting.words, 'title', language)
  const day = formatDate(date.date, language, seenBy(model))
  const lead = html`${day}<br />${formatRange(date.from, date.to, language)}`
  const places = [
    { label: say('programme.title'), href: programmeHref(house.id) },
    { label: title?.text ?? '', href: meetingHref(house.id, meeting.id) },
    { label: formatDate(date.date, language, seenBy(model)) },
  ]
  return housePage({
    language,
    house,
    here: dateHref(house.id, date),
    current: 'programme',
    width: 'wide',
    title: inARow([title?.text ?? '', formatDate(date.date, language, seenBy(model))], language),
    description: inARow([title?.text ?? '', day, formatRange(date.from, date.to, language)], language),
    head: dataBlock([event]),
    main: html`${pageHeading(inLanguage(title), { lead, above: breadcrumb({ label: say('trail'), places }) })}
    ${beside(
      html`${changed(model)} ${section(say('come.title'), comePart(model), { id: 'come' })} ${model.more}
      ${aboutPart(model)}`,
      aside(model),
    )}`,
  })
}

/** Nothing where nobody has written anything. */
function aboutPart(model: DateModel): Content {
  const { language, meeting } = model
  const { description, practical } = meeting.words.de
  const wished = wishes(model)
  const photo = photoOf(meeting, model)
  if (description === undefined && practical === undefined && wished === false && photo === undefined)
    return false
  return section(texts(language)('about.title'), [photo, wordsOf(meeting, language), wished])
}

/** Cancelled, moved, or a note: before all else. */
function changed(model: DateModel): Content {
  const { language, date, entry, rooms, house, now, places } = model
  const say = texts(language)
  const { state, note } = date
  const isOver = hasEnded(date, house.timeZone, now)
  if (state === 'cancelled')
    return statusBig({
      standing: 'over',
      words: dateWord(state, language, { isOver }),
      ...(note ? { next: html`<p>${ofHouse(note, model)}</p>` } : {}),
    })
  if (stateOf(entry) === 'paused') return statusBig({ standing: 'pending', words: say('meeting.paused') })
  if (isOver) return statusBig({ standing: 'over', words: say('date.over') })
  const isMoved = state === 'moved'
  const [day = '', time = ''] = date.key.split('T')
  const was = inARow([formatDate(day, language, seenBy(model)), time], language)
  const moved = isMoved && `${date.date}T${date.from}` !== date.key ? say('date.was', { was }) : undefined
  const where = venueWords(date.venue, rooms, language)
  const said = [moved, note && ofHouse(note, model)].filter((text) => text !== undefined)
  const free = places && placesWords(places, language)
  return [
    date.quiet === true && notice({ kind: 'warning', title: say('date.quiet') }),
    isMoved &&
      notice({
        kind: 'warning',
        title: say('date.moved', { where }),
        content: html`${said.map((text) => html`<p>${text}</p>`)}`,
      }),
    !isMoved &&
      note !== undefined &&
      notice({ kind: 'info', title: say('date.note'), content: html`<p>${ofHouse(note, model)}</p>` }),
    free !== undefined && html`<p class="places"><strong>${free}</strong></p>`,
  ]
}

function wishes(model: DateModel): Content {
  const { language, house, meeting, wishUntil } = model
  if (wishUntil === undefined) return false
  const words = texts(language)('wish.here', { date: formatDate(wishUntil, language, seenBy(model)) })
  return html`<p><a href="${meetingHref(house.id, meeting.id)}#wishes">${words}</a></p>`
}

function aside(model: DateModel): Content {
  const { language, house, meeting, date, url } = model
  const say = texts(language)
  const calendar = href(
    { path: meetingPaths.dateCalendar },
    { house: house.id, meeting: meeting.id, key: date.key },
  )
  return html`${section(say('facts.title'), meetingFacts({ ...model, venue: date.venue }))}
  ${actions(
    takesPlace(date) && linkButton({ href: calendar, label: say('date.calendar') }),
    linkButton({ href: meetingHref(house.id, meeting.id), label: say('date.all'), kind: 'plain' }),
  )}
  ${section(
    say('share.title'),
    html`<p class="share"><a href="${url}">${url}</a></p>
      ${qr({ svg: qrSvg(url), label: say('share.qr'), caption: say('share.caption') })}`,
  )}`
}
