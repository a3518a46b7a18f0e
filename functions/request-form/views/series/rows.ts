import type { LocalDate } from '../../../../shared/time/civil.ts'
import type { Refused } from '../../../bookings/schema/occurrence.ts'
import type { Conflict, When } from '../../../rooms/schema.ts'
import type { Slot } from '../../../rooms/rules/free.ts'
import type { LeftOut, WantedDate } from '../../../bookings/rules/series.ts'
import type { Repeat } from '../../../bookings/schema/series.ts'
import { keyOf } from './edits.ts'
import type { Edits } from './edits.ts'

/** What a series would meet if it were asked for now. */
export interface SeriesLook {
  request: When & { repeat: Repeat }
  dates: readonly (WantedDate & {
    refused?: Refused
    conflicts: readonly Conflict[]
    alternatives: readonly Slot[]
    holiday?: string
  })[]
  leftOut: readonly LeftOut[]
  /** Tells whether the form still asks for what this list shows. */
  checked: string
}

/** A date as its line shows it. */
export interface DateRow extends WantedDate {
  /** The place on the page, where a click on one of its buttons leads again. */
  id: string
  refused?: Refused
  conflicts: readonly Conflict[]
  alternatives: readonly Slot[]
  holiday?: string
  /** The date that it stands in for. */
  instead?: LocalDate
  /** Neither given by the rule nor instead of another. */
  isExtra: boolean
  /** Was possible when the list was last shown. */
  isNew: boolean
}

export interface LeftOutRow extends LeftOut {
  id: string
}

/** The list, in order; what needs a look besides by itself. */
export interface Rows {
  all: readonly (DateRow | LeftOutRow)[]
  free: readonly DateRow[]
  refused: readonly DateRow[]
  leftOut: readonly LeftOutRow[]
}

/** `known`: keys of those that were not possible when the list was last shown; without it none is new. */
export function rowsOf(
  { request, dates, leftOut }: Pick<SeriesLook, 'request' | 'dates' | 'leftOut'>,
  { also, swapped }: Edits,
  known?: readonly string[],
): Rows {
  const own = new Set(also.map(keyOf))
  const rows = dates.map((each): DateRow => {
    const { key, refused, alternatives } = each
    const instead = swapped.find((swap) => swap.key === key)?.instead
    return {
      ...each,
      id: idOfDate(each),
      alternatives: alternatives.filter((slot) => !dates.some((other) => overlaps(slot, other))),
      ...(instead === undefined ? {} : { instead }),
      isExtra: own.has(key) && instead === undefined && !leftOut.some(({ date }) => date === each.date),
      isNew: known !== undefined && refused !== undefined && !known.includes(key),
    }
  })
  const taken = new Set(dates.map(({ key }) => key))
  const replaced = new Set(swapped.map(({ instead }) => instead))
  const gone = leftOut
    .filter(({ date }) => !replaced.has(date) && !taken.has(keyOf({ date, from: request.from })))
    .map((each) => ({ ...each, id: idOfLeftOut(each.date) }))
  return {
    all: [...rows, ...gone].sort((a, b) => (sortKey(a) < sortKey(b) ? -1 : 1)),
    free: rows.filter(({ refused }) => refused === undefined),
    refused: rows.filter(({ refused }) => refused !== undefined),
    leftOut: gone,
  }
}

export function isDate(row: DateRow | LeftOutRow): row is DateRow {
  return 'key' in row
}

export function idOfDate({ date, from }: { date: LocalDate; from: string }): string {
  return `date-${date}T${from.replace(':', '')}`
}

export function idOfLeftOut(date: LocalDate): string {
  return `date-${date}`
}

/** Taking a slot that lies on another date of the series would be one date less. */
function overlaps(slot: Slot, date: WantedDate): boolean {
  return slot.date === date.date && slot.from < date.to && date.from < slot.to
}

function sortKey(row: DateRow | LeftOutRow): string {
  return isDate(row) ? row.key : row.date
}
