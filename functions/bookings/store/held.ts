import type { Table } from '../../../shared/table/table.ts'
import type { Item, Key, Write } from '../../../shared/table/write.ts'
import { besideGroup } from '../../groups/actions/beside.ts'
import { goesAwayAt } from '../rules/deadline.ts'
import { holdsSlot, isHidden } from '../rules/state.ts'
import type { Booking } from '../schema.ts'
import { HeldByGroup } from '../schema/held.ts'
import { openFields } from './programme.ts'

const prefix = 'B#'

const heldKey = (group: string, booking: string): Key => besideGroup(group, prefix + booking)

/** Past dates are of no use to a page that shows what comes next. */
const keepMonths = 1

/** A booking beside the group that holds it, written with it; nothing of what has ended, or may still turn out not to be there. */
export function heldWrites(booking: Booking): Write[] {
  const { id, group, meeting, purpose, label, elsewhere, occurrences } = booking
  if (group === undefined || isHidden(booking)) return []
  const key = heldKey(group, id)
  if (!occurrences.some(({ state }) => holdsSlot(state))) return [{ kind: 'delete', key }]
  const said = Object.entries({ meeting, label, elsewhere }).filter(([, value]) => value !== undefined)
  const item = {
    ...key,
    type: 'group-booking',
    booking: id,
    group,
    purpose,
    ...Object.fromEntries(said),
    ...openFields(booking),
    ttl: goesAwayAt(occurrences, keepMonths),
  }
  return [{ kind: 'put', key, item: item as Item }]
}

/** It is held by somebody else now. */
export function heldNoMoreWrite(group: string, booking: string): Write {
  return { kind: 'delete', key: heldKey(group, booking) }
}

/** So much of what a group holds is shown; more is in its bookings. */
const mostHeld = 200

/** All that a group holds, in no order. */
export async function readHeld(table: Table, group: string): Promise<HeldByGroup[]> {
  const items = await table.query({ pk: besideGroup(group, '').pk, prefix, limit: mostHeld })
  return items.map((item) => HeldByGroup.parse(item))
}
