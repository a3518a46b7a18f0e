import { addDays, quartersOfDay } from '../../../shared/time/civil.ts'
import type { LocalDate } from '../../../shared/time/civil.ts'
import type { DaySheet, SheetEntry } from '../schema.ts'
import { takenSpan } from './use.ts'
import type { QuarterSpan, Use } from './use.ts'

/** A change of one day sheet as a value: changes of one room and date can be merged before anything is written. */
export interface SheetChange {
  house: string
  room: string
  date: LocalDate
  /** Quarters that get a holder; they must be free, or be given up by `free` of the same change. */
  take: ReadonlyMap<number, string>
  /** Quarters that their holder gives up. */
  free: ReadonlyMap<number, string>
  /** Quarters of the turnover gap: nobody takes them, nobody else may have them. */
  clear: ReadonlySet<number>
  /** What the board shows; `undefined` takes the entry away. */
  entries: ReadonlyMap<string, SheetEntry | undefined>
  /** The sheet's stamp of blocks as it was read, and as it shall be: a block gets what is given back under it. */
  blockStamp?: { was: string | undefined; now: string | undefined }
}

export interface Claim {
  house: string
  room: { id: string; gapMinutes: number }
  zone: string
  /** Booking or block that holds the time. */
  id: string
  use: Use
  entry: SheetEntry
}

/** Takes the time of a use; the gap is kept clear on both sides, on the neighbouring day too. */
export function claimChanges({ house, room, zone, id, use, entry }: Claim): SheetChange[] {
  const span = takenSpan(use, zone)
  const gaps = gapQuarters(use.date, span, room.gapMinutes / 15, zone)
  const own = {
    ...emptyChange(house, room.id, use.date),
    take: new Map(range(span).map((quarter) => [quarter, id])),
    clear: new Set(gaps.get(use.date)),
    entries: new Map([[id, entry]]),
  }
  const neighbours = [...gaps].filter(([date]) => date !== use.date)
  return [
    own,
    ...neighbours.map(([date, clear]) => ({ ...emptyChange(house, room.id, date), clear: new Set(clear) })),
  ]
}

/** Gives the time of a use back. */
export function releaseChanges({ house, room, zone, id, use }: Omit<Claim, 'entry'>): SheetChange[] {
  const free = new Map(range(takenSpan(use, zone)).map((quarter) => [quarter, id]))
  return [{ ...emptyChange(house, room.id, use.date), free, entries: new Map([[id, undefined]]) }]
}

/** One change per room and date: DynamoDB takes an item once in a transaction. Later entries win. */
export function mergeChanges(changes: readonly SheetChange[]): SheetChange[] {
  const byDay = new Map<string, SheetChange>()
  for (const change of changes) {
    const day = `${change.house}/${change.room}/${change.date}`
    const known = byDay.get(day)
    byDay.set(day, known === undefined ? change : joined(known, change))
  }
  return [...byDay.values()].map(withoutOwnGap)
}

/**
 * Quarters that are given back under a block fall to the block, as the `sheet` was read. Whether it still is so is part of
 * the write; `stamp` is new each time, so that whoever takes the block away meanwhile sees that it has got something.
 */
export function fallToBlocks(
  change: SheetChange,
  sheet: DaySheet | undefined,
  { zone, stamp }: { zone: string; stamp: string },
): SheetChange {
  const blocks = [...(sheet?.entries ?? [])].filter(
    ([id, { kind }]) => kind === 'block' && !change.entries.has(id),
  )
  const take = new Map(change.take)
  for (const [id, { from, to }] of blocks) {
    const span = takenSpan({ date: change.date, from, to, setUpMinutes: 0, tidyUpMinutes: 0 }, zone)
    for (const quarter of change.free.keys()) {
      if (span.from <= quarter && quarter < span.to && !take.has(quarter)) take.set(quarter, id)
    }
  }
  const was = sheet?.blockStamp
  const now = take.size > change.take.size ? stamp : was
  return { ...change, take, blockStamp: change.blockStamp ?? { was, now } }
}

export function emptyChange(house: string, room: string, date: LocalDate): SheetChange {
  return { house, room, date, take: new Map(), free: new Map(), clear: new Set(), entries: new Map() }
}

export function range({ from, to }: QuarterSpan): number[] {
  return Array.from({ length: Math.max(0, to - from) }, (_, index) => from + index)
}

function joined(first: SheetChange, second: SheetChange): SheetChange {
  const blockStamp = second.blockStamp ?? first.blockStamp
  return {
    ...first,
    take: new Map([...first.take, ...second.take]),
    free: new Map([...first.free, ...second.free]),
    clear: new Set([...first.clear, ...second.clear]),
    entries: new Map([...first.entries, ...second.entries]),
    ...(blockStamp === undefined ? {} : { blockStamp }),
  }
}

/** What the change itself takes or gives up says more than the gap does. */
function withoutOwnGap(change: SheetChange): SheetChange {
  const clear = [...change.clear].filter((quarter) => !change.take.has(quarter) && !change.free.has(quarter))
  return { ...change, clear: new Set(clear) }
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
