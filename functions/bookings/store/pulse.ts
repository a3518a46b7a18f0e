import type { DueList } from '../../../shared/table/due.ts'
import type { Item, Key, Write } from '../../../shared/table/write.ts'
import { goesAwayAt } from '../rules/deadline.ts'
import type { Booking } from '../schema.ts'

const dueKind = 'pulse'

const pulseKey = (booking: string): Key => ({ pk: `PULSE#${booking}`, sk: 'PULSE' })

/** When to look whether those who hold a standing booking still meet: written with it. One that stands no more is found out then. */
export function pulseWrites(booking: Booking): Write[] {
  const { id, pulse, occurrences } = booking
  if (pulse === undefined) return []
  const key = pulseKey(id)
  const due = { duePk: dueKind, dueAt: pulse.at }
  const item: Item = { ...key, type: 'pulse', ...due, ttl: goesAwayAt(occurrences, 1) }
  return [{ kind: 'put', key, item }]
}

/** Bookings that somebody has to look at for it, by id. */
export const duePulses: DueList<string> = { kind: dueKind, of: ({ pk }) => pk.slice(pulseKey('').pk.length) }

export function noPulseWrite(booking: string): Write {
  return { kind: 'delete', key: pulseKey(booking) }
}
