import { loadRooms } from '../../rooms/actions/load-rooms.ts'
import type { Context } from '../../../shared/context.ts'
import { invalidField } from '../../../shared/refusal.ts'
import { addDays, addMonths, today } from '../../../shared/time/civil.ts'
import type { LocalDate } from '../../../shared/time/civil.ts'

import type { HouseWithRooms } from '../../rooms/actions/load-rooms.ts'
import type { ProgrammeQuery } from '../contract/parts.ts'
import { fits } from '../rules/filter.ts'
import { publicDates, takesPlace, within } from '../rules/dates.ts'
import { placesOf } from '../rules/places.ts'
import type { Places } from '../rules/places.ts'
import { rhythmOf } from '../rules/rhythm.ts'
import type { Rhythm } from '../rules/rhythm.ts'
import type { Card, MeetingDate } from '../schema/entry.ts'
import type { Counts } from '../schema/counts.ts'
import { readEntries } from '../store/entries.ts'
import { nameOfDate, readCountsBetween } from '../store/counts.ts'

export interface ProgrammeDate extends MeetingDate {
  card: Card
  places?: Places | undefined
  /** In which it goes on from today. */
  rhythm?: Rhythm
}

export interface Programme extends HouseWithRooms {
  from: LocalDate
  /** Inclusive. */
  to: LocalDate
  today: LocalDate
  dates: ProgrammeDate[]
  /** All that has dates to come, whatever is searched for: what a search can be about. */
  cards: Card[]
  /** The first date after these that fits. */
  next?: LocalDate
}

export interface ProgrammeSpan {
  /** Where the query names no last day: so many days from the first on, or the whole month in which it lies. */
  span?: number | 'month'
  /** Nobody is told how many places are free: one query less. */
  withoutPlaces?: boolean
}

/** So many dates tell whether there is a habit. */
const datesOfHabit = 12

/** Thirteen months. */
const mostDays = 400

/**
 * What is on in a house, in the order of time: three queries whatever is stored. Without dates the next seven days. Refuses with
 * `not-found`, or a span that ends before it begins or is longer than thirteen months.
 */
export async function readProgramme(
  ctx: Pick<Context, 'table' | 'now'>,
  house: string,
  query: ProgrammeQuery = {},
  how: ProgrammeSpan = {},
): Promise<Programme> {
  const [place, entries] = await Promise.all([loadRooms(ctx, house), readEntries(ctx.table, house)])
  const date = today(ctx.now(), place.house.timeZone)
  const { from, to } = spanOf(query, date, how)
  const isPlain = how.withoutPlaces === true && !query.free
  const counts = isPlain ? new Map<string, Counts>() : await readCountsBetween(ctx.table, house, from, to)
  const moment = { zone: place.house.timeZone, now: ctx.now() }
  const known = entries.map((entry) => {
    const all = publicDates(entry)
    const ahead = all.filter((each) => each.date >= date && takesPlace(each)).slice(0, datesOfHabit)
    return { card: entry.card, dates: all, rhythm: rhythmOf(ahead.map((each) => each.date)) }
  })
  const dates = known.flatMap(({ card, dates: all, rhythm }) =>
    within(all, from, to).map((each): ProgrammeDate => {
      const places = isPlain
        ? undefined
        : placesOf(card.registration, counts.get(nameOfDate(each)), { date: each, ...moment })
      return { ...each, card, ...(places ? { places } : {}), ...(rhythm ? { rhythm } : {}) }
    }),
  )
  const chosen = dates.filter((each) => fits(each, query)).sort((a, b) => (timeOf(a) < timeOf(b) ? -1 : 1))
  const cards = known.filter((each) => each.dates.some((other) => other.date >= date)).map(({ card }) => card)
  const next = nextOf(known, to, query)
  return { ...place, from, to, today: date, dates: chosen, cards, ...(next ? { next } : {}) }
}

function spanOf(
  query: Pick<ProgrammeQuery, 'from' | 'to'>,
  date: LocalDate,
  { span = 7 }: ProgrammeSpan,
): { from: LocalDate; to: LocalDate } {
  const first = query.from ?? date
  const from = span === 'month' ? `${first.slice(0, 7)}-01` : first
  const last = span === 'month' ? addDays(addMonths(from, 1), -1) : addDays(from, span - 1)
  const to = query.to ?? last
  if (to < from || to > addDays(from, mostDays))
    throw invalidField('/to', 'invalid-input', { days: mostDays })
  return { from, to }
}

/** Whether a place is free then is not asked: it is only to know where to look on. */
function nextOf(
  known: readonly { card: Card; dates: readonly MeetingDate[] }[],
  after: LocalDate,
  { free: _free, ...query }: ProgrammeQuery,
): LocalDate | undefined {
  const ahead = known.flatMap(({ card, dates }) =>
    dates.filter((each) => each.date > after && takesPlace(each) && fits({ ...each, card }, query)),
  )
  return ahead.map(({ date }) => date).sort()[0]
}

function timeOf({ date, from, title, key }: ProgrammeDate): string {
  return `${date}T${from} ${title.de} ${key}`
}
