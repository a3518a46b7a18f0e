import type { Refusal } from '../../shared/refusal.ts'
import { Refusal as Refuse } from '../../shared/refusal.ts'
import type { DueList } from '../../shared/table/due.ts'
import { entity } from '../../shared/table/entity.ts'
import { absent, equals } from '../../shared/table/expression.ts'
import type { Table } from '../../shared/table/table.ts'
import type { Item, Key, Write } from '../../shared/table/write.ts'
import { codeLength } from '../contacts/rules/code.ts'
import { bookingGoesAwayAt, dueAt } from './rules/deadline.ts'
import { packOccurrences } from './schema/pack.ts'
import { ownerOf } from './rules/forgotten.ts'
import { isHidden } from './rules/state.ts'
import { Booking } from './schema.ts'

export const bookingType = 'booking'
const dueKind = 'booking'

/** The partition is what the code on the phone says, so that a code finds its booking without an index. */
const bookingKey = ({ id }: { id: string }): Key => ({ pk: `BOOKING#${id.slice(0, codeLength)}`, sk: id })

/**
 * Whose it is is found by an index once somebody has shown that, or nobody has in time: until then the request costs a write unit less,
 * and most are proved within minutes.
 */
const isIndexed = ({ state }: Booking) => state !== 'unconfirmed'

function bookings(retentionMonths: number) {
  const bookings = entity({
    type: bookingType,
    schema: Booking,
    key: bookingKey,
    extras: (booking: Booking) => {
      const at = dueAt(booking)
      const ttl = bookingGoesAwayAt(booking, retentionMonths)
      const due = at === undefined ? {} : { due: { kind: dueKind, at } }
      return { ttl, ...due, ...(isIndexed(booking) ? { owner: ownerOf(booking) } : {}) }
    },
  })
  const packed = (booking: Booking) => ({
    ...booking,
    occurrences: packOccurrences(booking.occurrences) as Booking['occurrences'],
  })
  return {
    put: (booking: Booking, condition: Pick<Write, 'when' | 'refuse'>): Write => {
      const write = bookings.put(booking, condition)
      return write.kind === 'put' ? { ...write, item: { ...write.item, ...packed(booking) } } : write
    },
  }
}

export async function readBooking(table: Table, id: string): Promise<Booking | undefined> {
  const booking = await readMarkedBooking(table, id)
  return booking && !isHidden(booking) ? booking : undefined
}

/** The same, also while it is being claimed: for those who end what somebody began. */
export async function readMarkedBooking(table: Table, id: string): Promise<Booking | undefined> {
  const item = await table.get(bookingKey({ id }), { consistent: true })
  return item && Booking.parse(item)
}

/** In no order; what has gone away is missing. */
export async function readBookings(
  table: Table,
  ids: readonly string[],
  how: { consistent: boolean } = { consistent: true },
): Promise<Booking[]> {
  return visible(await readBookingItems(table, ids, how))
}

/** The same as they are stored. */
export function readBookingItems(
  table: Table,
  ids: readonly string[],
  how: { consistent: boolean } = { consistent: true },
): Promise<Item[]> {
  return table.getMany(
    ids.map((id) => bookingKey({ id })),
    how,
  )
}

/** Bookings whose id begins so: what a code may mean. */
export async function readBookingsByStart(table: Table, idStart: string): Promise<Booking[]> {
  const items = await table.query({ pk: bookingKey({ id: idStart }).pk, consistent: true })
  return visible(items)
}

function visible(items: readonly Item[]): Booking[] {
  return items.map((item) => Booking.parse(item)).filter((booking) => !isHidden(booking))
}

export const dueBookings: DueList<string> = { kind: dueKind, of: ({ sk }) => sk }

export function newBookingWrite(booking: Booking, retentionMonths: number): Write {
  return bookings(retentionMonths).put(booking, {
    when: [absent('pk')],
    refuse: (found) => (isSameRequest(found, booking) ? 'mine' : new Refuse('conflict', 'key-used-before')),
  })
}

/** The next version of a booking; `mine` if the last line of its history is the one that is written here. */
export function nextBookingWrite(booking: Booking, retentionMonths: number): Write {
  const line = booking.history.at(-1)?.id
  const refuse = (found: Item | undefined): Refusal | 'mine' => {
    const history = found && Booking.parse(found).history
    return history?.some(({ id }) => id === line) ? 'mine' : new Refuse('conflict', 'changed-meanwhile')
  }
  return bookings(retentionMonths).put(booking, { when: [equals('version', booking.version - 1)], refuse })
}

/** A step of a change that takes several: nobody else changes the booking in between. */
export function markedBookingWrite(booking: Booking, retentionMonths: number): Write {
  const isMine = (found: Item | undefined) => {
    const other = found && Booking.parse(found)
    return other?.version === booking.version && JSON.stringify(other.work) === JSON.stringify(booking.work)
  }
  const refuse = (found: Item | undefined): Refusal | 'mine' => (isMine(found) ? 'mine' : changedMeanwhile())
  return bookings(retentionMonths).put(booking, { when: [equals('version', booking.version - 1)], refuse })
}

/** The same without its people; no line of its history tells of that. */
export function forgottenBookingWrite(booking: Booking, retentionMonths: number): Write {
  return bookings(retentionMonths).put(booking, {
    when: [equals('version', booking.version - 1)],
    refuse: changedMeanwhile,
  })
}

export function droppedBookingWrite({ id, version }: Booking): Write {
  const refuse = (found: Item | undefined) => (found === undefined ? 'mine' : changedMeanwhile())
  return { kind: 'delete', key: bookingKey({ id }), when: [equals('version', version)], refuse }
}

/** A series that another one goes on with. */
export function continuedWrite({ id, version }: Booking, continuedBy: string): Write {
  const when = [equals('version', version)]
  const set = { continuedBy, version: version + 1 }
  const refuse = (found: Item | undefined): Refusal | 'mine' =>
    found?.['continuedBy'] === continuedBy ? 'mine' : changedMeanwhile()
  return { kind: 'update', key: bookingKey({ id }), set, when, refuse }
}

/** A transaction that only counts while the booking is still what it was. */
export function sameVersion({ id, version }: Booking): Write {
  return {
    kind: 'check',
    key: bookingKey({ id }),
    when: [equals('version', version)],
    refuse: changedMeanwhile,
  }
}

const changedMeanwhile = () => new Refuse('conflict', 'changed-meanwhile')

/** Same id and same words, or the very same write whose answer got lost. */
function isSameRequest(found: Item | undefined, booking: Booking): boolean {
  const other = Booking.parse(found)
  if (other.history[0]?.id === booking.history[0]?.id) return true
  return other.fingerprint !== undefined && other.fingerprint === booking.fingerprint
}
