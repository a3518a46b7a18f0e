import type { Context } from '../../shared/context.ts'
import { errorFacts } from '../../shared/log.ts'
import type { StreamRecord } from '../../shared/stream.ts'
import type { Item } from '../../shared/table/write.ts'
import { Booking } from '../bookings/schema.ts'
import { daySheetType, parseSheet, sheetOfKey } from '../rooms/actions/day-sheet.ts'
import { keepFound } from '../search/actions/follow.ts'
import { markChanges } from './actions/mark-changes.ts'
import { markOwn } from './actions/own/mark.ts'
import { seriesTouches } from './rules/series.ts'
import { sheetTouches } from './rules/touched.ts'
import type { Touched } from './rules/touched.ts'

/**
 * Marks the calendars that the changes concern and keeps what the search finds, a house at a time; gives back what could not be followed.
 * The stream serves two functions well, and this is the one that sends no mail.
 */
export async function followChanges(ctx: Context, records: readonly StreamRecord[]): Promise<string[]> {
  const byHouse = [...Map.groupBy(records, houseOf)].filter(([house]) => house !== '')
  const failed = await Promise.all(
    byHouse.map(async ([house, own]) => {
      try {
        await Promise.all([markChanges(ctx, house, touchedBy(own)), markOwn(ctx, own), keepFound(ctx, own)])
        return []
      } catch (error) {
        ctx.log.error('changes were not followed', { house, ...errorFacts(error) })
        return own.map(({ id }) => id)
      }
    }),
  )
  return failed.flat()
}

function houseOf(record: StreamRecord): string {
  const item = itemOf(record)
  if (record.type === daySheetType) return sheetOfKey(item).house
  const house = record.type === 'house' ? item['id'] : item['house']
  return typeof house === 'string' ? house : ''
}

function touchedBy(records: readonly StreamRecord[]): Touched {
  const touched: Touched = { rooms: new Set(), everything: false, staff: false, gone: new Set() }
  for (const record of records) {
    const { type, name } = record
    if (type === daySheetType) touchSheet(touched, record)
    else if (type === 'manager') {
      if (name === 'REMOVE') touched.gone.add(String(itemOf(record)['person']))
    } else if (type === 'booking') {
      touched.staff = true
      touchSeries(touched, record)
    } else if (type === 'house' || type === 'room') {
      touched.staff = true
      touched.everything = true
    }
  }
  return touched
}

/** What calendars show of a series stands in its booking; what they show of a single one, in the sheets alone. */
function touchSeries(touched: Touched, record: StreamRecord): void {
  if (itemOf(record)['repeat'] === undefined) return
  const booking = (item: Item | undefined) => item && Booking.parse(item)
  for (const room of seriesTouches(booking(record.old), booking(record.new))) touched.rooms.add(room)
}

function touchSheet(touched: Touched, record: StreamRecord): void {
  const { room } = sheetOfKey(itemOf(record))
  const sheet = (item: Item | undefined) => item && parseSheet(room, item)
  const { isPublic, isStaff } = sheetTouches(sheet(record.old), sheet(record.new))
  if (isPublic) touched.rooms.add(room)
  if (isStaff) touched.staff = true
}

function itemOf(record: StreamRecord): Item {
  return record.new ?? record.old ?? { pk: '', sk: '' }
}
