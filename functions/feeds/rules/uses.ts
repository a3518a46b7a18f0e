import { addDays } from '../../../shared/time/civil.ts'
import type { Instant, LocalDate } from '../../../shared/time/civil.ts'
import type { AllDay, Timed } from '../../../shared/ical/calendar.ts'
import { aboutOf, holderOf } from '../../rooms/schema/entry-name.ts'
import type { Room, SheetEntry } from '../../rooms/schema.ts'
import type { RoomDays } from '../../rooms/actions/load-room-days.ts'

/** One use as calendars show it: every room it takes and the whole of its time, over midnight too. Set-up and tidy-up are left out. */
export interface RoomUse {
  /** Booking or block. */
  id: string
  /** As the sheets call it: the id, or of another time that is asked for or offered the id and `+`. */
  name: string
  kind: SheetEntry['kind']
  state: SheetEntry['state']
  label: string | undefined
  rooms: Room[]
  when: AllDay | Timed
  date: LocalDate
  /** Whether the same booking or block has other times besides this one. */
  isOneOfSeveral: boolean
  at: Instant
  sequence: number
}

/** Entries of a time at which nothing was noted of when it changed. */
const longAgo: Instant = '2026-01-01T00:00:00.000Z'

/** What calendars may show of the sheets: what is settled, not what was only asked for or offered. */
export function isPublished({ kind, state }: Pick<SheetEntry, 'kind' | 'state'>): boolean {
  return kind === 'block' || (kind === 'booking' && state === 'approved')
}

/** What the managers' calendars show: requests too. What is offered to somebody in the queue is in none. */
export function isKnown({ kind }: Pick<SheetEntry, 'kind'>): boolean {
  return kind !== 'offer'
}

/** The series that have a date among the sheets; what calendars show of them is told by their bookings. */
export function seriesAmong(days: readonly RoomDays[], isShown: (entry: SheetEntry) => boolean): string[] {
  const sheets = days.flatMap((each) => [...each.sheets.values()])
  const names = sheets.flatMap(({ entries }) =>
    [...entries].filter(([name, entry]) => isOfSeries(name) && isShown(entry)).map(([name]) => name),
  )
  return [...new Set(names.map(holderOf))]
}

/** A date of a series is called by its key besides. */
const isOfSeries = (name: string) => aboutOf(name).key !== undefined

/** The uses among the sheets, in the order of time, without those of series. Days of one block that touch become one; so do rooms of one booking. */
export function usesOf(days: readonly RoomDays[], isShown: (entry: SheetEntry) => boolean): RoomUse[] {
  return allUsesOf(days, (name, entry) => !isOfSeries(name) && isShown(entry))
}

/** The same with each date of each series, for whoever cannot read a rule. */
export function allUsesOf(
  days: readonly RoomDays[],
  isShown: (name: string, entry: SheetEntry) => boolean,
): RoomUse[] {
  const stretches = Map.groupBy(
    days.flatMap((each) => stretchesOf(each, isShown)),
    ({ name }) => name,
  )
  return [...stretches.values()].flatMap(joinRooms).sort(byTime)
}

/** The time of one use in one room. */
interface Stretch {
  name: string
  room: Room
  date: LocalDate
  endDate: LocalDate
  entry: SheetEntry
}

function stretchesOf(
  { room, sheets }: RoomDays,
  isShown: (name: string, entry: SheetEntry) => boolean,
): Stretch[] {
  const open = new Map<string, Stretch>()
  const done: Stretch[] = []
  for (const date of [...sheets.keys()].sort()) {
    for (const [name, entry] of sheets.get(date)?.entries ?? []) {
      if (!isShown(name, entry)) continue
      const before = open.get(name)
      if (before && goesOn(before, date, entry)) {
        const joined = { ...laterOf(before.entry, entry), from: before.entry.from, to: entry.to }
        open.set(name, { ...before, endDate: date, entry: joined })
        continue
      }
      if (before) done.push(before)
      open.set(name, { name, room, date, endDate: date, entry })
    }
  }
  return [...done, ...open.values()]
}

function goesOn(before: Stretch, date: LocalDate, { from }: SheetEntry): boolean {
  return before.entry.to === '24:00' && from === '00:00' && addDays(before.endDate, 1) === date
}

function laterOf(before: SheetEntry, entry: SheetEntry): SheetEntry {
  const at = [before.at ?? '', entry.at ?? ''].sort().at(-1)
  return { ...entry, ...(at ? { at } : {}), seq: Math.max(before.seq ?? 0, entry.seq ?? 0) }
}

function joinRooms(stretches: Stretch[]): RoomUse[] {
  const timeOf = ({ date, endDate, entry }: Stretch) => [date, entry.from, endDate, entry.to].join()
  const times = [...Map.groupBy(stretches, timeOf).values()]
  return times.map((same) => useOf(same, times.length > 1))
}

function useOf(same: Stretch[], isOneOfSeveral: boolean): RoomUse {
  const { name, date, endDate } = same[0]!
  const entry = same.map((each) => each.entry).reduce(laterOf)
  const { kind, state, label, from, to, at = longAgo, seq: sequence = 0 } = entry
  const isWholeDays = from === '00:00' && to === '24:00'
  return {
    id: holderOf(name),
    name,
    kind,
    state,
    label,
    date,
    isOneOfSeveral,
    at,
    sequence,
    rooms: same.map(({ room }) => room),
    when: isWholeDays
      ? { from: date, to: addDays(endDate, 1) }
      : { date, from, to, ...(endDate === date ? {} : { endDate }) },
  }
}

function byTime(a: RoomUse, b: RoomUse): number {
  const key = ({ date, when, name }: RoomUse) => `${date} ${'date' in when ? when.from : ''} ${name}`
  return key(a) < key(b) ? -1 : 1
}
