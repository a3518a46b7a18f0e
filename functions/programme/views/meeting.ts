import { directionOf } from '../../../shared/direction.ts'
import { inARow } from '../../../shared/in-a-row.ts'
import { definitionList } from '../../../shared/html/facts.ts'
import { pageHeading } from '../../../shared/html/layout.ts'
import { html, raw, attributes } from '../../../shared/html/markup.ts'
import type { Content, Html } from '../../../shared/html/markup.ts'
import { emptyState, statusBadge } from '../../../shared/html/messages.ts'
import { beside, section } from '../../../shared/html/panels.ts'
import { subscribeBlock } from '../../../shared/html/subscribe.ts'
import type { Language } from '../../../shared/language.ts'
import { formatDate, formatList, formatRange } from '../../../shared/time/format.ts'
import type { House } from '../../houses/schema.ts'
import type { PublicMeeting } from '../../meetings/actions/read-date.ts'
import { stateOf } from '../../meetings/rules/dates.ts'
import type { Meeting } from '../../meetings/schema.ts'
import type { MeetingDate } from '../../meetings/schema/entry.ts'
import type { Venue } from '../../meetings/schema/venue.ts'
import {
  audienceWords,
  languageWords,
  tagWords,
  texts as words,
  venueWords,
  wordIn,
} from '../../meetings/views/words.ts'
import { meetingPhoto } from '../../meetings/rules/photo.ts'
import { photoView } from '../../photos/views/photo.ts'
import { pulseNote } from '../../pulses/views/pulse.ts'
import type { Room } from '../../rooms/schema.ts'
import { housePage } from '../../rooms/views/frame.ts'
import { rhythmWord } from './entry.ts'
import { rhythmOf } from '../../meetings/rules/rhythm.ts'
import { dateHref, meetingHref } from './links.ts'
import { texts } from './texts.ts'
import { ofHouse } from './written.ts'

export interface MeetingModel extends PublicMeeting {
  language: Language
  today: string
  calendarUrl: string
  /** For search engines. */
  events: readonly object[]
  /** Forms of later slices: to follow by mail. */
  more?: Content
  /** What people wish for the evening. */
  wishes?: Content
}

/** A meeting: what it is, for whom, and when one can come next. */
export function meetingView(model: MeetingModel): string {
  const { language, house, meeting, dates, today, calendarUrl, entry } = model
  const say = texts(language)
  const title = wordIn(meeting.words, 'title', language)
  const ahead = dates.filter(({ date }) => date >= today)
  const isPaused = stateOf(entry) !== 'published'
  const isQuiet = entry.bookings.some(({ quiet }) => quiet)
  const lead = rhythmWords(ahead, language) ?? say('meeting.lead')
  const aside = html`${section(say('facts.title'), meetingFacts(model))}
  ${section(say('calendar.title'), subscribeBlock({ language, url: calendarUrl, name: title?.text ?? '' }))}
  ${model.more}`
  return housePage({
    language,
    house,
    here: meetingHref(house.id, meeting.id),
    current: 'programme',
    width: 'wide',
    title: title?.text ?? '',
    description:
      meeting.words.de.description?.slice(0, 160) ?? say('programme.description', { house: house.name }),
    head: dataBlock(model.events),
    main: html`${pageHeading(inLanguage(title), { lead })}
    ${beside(
      html`${photoOf(meeting, { language, house })} ${wordsOf(meeting, language)}
      ${section(
        say('dates.title'),
        isPaused
          ? emptyState({
              title: say(`meeting.${stateOf(entry) === 'ended' ? 'ended' : 'paused'}`),
              content: say('meeting.pausedMore'),
            })
          : ahead.length === 0
            ? emptyState({ title: say('dates.none'), content: say('dates.noneMore') })
            : [isQuiet && pulseLine(language), dateList(model, ahead.slice(0, 12))],
      )}
      ${model.wishes}`,
      aside,
    )}`,
  })
}

/** What it looks like there. */
export function photoOf(
  meeting: Meeting,
  { language, house }: { language: Language; house: Pick<House, 'language'> },
): Content {
  const how = { written: house.language, page: language, look: 'lead' } as const
  return meeting.photo && photoView(meeting.photo, { ...meetingPhoto(meeting), ...how })
}

/** Nobody who holds it has answered for long: whoever wants to come asks before. */
function pulseLine(language: Language): Html {
  return html`<p>${statusBadge('tentative', pulseNote(language))}</p>`
}

/** `jeden Dienstag, 15:00–17:00 Uhr`; nothing without a habit. */
function rhythmWords(ahead: readonly MeetingDate[], language: Language): string | undefined {
  const planned = ahead.filter(({ state }) => state !== 'cancelled')
  const rhythm = rhythmOf(planned.map(({ date }) => date))
  const [first] = planned
  if (rhythm === undefined || first === undefined) return undefined
  return inARow([rhythmWord(rhythm, language), formatRange(first.from, first.to, language)], language)
}

function dateList(
  { language, house, rooms, meeting, today }: MeetingModel,
  dates: readonly MeetingDate[],
): Html {
  const say = words(language)
  const line = (date: MeetingDate) => {
    const isOff = date.state === 'cancelled'
    const day = html`<a href="${dateHref(house.id, date)}">${formatDate(date.date, language, { today })}</a>`
    const isElsewhere = JSON.stringify(date.venue) !== JSON.stringify(meeting.venue)
    const badge = isOff
      ? statusBadge('over', say('date.cancelled'))
      : date.state === 'moved' && statusBadge('pending', say('date.moved'))
    return html`<li>
      <span class="date-day">${isOff ? html`<s>${day}</s>` : day}</span>
      <span class="date-time">${formatRange(date.from, date.to, language)}</span> ${badge}
      ${isElsewhere && !isOff && html`<span class="date-more">${venueWords(date.venue, rooms, language)}</span>`}
      ${date.note !== undefined && html`<span class="date-more">${ofHouse(date.note, { house, language })}</span>`}
    </li>`
  }
  return html`<ul class="date-lines">
    ${dates.map(line)}
  </ul>`
}

/** What it is about, and what is good to know. */
export function wordsOf(meeting: Meeting, language: Language): Content {
  const description = wordIn(meeting.words, 'description', language)
  const practical = wordIn(meeting.words, 'practical', language)
  return [
    description && paragraphsOf(description),
    practical && section(texts(language)('practical.title'), paragraphsOf(practical)),
  ]
}

function paragraphsOf({ text, lang }: { text: string; lang?: 'de' }): Html {
  const lines = text.split('\n').filter((line) => line.trim() !== '')
  const all = lines.map((line) => html`<p>${line}</p>`)
  return lang === undefined
    ? html`${all}`
    : html`<div${attributes({ lang, dir: directionOf(lang) })}>${all}</div>`
}

export function inLanguage(word: { text: string; lang?: 'de' } | undefined): Content {
  if (word?.lang === undefined) return word?.text ?? ''
  return html`<span${attributes({ lang: word.lang, dir: directionOf(word.lang) })}>${word.text}</span>`
}

/** For whom, where, in which languages, what it costs, how to get in. */
export function meetingFacts({
  language,
  meeting,
  rooms,
  house,
  venue = meeting.venue,
}: {
  language: Language
  meeting: Meeting
  rooms: readonly Room[]
  house: House
  venue?: Venue
}): Html {
  const say = texts(language)
  const { audience, languages, access, cost, hosts, registration } = meeting
  const list = (items: readonly string[]) => items.length > 0 && formatList(items, language)
  return definitionList([
    { name: say('fact.where'), value: placeOf(venue, { rooms, house, language }) },
    { name: say('fact.audience'), value: audienceWords(audience, language) },
    { name: say('fact.languages'), value: languages.length > 0 && languageWords(languages, language) },
    { name: say('fact.cost'), value: cost ?? words(language)('free') },
    { name: say('fact.access'), value: list(access.map((tag) => tagWords('access', tag, language))) },
    { name: say('fact.hosts'), value: list(hosts) },
    { name: say('fact.come'), value: say(`register.${registration.mode}`) },
  ])
}

/** Where, with the way there. */
function placeOf(
  venue: Venue,
  { rooms, house, language }: { rooms: readonly Room[]; house: House; language: Language },
): Content {
  const place = venueWords(venue, rooms, language)
  if (venue.kind === 'online') return texts(language)('place.online')
  if (venue.kind === 'rooms') return html`${place}<br /><span class="quiet">${house.address}</span>`
  if (venue.map === undefined) return place
  return html`${place}<br /><a href="${venue.map}" rel="noopener">${texts(language)('place.map')}</a>`
}

/** A block of data that no browser runs; `<` cannot end it. */
export function dataBlock(events: readonly object[]): Content {
  if (events.length === 0) return false
  const text = JSON.stringify(events.length === 1 ? events[0] : events).replaceAll('<', '\\u003c')
  return html`<script type="application/ld+json">${raw(text)}</script>`
}
