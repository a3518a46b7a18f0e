import { addDays, quartersOfDay } from '../../../shared/time/civil.ts'
import type { LocalDate } from '../../../shared/time/civil.ts'
import type { SheetEntry } from '../schema.ts'
import { emptyChange, mergeChanges, range } from './sheet-change.ts'
import type { SheetChange } from './sheet-change.ts'
import { takenSpan } from './use.ts'
import type { QuarterSpan, Use } from './use.ts'

interface ClaimedRoom {
  id: string
  gapMinutes: number
}

export interface Claim {
  house: string
  room: ClaimedRoom
  /** Rooms that must be free as long, though nobody takes them (`relatedRooms`). */
  related?: readonly ClaimedRoom[]
  zone: string
  /** Booking, block or place in the queue that holds the time. */
  id: string
  use: Use
  /** The name of its entry where it has several on one sheet; else its id. */
  name?: string
  entry: SheetEntry
  /** Asks for the time beside others, and takes nothing yet; the stamp tells those who decide that there is one more. */
  competes?: { stamp: string }
}

/** Takes the time of a use; the gap is kept clear on both sides, on the neighbouring day too, and so are related rooms. */
export function claimChanges(claim: Claim): SheetChange[] {
  const { house, room, related = [], zone, id, use, name = id, entry, competes } = claim
  const span = takenSpan(use, zone)
  const quarters = range(span)
  const own: SheetChange = {
    ...emptyChange(house, room.id, use.date),
    entries: new Map([[name, entry]]),
    ...(competes
      ? { clear: new Set(quarters), stamp: competes.stamp }
      : { take: new Map(quarters.map((quarter) => [quarter, id])) }),
  }
  const apart = related.flatMap((other) => {
    const gap = Math.max(room.gapMinutes, other.gapMinutes)
    const whole = { ...emptyChange(house, other.id, use.date), clear: new Set(quarters) }
    return [whole, ...gapChanges(house, other.id, use.date, { span, gap, zone })]
  })
  const around = gapChanges(house, room.id, use.date, { span, gap: room.gapMinutes, zone })
  return mergeChanges([own, ...around, ...apart])
}

/** Gives the time of a use back. */
export function releaseChanges({
  house,
  room,
  zone,
  id,
  use,
  name = id,
  competes,
}: Omit<Claim, 'entry'>): SheetChange[] {
  const quarters = competes ? [] : range(takenSpan(use, zone))
  const free = new Map(quarters.map((quarter) => [quarter, id]))
  return [{ ...emptyChange(house, room.id, use.date), free, entries: new Map([[name, undefined]]) }]
}

function gapChanges(
  house: string,
  room: string,
  date: LocalDate,
  { span, gap, zone }: { span: QuarterSpan; gap: number; zone: string },
): SheetChange[] {
  const gaps = gapQuarters(date, span, gap / 15, zone)
  return [...gaps].map(([day, clear]) => ({ ...emptyChange(house, room, day), clear: new Set(clear) }))
}

/** Dates and quarters that the gap before and after a span covers. */
function gapQuarters(
  date: LocalDate,
  span: QuarterSpan,
  gap: number,
  zone: string,
): Map<LocalDate, number[]> {
  if (gap === 0) return new Map()
  const length = quartersOfDay(date, zone)
  const around = [
    ...range({ from: span.from - gap, to: span.from }),
    ...range({ from: span.to, to: span.to + gap }),
  ]
  const before = addDays(date, -1)
  const byDate = new Map<LocalDate, number[]>()
  for (const quarter of around) {
    const [day, index] =
      quarter < 0
        ? [before, quarter + quartersOfDay(before, zone)]
        : quarter < length
          ? [date, quarter]
          : [addDays(date, 1), quarter - length]
    byDate.set(day, [...(byDate.get(day) ?? []), index])
  }
  return byDate
}
