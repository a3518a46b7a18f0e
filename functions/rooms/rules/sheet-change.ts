import type { LocalDate } from '../../../shared/time/civil.ts'
import type { DaySheet, SheetEntry, SheetWish } from '../schema.ts'
import { takenSpan } from './use.ts'
import type { QuarterSpan } from './use.ts'

/** A change of one day sheet as a value: changes of one room and date can be merged before anything is written. */
export interface SheetChange {
  house: string
  room: string
  date: LocalDate
  /** Quarters that get a holder; they must be free, or be given up by `free` of the same change. */
  take: ReadonlyMap<number, string>
  /** Quarters that their holder gives up. */
  free: ReadonlyMap<number, string>
  /** Quarters that nobody takes and nobody else may have: turnover, related rooms, what requests compete for. */
  clear: ReadonlySet<number>
  /** What the board shows, by name; `undefined` takes the entry away. */
  entries: ReadonlyMap<string, SheetEntry | undefined>
  /** Places in the queue, by id; `undefined` takes the wish away. */
  wishes: ReadonlyMap<string, SheetWish | undefined>
  /** The stamp as the sheet was read: if it has another one by now, the change is refused (`changed-meanwhile`). */
  seen?: { stamp: string | undefined }
  /** A new stamp, for those to see who have read the sheet. */
  stamp?: string
  /** Names of entries that must still be there: whoever waits for one of them to go is told by its going. */
  still?: ReadonlySet<string>
}

export function emptyChange(house: string, room: string, date: LocalDate): SheetChange {
  const [take, free, entries, wishes] = [new Map(), new Map(), new Map(), new Map()]
  return { house, room, date, take, free, clear: new Set(), entries, wishes }
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
  const isNews = take.size > change.take.size && change.stamp === undefined
  return { ...change, take, seen: change.seen ?? { stamp: sheet?.stamp }, ...(isNews ? { stamp } : {}) }
}

export function range({ from, to }: QuarterSpan): number[] {
  return Array.from({ length: Math.max(0, to - from) }, (_, index) => from + index)
}

function joined(first: SheetChange, second: SheetChange): SheetChange {
  const { seen, stamp } = second
  const still = new Set([...(first.still ?? []), ...(second.still ?? [])])
  return {
    ...first,
    take: new Map([...first.take, ...second.take]),
    free: new Map([...first.free, ...second.free]),
    clear: new Set([...first.clear, ...second.clear]),
    entries: new Map([...first.entries, ...second.entries]),
    wishes: new Map([...first.wishes, ...second.wishes]),
    ...(seen === undefined ? {} : { seen }),
    ...(stamp === undefined ? {} : { stamp }),
    ...(still.size === 0 ? {} : { still }),
  }
}

/** Whether a change leaves something to others: time, or a place among those who compete for it. */
export function givesBack({ free, take, entries }: SheetChange): boolean {
  return [...free.keys()].some((quarter) => !take.has(quarter)) || [...entries.values()].includes(undefined)
}

/** A sheet as a change will leave it. */
export function sheetAfter(sheet: DaySheet, { take, free, entries, wishes, stamp }: SheetChange): DaySheet {
  const quarters = new Map([...sheet.quarters].filter(([quarter]) => !free.has(quarter)))
  const changed = <Value>(
    known: ReadonlyMap<string, Value>,
    changes: ReadonlyMap<string, Value | undefined>,
  ) =>
    new Map(
      [...known, ...changes].filter((pair): pair is [string, Value] => {
        const [name, value] = pair
        return value !== undefined && !(changes.has(name) && changes.get(name) === undefined)
      }),
    )
  return {
    ...sheet,
    quarters: new Map([...quarters, ...take]),
    entries: changed(sheet.entries, entries),
    wishes: changed(sheet.wishes, wishes),
    stamp: stamp ?? sheet.stamp,
  }
}

/** What the change itself takes or gives up says more than the gap does. */
function withoutOwnGap(change: SheetChange): SheetChange {
  const clear = [...change.clear].filter((quarter) => !change.take.has(quarter) && !change.free.has(quarter))
  return { ...change, clear: new Set(clear) }
}
