import type { Entered } from '../../../shared/http/form.ts'
import { addDays, addMonths, datesFrom, LocalDate, weekdayOf, weekdays } from '../../../shared/time/civil.ts'
import type { Weekday } from '../../../shared/time/civil.ts'
import type { RoomDays } from '../../rooms/rules/free.ts'
import { startsOn } from '../../rooms/rules/starts.ts'
import type { Start, StartTerms } from '../../rooms/rules/starts.ts'
import type { Room } from '../../rooms/schema.ts'
import { roomsFor, wishOf } from './wish.ts'
import type { Wish } from './wish.ts'

/** When a stay begins that is in the morning, in the afternoon, in the evening. */
export const partsOfDay = {
  morning: { from: '00:00', to: '12:00' },
  afternoon: { from: '12:00', to: '18:00' },
  evening: { from: '18:00', to: '24:01' },
} as const
export type PartOfDay = keyof typeof partsOfDay

export const partNames = Object.keys(partsOfDay) as PartOfDay[]

/** When is something free? */
export interface FreeSearch extends Wish {
  /** None: any. */
  weekdays: readonly Weekday[]
  part?: PartOfDay
  /** Between these, the whole stay; goes before the part of the day. */
  from?: string
  to?: string
  /** The first day. */
  date: LocalDate
}

export interface FreeDay {
  date: LocalDate
  starts: Start[]
}

export type FreeTerms = Pick<StartTerms, 'zone' | 'now'>

/** So far ahead one page looks: eight weeks. */
export const daysSearched = 56

/** From what stands in the address. */
export function freeSearchOf(
  entered: Entered,
  { rooms, today }: { rooms: readonly Room[]; today: LocalDate },
): FreeSearch {
  const asked = LocalDate.safeParse(entered.get('date'))
  const latest = addMonths(today, Math.max(1, ...rooms.map(({ horizonMonths }) => horizonMonths)))
  const part = partNames.find((name) => name === entered.get('part'))
  const time = (name: 'from' | 'to') => {
    const text = entered.get(name)
    return /^([01]\d|2[0-3]):[0-5]\d$|^24:00$/.test(text) ? { [name]: text } : {}
  }
  return {
    ...wishOf(entered, rooms),
    rooms: [],
    weekdays: weekdays.filter((day) => entered.has('weekdays', day)),
    ...(part === undefined ? {} : { part }),
    ...time('from'),
    ...time('to'),
    date: asked.success && asked.data > today ? (asked.data < latest ? asked.data : latest) : today,
  }
}

/** Days on which something is free as wished, the nearest first, at most `most`. What has been is over. */
export function freeDays(
  days: readonly RoomDays[],
  search: FreeSearch,
  { zone, now, most }: FreeTerms & { most: number },
): FreeDay[] {
  const rooms = roomsFor(
    search,
    days.map(({ room }) => room),
  )
  const fitting = days.filter(({ room }) => rooms.includes(room))
  const found: FreeDay[] = []
  for (const date of datesFrom(search.date, addDays(search.date, daysSearched))) {
    if (found.length >= most) break
    if (search.weekdays.length > 0 && !search.weekdays.includes(weekdayOf(date))) continue
    const terms = { minutes: search.minutes, together: false, zone, now }
    const starts = startsOn(fitting, date, terms).filter((start) => isWithin(start, search))
    if (starts.length > 0) found.push({ date, starts })
  }
  return found
}

function isWithin({ from, to }: Start, search: FreeSearch): boolean {
  if (search.from !== undefined || search.to !== undefined)
    return from >= (search.from ?? '00:00') && to <= (search.to ?? '24:00')
  const part = search.part && partsOfDay[search.part]
  return part === undefined || (from >= part.from && from < part.to)
}
