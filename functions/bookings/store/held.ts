import { Refusal } from '../../../shared/refusal.ts'
import type { DueList } from '../../../shared/table/due.ts'
import { equals } from '../../../shared/table/expression.ts'
import type { Table } from '../../../shared/table/table.ts'
import type { Item, Key, Write } from '../../../shared/table/write.ts'
import type { Instant } from '../../../shared/time/civil.ts'
import { besideGroup } from '../../groups/actions/beside.ts'
import { goesAwayAt } from '../rules/deadline.ts'
import { countedSince, countsAt, keepable } from '../rules/kept.ts'
import { holdsSlot, isHidden } from '../rules/state.ts'
import type { Booking } from '../schema.ts'
import { HeldByGroup } from '../schema/held.ts'
import type { OpenDate } from '../schema/open-dates.ts'
import { openFields } from './programme.ts'

const prefix = 'B#'

/** By which those are found of which a date is to be counted. */
const dueKind = 'group-keeps'

const heldKey = (group: string, booking: string): Key => besideGroup(group, prefix + booking)

/** Past dates are of no use to a page that shows what comes next. */
const keepMonths = 1

/** A booking beside the group that holds it, written with it; nothing of what has ended, or may still turn out not to be there. */
export function heldWrites(booking: Booking): Write[] {
  const { id, group, meeting, purpose, label, elsewhere, occurrences } = booking
  if (group === undefined || isHidden(booking)) return []
  const key = heldKey(group, id)
  if (!occurrences.some(({ state }) => holdsSlot(state))) return [{ kind: 'delete', key }]
  const item: Item = {
    ...key,
    type: 'group-booking',
    booking: id,
    group,
    purpose,
    meeting,
    label,
    elsewhere,
    ...openFields(booking),
    ...whenToCount(keepable(occurrences, countedSince(booking))[0]),
    countedSince: countedSince(booking),
    ttl: goesAwayAt(occurrences, keepMonths),
  }
  return [{ kind: 'put', key, item }]
}

function whenToCount(next: Pick<OpenDate, 'date'> | undefined): { duePk?: string; dueAt?: Instant } {
  return next === undefined ? {} : { duePk: dueKind, dueAt: countsAt(next) }
}

/** It is held by somebody else now. */
export function heldNoMoreWrite(group: string, booking: string): Write {
  return { kind: 'delete', key: heldKey(group, booking) }
}

export type HeldKey = Pick<HeldByGroup, 'group' | 'booking'>

/** What groups hold of which a date may have been kept by now, at most so much. */
export const dueKept: DueList<HeldKey> = {
  kind: dueKind,
  of: ({ pk, sk }) => ({ group: pk.slice(besideGroup('', '').pk.length), booking: sk.slice(prefix.length) }),
}

export async function readHeldOne(table: Table, of: HeldKey): Promise<HeldByGroup | undefined> {
  const item = await table.get(heldKey(of.group, of.booking), { consistent: true })
  return item && HeldByGroup.parse(item)
}

/** Dates before `next` are counted; refuses what has changed since it was read, which looks for itself. */
export function countedWrite(
  { group, booking, step, countedSince }: HeldByGroup,
  next: Pick<OpenDate, 'date'> | undefined,
): Write {
  return {
    kind: 'update',
    key: heldKey(group, booking),
    set: { ...whenToCount(next), countedSince: next?.date ?? countedSince },
    ...(next === undefined ? { remove: ['duePk', 'dueAt'] } : {}),
    when: [equals('step', step)],
    refuse: () => new Refusal('conflict', 'changed-meanwhile'),
  }
}

/** So much of what a group holds is shown; more is in its bookings. */
const mostHeld = 200

/** What a group holds by the ids of its bookings, a page of it: after one of them, if it is named. */
export async function readHeld(table: Table, group: string, after = ''): Promise<HeldByGroup[]> {
  const from = prefix + (after === '' ? '' : `${after}!`)
  const items = await table.query({ pk: besideGroup(group, '').pk, from, to: `${prefix}~`, limit: mostHeld })
  return items.map((item) => HeldByGroup.parse(item))
}
