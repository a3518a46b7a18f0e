import { html } from '../../../shared/html/markup.ts'
import type { Content, Html } from '../../../shared/html/markup.ts'
import { heading, statusBadge } from '../../../shared/html/messages.ts'
import type { Language } from '../../../shared/language.ts'
import { formatDate, formatRange } from '../../../shared/time/format.ts'
import type { ProgrammeDate } from '../../meetings/actions/read-programme.ts'
import {
  audienceWords,
  languageWords,
  placesWords,
  texts as words,
  venueWords,
} from '../../meetings/views/words.ts'
import type { House } from '../../houses/schema.ts'
import { pulseNote } from '../../pulses/views/pulse.ts'
import type { Room } from '../../rooms/schema.ts'
import { dateHref } from './links.ts'
import { ofHouse } from './written.ts'

export interface Listing {
  language: Language
  house: Pick<House, 'id' | 'language'>
  rooms: readonly Room[]
  today: string
}

/** Dates by day, each day with its heading; only days on which something is on. */
export function byDay(model: Listing, dates: readonly ProgrammeDate[], level: 2 | 3 = 2): Html {
  const days = [...Map.groupBy(dates, ({ date }) => date)]
  return html`<div class="programme">
    ${days.map(
      ([day, some]) =>
        html`<section${day === model.today && html` aria-current="date"`}>
          ${heading(level, formatDate(day, model.language, 'long'))}
          <ul class="programme-day">
            ${some.map((date) => html`<li>${entryOf(model, date, level)}</li>`)}
          </ul>
        </section>`,
    )}
  </div>`
}

/** What, when, where, for whom, and whether there is room. */
function entryOf(model: Listing, date: ProgrammeDate, level: 2 | 3): Html {
  const { language, house, rooms } = model
  const { state, title, venue, note, card, places } = date
  const isCancelled = state === 'cancelled'
  const name = html`<a href="${dateHref(house.id, date)}">${titleIn(title, language)}</a>`
  const facts = [
    venueWords(venue, rooms, language),
    audienceWords(card.audience, language),
    card.languages.length > 0 && languageWords(card.languages, language),
    card.cost,
  ].filter((fact) => fact !== false && fact !== undefined)
  const room = !isCancelled && places && placesWords(places, language)
  return html`<p class="programme-time">${formatRange(date.from, date.to, language)}</p>
    <div class="programme-what">
      ${heading(level === 2 ? 3 : 4, isCancelled ? html`<s>${name}</s>` : name)}
      <p class="quiet">${facts.join(' · ')}</p>
      ${room && html`<p class="programme-room">${room}</p>`} ${badge(model, date)}${note !== undefined && html`<p class="programme-note">${ofHouse(note, model)}</p>`}
    </div>`
}

function badge({ language }: Listing, { state, quiet }: ProgrammeDate): Content {
  const say = words(language)
  if (state === 'cancelled') return html`<p>${statusBadge('over', say('date.cancelled'))}</p>`
  const moved = state === 'moved' && statusBadge('pending', say('date.moved'))
  const ask = quiet && statusBadge('tentative', pulseNote(language))
  return (moved || ask) && html`<p>${moved} ${ask}</p>`
}

/** In the reader's language where there is one; else German, and marked so. */
export function titleIn(title: { de: string; en?: string | undefined }, language: Language): Content {
  if (language === 'de') return title.de
  return title.en ?? html`<span lang="de">${title.de}</span>`
}
