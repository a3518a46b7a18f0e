import { inARow } from '../../../shared/in-a-row.ts'
import { dataTable } from '../../../shared/html/facts.ts'
import { html } from '../../../shared/html/markup.ts'
import type { Content, Html } from '../../../shared/html/markup.ts'
import type { Standing } from '../../../shared/html/icons.ts'
import { statusBadge } from '../../../shared/html/messages.ts'
import { formatMoment } from '../../../shared/time/format.ts'
import { hasEnded } from '../../meetings/rules/dates.ts'
import { placesOf } from '../../meetings/rules/places.ts'
import type { AskedMoves } from '../../meetings/actions/asked-move.ts'
import type { Meeting } from '../../meetings/schema.ts'
import type { Counts } from '../../meetings/schema/counts.ts'
import type { DateState, MeetingDate } from '../../meetings/schema/entry.ts'
import type { Venue } from '../../meetings/schema/venue.ts'
import { dateWord, venueWords } from '../../meetings/views/words.ts'
import { hrefOf } from './side.ts'
import type { Behind } from './side.ts'
import { texts } from './texts.ts'

/** How many come, by key of the date. */
export type DateCounts = ReadonlyMap<string, Counts>

const standings = {
  planned: 'firm',
  moved: 'firm',
  cancelled: 'over',
  unconfirmed: 'tentative',
  requested: 'pending',
  declined: 'over',
  expired: 'over',
  refused: 'blocked',
} as const satisfies Record<DateState, Standing>

type DatesModel = Behind & { meeting: Meeting; counts: DateCounts; moves: AskedMoves }

/** Dates of a meeting, each leading to what can be done with it. */
export function datesTable(model: DatesModel, dates: readonly MeetingDate[], caption: string): Html {
  const { language, side, rooms } = model
  const say = texts(language)
  const columns = (['when', 'where', 'state', 'coming'] as const).map((key) => ({
    label: say(`dates.${key}`),
  }))
  return dataTable({
    caption,
    captionHidden: true,
    columns,
    rows: dates.map((date) => [
      html`<a href="${hrefOf(side, '', { key: date.key })}">${whenWords(date, language)}</a>`,
      venueWords(date.venue, rooms, language),
      html`${statusBadge(...standingOf(date, model))}
      ${date.note !== undefined && html`<br /><span class="quiet">${date.note}</span>`} ${askedWords(model, date)}`,
      comingWords(model, date),
    ]),
  })
}

/** What is over stands no more, whatever it was. */
export function standingOf(
  date: MeetingDate,
  { language, house, now }: Pick<Behind, 'language' | 'house' | 'now'>,
): [Standing, string] {
  const isOver = hasEnded(date, house.timeZone, now)
  return [isOver ? 'over' : standings[date.state], dateWord(date.state, language, { isOver })]
}

/** Another time for which somebody of the house has to say yes. */
function askedWords({ language, moves, rooms }: DatesModel, { key }: MeetingDate): Content {
  const wanted = moves.get(key)
  if (wanted === undefined) return false
  const asked = texts(language)('dates.asked', {
    when: whenWords(wanted, language),
    where: venueWords(venueAsked(wanted), rooms, language),
  })
  return html`<br /><span class="quiet">${asked}</span>`
}

/** In rooms, or without any: online. */
export function venueAsked({ rooms }: { rooms: readonly string[] }): Venue {
  return rooms.length > 0 ? { kind: 'rooms', rooms: [...rooms] } : { kind: 'online' }
}

export function whenWords(
  { date, from, to }: Pick<MeetingDate, 'date' | 'from' | 'to'>,
  language: Behind['language'],
): string {
  return formatMoment({ date, from, to }, language, 'compact')
}

function comingWords({ language, meeting, counts, house, now }: DatesModel, date: MeetingDate): string {
  const say = texts(language)
  const known = counts.get(date.key)
  const places = placesOf(meeting.registration, known, { date, zone: house.timeZone, now })
  if (places === undefined) return say('dates.heads', { count: known?.taken ?? 0 })
  const taken = say('dates.places', { taken: places.taken, all: places.all })
  return places.waiting === 0
    ? taken
    : inARow([taken, say('dates.waiting', { count: places.waiting })], language)
}
