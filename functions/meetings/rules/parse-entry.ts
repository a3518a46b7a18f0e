import { openDatesOf } from '../../bookings/rules/open-dates.ts'
import type { Item } from '../../../shared/table/write.ts'
import { Card, Remark } from '../schema/entry.ts'
import type { Entry } from '../schema/entry.ts'

/** Nothing of an item without a card. */
export function parseEntry(item: Item): Entry | undefined {
  if (item['card'] === undefined) return undefined
  const remarks = ((item['remarks'] ?? []) as unknown[]).map((remark) => Remark.parse(remark))
  const house = item.pk.slice('PROGRAMME#'.length)
  const { changes = 0, changedAt = '' } = item as { changes?: number; changedAt?: string }
  return { house, card: Card.parse(item['card']), remarks, bookings: openDatesOf(item), changes, changedAt }
}
