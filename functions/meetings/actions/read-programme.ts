import type { Context } from '../../../shared/context.ts'
import { invalidField } from '../../../shared/refusal.ts'
import { addDays, today } from '../../../shared/time/civil.ts'
import type { LocalDate } from '../../../shared/time/civil.ts'
import { loadRooms } from '../../rooms/actions.ts'
import type { HouseWithRooms } from '../../rooms/actions.ts'
import type { ProgrammeQuery } from '../contract/parts.ts'
import { fits } from '../rules/filter.ts'
import { publicDates, within } from '../rules/dates.ts'
import { placesOf } from '../rules/places.ts'
import type { Places } from '../rules/places.ts'
import type { Card, MeetingDate } from '../schema/entry.ts'
import { readEntries } from '../store/entries.ts'
import { nameOfDate, readCountsBetween } from '../store/counts.ts'

export interface ProgrammeDate extends MeetingDate {
  card: Card
  places?: Places | undefined
}

export interface Programme extends HouseWithRooms {
  from: LocalDate
  /** Inclusive. */
  to: LocalDate
  today: LocalDate
  dates: ProgrammeDate[]
}

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
): Promise<Programme> {
  const [place, entries] = await Promise.all([loadRooms(ctx, house), readEntries(ctx.table, house)])
  const date = today(ctx.now(), place.house.timeZone)
  const from = query.from ?? date
  const to = query.to ?? addDays(from, 6)
  if (to < from || to > addDays(from, mostDays))
    throw invalidField('/to', 'invalid-input', { days: mostDays })
  const counts = await readCountsBetween(ctx.table, house, from, to)
  const dates = entries.flatMap((entry) => {
    const { card } = entry
    return within(publicDates(entry), from, to).map((each): ProgrammeDate => {
      const places = placesOf(card.registration, counts.get(nameOfDate(each)))
      return { ...each, card, ...(places ? { places } : {}) }
    })
  })
  const chosen = dates.filter((each) => fits(each, query)).sort((a, b) => (timeOf(a) < timeOf(b) ? -1 : 1))
  return { ...place, from, to, today: date, dates: chosen }
}

function timeOf({ date, from, title, key }: ProgrammeDate): string {
  return `${date}T${from} ${title.de} ${key}`
}
