import type { Context } from '../../../shared/context.ts'
import { Refusal } from '../../../shared/refusal.ts'
import { loadRoomDays } from '../../rooms/actions/load-room-days.ts'
import type { Slot } from '../../rooms/rules/free.ts'
import type { RequestTerms } from '../../rooms/rules/wanted.ts'
import { useOfRequest } from '../../rooms/rules/wanted.ts'
import type { Conflict, Room, When } from '../../rooms/schema.ts'
import type { House } from '../../houses/schema.ts'
import { metBy } from '../rules/meets.ts'
import { spanOf, wantedDates } from '../rules/series.ts'
import type { SeriesDates, WantedDate } from '../rules/series.ts'
import type { Refused } from '../schema/occurrence.ts'
import type { Repeat } from '../schema/series.ts'

/** A date of a series as it would be, were it asked for now. */
export interface PreviewedDate extends WantedDate {
  refused?: Refused
  conflicts: Conflict[]
  alternatives: Slot[]
  /** An ordinary date that is a holiday all the same: the name's key. */
  holiday?: string
}

/** The dates that a request asks for. The library that repeats is only loaded where something repeats. */
export async function datesOfRequest(
  { land }: Pick<House, 'land'>,
  request: Pick<When, 'date' | 'from' | 'to'> & { repeat?: Repeat | undefined },
): Promise<SeriesDates> {
  if (request.repeat === undefined) return wantedDates(request, () => [], noHolidays)
  const [{ datesOf }, holidays] = await Promise.all([
    import('../../../shared/time/recurrence.ts'),
    holidaysOf(land),
  ])
  return wantedDates(request, datesOf, holidays)
}

const noHolidays = { publicHoliday: () => undefined, schoolHoliday: () => undefined }

async function holidaysOf(land: House['land']) {
  const { holidayOn, schoolHolidayOn } = await import('../../../shared/time/holidays.ts')
  return {
    publicHoliday: (date: string) => holidayOn(land, date)?.name,
    schoolHoliday: (date: string) => schoolHolidayOn(land, date)?.name,
  }
}

/** What each of these dates would meet now: one query a room, whatever their number. */
export async function previewDates(
  ctx: Pick<Context, 'table'>,
  when: Pick<When, 'setUpMinutes' | 'tidyUpMinutes'>,
  dates: readonly WantedDate[],
  terms: RequestTerms & { all: readonly Room[]; self?: string },
): Promise<PreviewedDate[]> {
  const { house, rooms, all, self } = terms
  const days = await loadRoomDays(ctx, rooms, { ...spanOf(dates), consistent: true, all })
  const holidays = await holidaysOf(house.land)
  return dates.map((each) => {
    const use = useOfRequest({ ...when, ...each })
    const met = metBy(use, days, { ...terms, zone: house.timeZone }, self)
    const holiday = holidays.publicHoliday(each.date) ?? holidays.schoolHoliday(each.date)
    // What another date of the series will have is free for nobody else.
    const alternatives = (met?.alternatives ?? []).filter(
      (slot) => !dates.some((other) => overlaps(other, slot)),
    )
    return {
      ...each,
      ...(met ?? { conflicts: [] }),
      alternatives: alternatives.slice(0, 2),
      ...(holiday === undefined ? {} : { holiday }),
    }
  })
}

function overlaps(one: Omit<When, 'rooms'>, other: Omit<When, 'rooms'>): boolean {
  return one.date === other.date && one.from < other.to && other.from < one.to
}

/** Why a series cannot be had; `known`: what was in its way a moment ago. */
export function takenRefusal(
  previewed: readonly PreviewedDate[],
  known: ReadonlyMap<string, Refused>,
): Refusal {
  const dates = previewed.map((date): PreviewedDate => {
    const refused = date.refused ?? known.get(date.key)
    return refused?.code === 'over-limit' ? { ...date, refused } : date
  })
  const isStillSo = dates.some(({ refused }) => refused !== undefined)
  return isStillSo ? seriesTaken(dates) : new Refusal('conflict', 'changed-meanwhile')
}

/** Says no to a series, with everything that stands in its way and what is free near each date. */
export function seriesTaken(dates: readonly PreviewedDate[]): Refusal {
  const refused = dates.filter((each) => each.refused !== undefined)
  const conflicts = refused.map(({ key, date, from, to, refused: why, alternatives, conflicts: met }) => ({
    key,
    date,
    from,
    to,
    alternatives,
    rooms: [...new Set(met.map(({ room }) => room))],
    ...why,
  }))
  const isTaken = refused.some(({ refused: why }) => why?.code === 'room-taken')
  return new Refusal('conflict', isTaken ? 'room-taken' : 'dates-not-possible', {
    conflicts,
    pointer: '/repeat',
  })
}
