import { inARow, pointed } from '../../../shared/in-a-row.ts'
import { isGerman } from '../../../shared/language.ts'
import { variantFor } from '../../../shared/variants.ts'
import { html, written } from '../../../shared/html/markup.ts'
import type { Content, Html } from '../../../shared/html/markup.ts'
import { heading, statusBadge } from '../../../shared/html/messages.ts'
import type { Language } from '../../../shared/language.ts'
import { formatDate, formatRange, formatWeekday } from '../../../shared/time/format.ts'
import { holidayName } from '../../../shared/time/holiday-names.ts'
import type { PublicHoliday } from '../../../shared/time/holidays.ts'
import type { ProgrammeDate } from '../../meetings/actions/read-programme.ts'
import {
  audienceWords,
  languageWords,
  placesWords,
  texts as words,
  venueWords,
  dateWord,
} from '../../meetings/views/words.ts'
import type { House } from '../../houses/schema.ts'
import { meetingPhoto } from '../../meetings/rules/photo.ts'
import { photoView } from '../../photos/views/photo.ts'
import { pulseNote } from '../../pulses/views/pulse.ts'
import type { Room } from '../../rooms/schema.ts'
import type { Rhythm } from '../../meetings/rules/rhythm.ts'
import { dateHref } from './links.ts'
import { texts } from './texts.ts'
import { ofHouse } from './written.ts'

export interface Listing {
  language: Language
  house: Pick<House, 'id' | 'language'>
  rooms: readonly Room[]
  today: string
}

interface Days {
  level?: 2 | 3
  /** What else is to be said of a day. */
  beside?: ReadonlyMap<string, Content>
  /** What a day is called, if it is a holiday. */
  holiday?: (date: string) => PublicHoliday | undefined
}

/** Dates by day, each day with its heading; only days on which something is on. */
export function byDay(
  model: Listing,
  dates: readonly ProgrammeDate[],
  { level = 2, beside = new Map(), holiday }: Days = {},
): Html {
  const known = Map.groupBy(dates, ({ date }) => date)
  const days = [...new Set([...known.keys(), ...beside.keys()])].toSorted()
  const first = new Set(dates.slice(0, onFirstScreen))
  const line = (date: ProgrammeDate) =>
    html`<li>${entryOf(model, date, { level, isFirst: first.has(date) })}</li>`
  return html`<div class="programme">
    ${days.map((day) => {
      const lines = (known.get(day) ?? []).map(line)
      return html`<section${day === model.today && html` aria-current="date"`}>
        ${heading(level, dayWords(day, model.language, holiday))}
        ${lines.length > 0 && html`<ul class="programme-day">${lines}</ul>`} ${beside.get(day)}
      </section>`
    })}
  </div>`
}

function dayWords(day: string, language: Language, holiday: Days['holiday']): Content {
  const found = holiday?.(day)
  const date = formatDate(day, language, 'compact')
  return found === undefined ? date : inARow([date, holidayName(language, found.name)], language)
}

/** So many are seen before anybody scrolls: their photos do not wait for it. */
const onFirstScreen = 3

/** What, when, where, for whom, and whether there is room. */
function entryOf(
  model: Listing,
  date: ProgrammeDate,
  { level, isFirst }: { level: 2 | 3; isFirst: boolean },
): Html {
  const { language, house, rooms } = model
  const { state, title, venue, note, card, places } = date
  const isCancelled = state === 'cancelled'
  const name = html`<a href="${dateHref(house.id, date)}">${titleIn(title, language)}</a>`
  const facts = [
    date.rhythm && rhythmWord(date.rhythm, language),
    venueWords(venue, rooms, language),
    audienceWords(card.audience, language),
    card.languages.length > 0 && languageWords(card.languages, language),
    card.cost,
  ]
  const room = !isCancelled && places && placesWords(places, language)
  const how = { written: house.language, page: language, look: 'listed', isFirst } as const
  const photo =
    card.photo && photoView(card.photo, { ...meetingPhoto({ house: house.id, id: card.id }), ...how })
  return html`<p class="programme-time">${formatRange(date.from, date.to, language)}</p>
    <div class="programme-what">
      ${photo}
      ${heading(level === 2 ? 3 : 4, isCancelled ? html`<s>${name}</s>` : name)}
      <p class="quiet">${pointed(facts, language)}</p>
      ${room && html`<p class="programme-room">${room}</p>`} ${badge(model, date)}${note !== undefined && html`<p class="programme-note">${ofHouse(note, model)}</p>`}
    </div>`
}

/** `jeden Dienstag` */
export function rhythmWord({ every, weekday }: NonNullable<Rhythm>, language: Language): string {
  return texts(language)(`rhythm.${every}`, { day: formatWeekday(weekday, language, 'inside') })
}

function badge({ language, today }: Listing, { state, quiet, date }: ProgrammeDate): Content {
  const say = words(language)
  if (state === 'cancelled')
    return html`<p>${statusBadge('over', dateWord(state, language, { isOver: date < today }))}</p>`
  const moved = state === 'moved' && statusBadge('pending', say('date.moved'))
  const ask = quiet && statusBadge('tentative', pulseNote(language))
  return (moved || ask) && html`<p>${moved} ${ask}</p>`
}

/** In the reader's language where there is one; else German, and marked so. */
export function titleIn(title: { de: string; en?: string | undefined }, language: Language): Content {
  const { text, lang } = variantFor(title, language)
  return lang === 'en' || isGerman(language) ? text : written(text, { language: 'de', page: language })
}
