import { textOfFields } from '../../../shared/text-of.ts'
import { emptyChange, mergeChanges } from '../../rooms/rules/sheet-change.ts'
import type { SheetChange } from '../../rooms/rules/sheet-change.ts'
import { holderOf } from '../../rooms/schema/entry-name.ts'
import type { DaySheet, SheetEntry } from '../../rooms/schema.ts'
import type { RoomDays } from '../../rooms/actions/load-room-days.ts'
import type { Booking } from '../schema.ts'
import { slotChanges } from './slot.ts'

type Terms = Parameters<typeof slotChanges>[2]

/** Of a change only what it gains: time given back stays with the booking until all of the new is had. */
export function gainsOf(before: Booking | undefined, after: Booking, terms: Terms): SheetChange[] {
  return slotChanges(before, after, terms).flatMap((change) => {
    const { free: _free, seen: _seen, ...rest } = change
    const take = new Map([...change.take].filter(([quarter]) => !change.free.has(quarter)))
    const entries = new Map([...change.entries].filter(([, entry]) => entry !== undefined))
    const gains = take.size > 0 || change.clear.size > 0
    return gains ? [{ ...rest, take, entries, free: new Map() }] : []
  })
}

/**
 * What brings sheets in line with a booking, whatever became of a change before: time it does not hold by its dates is given
 * back, time it does is taken, the board shows what it shall. `undefined`: it shall hold nothing. Nothing where all is right.
 */
export function convergingChanges(
  id: string,
  wanted: Booking | undefined,
  days: readonly RoomDays[],
  terms: Terms,
): SheetChange[] {
  const house = days[0]?.room.house ?? ''
  const target = mergeChanges(slotChanges(undefined, wanted, { ...terms, rooms: plain(terms.rooms) }))
  const targets = new Map(target.map((change) => [`${change.room}/${change.date}`, change]))
  return days.flatMap(({ room, sheets }) =>
    [...sheets.values()].flatMap((sheet) => {
      const goal = targets.get(`${room.id}/${sheet.date}`)
      return difference(id, sheet, goal ?? emptyChange(house, room.id, sheet.date))
    }),
  )
}

/** Turnover and related rooms were asked for when the time was taken. */
function plain(rooms: Terms['rooms']): Terms['rooms'] {
  return rooms.map((room) => ({ ...room, gapMinutes: 0, contains: [], excludes: [] }))
}

function difference(id: string, sheet: DaySheet, goal: SheetChange): SheetChange[] {
  const had = new Map([...sheet.quarters].filter(([, holder]) => holder === id))
  const shown = [...sheet.entries].filter(([name]) => holderOf(name) === id)
  const free = new Map([...had].filter(([quarter]) => !goal.take.has(quarter)))
  const take = new Map([...goal.take].filter(([quarter]) => !had.has(quarter)))
  const entries = new Map<string, SheetEntry | undefined>()
  for (const [name] of shown) if (!goal.entries.has(name)) entries.set(name, undefined)
  for (const [name, entry] of goal.entries) {
    if (entry && textOf(sheet.entries.get(name)) !== textOf(entry)) entries.set(name, entry)
  }
  if (free.size + take.size + entries.size === 0) return []
  return [{ ...emptyChange(goal.house, goal.room, goal.date), take, free, entries }]
}

function textOf(entry: SheetEntry | undefined): string {
  if (entry === undefined) return ''
  const { at: _at, seq: _seq, ...shown } = entry
  return textOfFields(shown)
}
