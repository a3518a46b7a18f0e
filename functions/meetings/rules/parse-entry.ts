import { openDatesOf } from '../../bookings/rules/open-dates.ts'
import type { Item } from '../../../shared/table/write.ts'
import { Card, Remark } from '../schema/entry.ts'
import type { Entry } from '../schema/entry.ts'

/** Nothing of an item without a card. */
export function parseEntry(item: Item): Entry | undefined {
  if (item['card'] === undefined) return undefined
  const remarks = ((item['remarks'] ?? []) as unknown[]).map((remark) => Remark.parse(remark))
  const { house, changes, changedAt } = item as unknown as Omit<Entry, 'card' | 'remarks' | 'bookings'>
  const card = Card.parse(item['card'])
  const wasShown = item['wasShown'] === true ? { wasShown: true as const } : {}
  return { house, card, remarks, bookings: openDatesOf(item), changes, changedAt, ...wasShown }
}
