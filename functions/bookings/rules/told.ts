import { wayTo } from '../../contacts/rules/recipient.ts'
import type { Booking } from '../schema.ts'

/** Those whom a change concerns, each once: how many hear of it by mail, and whom people have to tell. */
export interface Told {
  mail: number
  call: Booking[]
  comesBy: Booking[]
}

/** Of some bookings, each with the hosts whom mail reaches where a group holds it. */
export function toldOf(held: readonly { booking: Booking; hosts: readonly { id: string }[] }[]): Told {
  const askers = new Map(held.map((each) => [each.booking.group ?? each.booking.contactId, each]))
  const byWay = Map.groupBy(askers.values(), ({ booking, hosts }) => wayTo(booking, hosts))
  const bookingsOf = (way: 'call' | 'comesBy') => (byWay.get(way) ?? []).map(({ booking }) => booking)
  return { mail: byWay.get('mail')?.length ?? 0, call: bookingsOf('call'), comesBy: bookingsOf('comesBy') }
}
