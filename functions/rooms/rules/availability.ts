import { quarterToTime, quartersOfDay } from '../../../shared/time/civil.ts'
import type { LocalDate } from '../../../shared/time/civil.ts'
import type { SheetEntry, Span } from '../schema.ts'
import { openOn } from './hours.ts'
import { takenSpan } from './use.ts'
import { usesElsewhere } from './elsewhere.ts'
import type { RoomDays } from './free.ts'

/** One use as the notice board may show it; from-to with set-up and tidy-up, since that is what is taken. */
export interface TakenTime {
  from: string
  to: string
  kind: SheetEntry['kind']
  state: SheetEntry['state']
  label?: string
  /** It is not in this room but in these, which keeps it from being used. */
  rooms?: string[]
}

export interface DayOfRoom {
  date: LocalDate
  open: Span[]
  taken: TakenTime[]
}

export function dayOfRoom(days: RoomDays, date: LocalDate, zone: string): DayOfRoom {
  const { room, sheets } = days
  const entries = [...(sheets.get(date)?.entries.values() ?? [])]
  const elsewhere = usesElsewhere(days, date, zone).map(({ entry, rooms }) => ({
    ...takenTime(entry, date, zone),
    rooms: rooms.map(({ id }) => id),
  }))
  const taken = [...entries.map((entry) => takenTime(entry, date, zone)), ...elsewhere]
  return { date, open: openOn(room, date), taken: taken.sort((a, b) => (a.from < b.from ? -1 : 1)) }
}

function takenTime(entry: SheetEntry, date: LocalDate, zone: string): TakenTime {
  const { from, to, kind, state, label, setUp = 0, tidyUp = 0 } = entry
  const span = takenSpan({ date, from, to, setUpMinutes: setUp, tidyUpMinutes: tidyUp }, zone)
  const end = Math.min(span.to, quartersOfDay(date, zone))
  return {
    from: quarterToTime(date, Math.max(0, span.from), zone),
    to: quarterToTime(date, end, zone),
    kind,
    state,
    ...(label === undefined ? {} : { label }),
  }
}
