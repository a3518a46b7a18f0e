import type { LocalDate } from '../../../shared/time/civil.ts'
import { openOn } from '../../rooms/rules/hours.ts'
import { holderOf } from '../../rooms/schema/entry-name.ts'
import type { DaySheet, Room, SheetEntry, Span } from '../../rooms/schema.ts'
import type { Booking } from '../../bookings/schema.ts'
import type { Moment } from '../../bookings/rules/scope.ts'
import { undecidedSlots } from './collision.ts'

/** Another use of that day, in local wall time. */
export type Around = Pick<SheetEntry, 'from' | 'to' | 'kind' | 'label'>

/** The day of a request with what lies around it in its rooms; of a series the first day that waits for a decision. */
export interface DayAround {
  date: LocalDate
  own: Span
  /** In the order of their beginnings; what lies in several of the rooms is told once. */
  others: Around[]
  /** From when to when the day is drawn: as long as its rooms are open, and whatever lies outside of that. */
  shown: Span
}

interface Seen extends Moment {
  sheets: readonly DaySheet[]
  rooms: readonly Room[]
}

/** Out of the sheets that are read to see what a yes would meet; nothing for what is over or takes no room. */
export function dayAround(booking: Booking, seen: Seen): DayAround | undefined {
  const slots = undecidedSlots(booking, seen).filter(({ rooms }) => rooms.length > 0)
  const [first] = slots.sort((a, b) => (a.use.date < b.use.date ? -1 : 1))
  if (first === undefined) return undefined
  const { date, from, to } = first.use
  const own = { from, to }
  const sheets = seen.sheets.filter((sheet) => sheet.date === date && first.rooms.includes(sheet.room))
  const entries = new Map(sheets.flatMap((sheet) => [...sheet.entries]))
  const others = [...entries]
    .filter(([name]) => holderOf(name) !== booking.id)
    .map(([, { from, to, kind, label }]) => ({ from, to, kind, ...(label === undefined ? {} : { label }) }))
    .sort((a, b) => (a.from < b.from ? -1 : 1))
  const open = seen.rooms.filter(({ id }) => first.rooms.includes(id)).flatMap((room) => openOn(room, date))
  return { date, own, others, shown: aroundAll([own, ...others, ...open]) }
}

function aroundAll(spans: readonly Span[]): Span {
  const from = spans.map((span) => span.from).sort()[0] ?? '00:00'
  const to =
    spans
      .map((span) => span.to)
      .sort()
      .at(-1) ?? '24:00'
  return { from, to }
}

/** What ends last before the request, and what begins first after it. */
export function besides({ own, others }: DayAround): { before?: Around; after?: Around } {
  const before = others.filter(({ to }) => to <= own.from).sort((a, b) => (a.to < b.to ? 1 : -1))[0]
  const after = others.find(({ from }) => from >= own.to)
  return { ...(before ? { before } : {}), ...(after ? { after } : {}) }
}
