import { unmarshall } from '@aws-sdk/util-dynamodb'
import { callDynamo } from '../../infra/local/dynamo-call.ts'
import { Booking } from '../../functions/bookings/schema.ts'
import { isUndecided } from '../../functions/bookings/rules/scope.ts'
import { heldBy } from '../../functions/bookings/rules/slot.ts'
import { range } from '../../functions/rooms/rules/sheet-change.ts'
import { takenSpan } from '../../functions/rooms/rules/use.ts'
import type { Item } from '../../shared/table/write.ts'

const zone = 'Europe/Berlin'

/** Everything in a table, past the code. */
export async function allItems(endpoint: string, TableName: string): Promise<Item[]> {
  const items: Item[] = []
  let ExclusiveStartKey: unknown
  do {
    const answer = await callDynamo<{ Items: never[]; LastEvaluatedKey?: unknown }>(endpoint, 'Scan', {
      TableName,
      ConsistentRead: true,
      ...(ExclusiveStartKey === undefined ? {} : { ExclusiveStartKey }),
    })
    items.push(...answer.Items.map((item) => unmarshall(item) as Item))
    ExclusiveStartKey = answer.LastEvaluatedKey
  } while (ExclusiveStartKey !== undefined)
  return items
}

export function bookingsAmong(items: readonly Item[]): Booking[] {
  return items.filter(({ type }) => type === 'booking').map((item) => Booking.parse(item))
}

/** What is half there: a booking without its quarters, quarters or entries without their booking, a ledger that miscounts. */
export function halves(items: readonly Item[]): string[] {
  const bookings = bookingsAmong(items)
  const wanted = bookings.flatMap((booking) => slotsOf(booking))
  const found = items.filter(({ type }) => type === 'day-sheet').flatMap(slotsIn)
  return [
    ...difference(wanted, found).map((slot) => `a booking lacks ${slot}`),
    ...difference(found, wanted).map((slot) => `nobody holds ${slot}`),
    ...ledgerFaults(items, bookings),
  ]
}

function slotsOf(booking: Booking): string[] {
  const lines = heldBy(booking).flatMap(({ room, use, name, entry, isGuest }) => {
    const day = `ROOM#${booking.house}#${room} DAY#${use.date}`
    // Inside somebody else's slot it is shown and takes nothing.
    const quarters = isGuest ? [] : range(takenSpan(use, zone))
    return [
      ...quarters.map((quarter) => `${day} q${quarter} ${booking.id}`),
      `${day} e_${name} ${entry.from}-${entry.to} ${entry.state}`,
    ]
  })
  return [...new Set(lines)]
}

function slotsIn({ pk, sk, ...rest }: Item): string[] {
  return Object.entries(rest).flatMap(([name, value]) => {
    if (/^q\d+$/.test(name)) return [`${pk} ${sk} ${name} ${String(value)}`]
    if (!name.startsWith('e_')) return []
    const { from, to, state } = value as { from: string; to: string; state: string }
    return [`${pk} ${sk} ${name} ${from}-${to} ${state}`]
  })
}

function ledgerFaults(items: readonly Item[], bookings: readonly Booking[]): string[] {
  const ledgers = items.filter(({ type }) => type === 'ledger')
  const listed = ledgers.flatMap(({ sk, ...names }) =>
    Object.keys(names)
      .filter((name) => /^[ou]_/.test(name))
      .map((name) => `${sk} ${name.slice(2)}`),
  )
  const open = bookings
    .filter((booking) => isUndecided(booking))
    .map(({ id, contactId }) => `CONTACT#${contactId} ${id}`)
  const miscounted = ledgers.filter((ledger) => {
    const counted = (prefix: string, count: string) =>
      Object.keys(ledger).filter((name) => name.startsWith(prefix)).length === (ledger[count] ?? 0)
    return !counted('o_', 'open') || !counted('u_', 'unproved')
  })
  return [
    ...difference(open, listed).map((name) => `not in the inbox: ${name}`),
    ...difference(listed, open).map((name) => `in the inbox without a booking: ${name}`),
    ...miscounted.map(({ sk }) => `${sk} counts wrong`),
  ]
}

function difference(some: readonly string[], others: readonly string[]): string[] {
  const known = new Set(others)
  return some.filter((each) => !known.has(each))
}
